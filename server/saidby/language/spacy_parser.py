"""Runs a spaCy pipeline over the narration and copies out what saidby uses."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

# Drafts are shared out to processes; threads of the matrix products would only be in
# their way. To be said before NumPy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy
from spacy.attrs import (
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IDX,
    IS_SPACE,
    LOWER,
    NORM,
    ORTH,
    SENT_START,
    TAG,
)
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from saidby import lexicon
from saidby.errors import ModelError
from saidby.language import labels
from saidby.language.parse import Name, Parse, Sentence, Word
from saidby.language.proper import find_names, part_names
from saidby.language.reading import Reading, read
from saidby.language.remembering import Memory, Token, Tokens
from saidby.language.reports import find_reports

if TYPE_CHECKING:
    from spacy.language import Language

    from saidby.quotations.quotation import Quotations
    from saidby.text.prose import Prose

PACKAGED = Path(__file__).parent / "pipeline"
_NEEDED = ("tagger", "parser", "ner")
# Parts that saidby has no use for, or does itself for the few words that need it.
_UNUSED = ("attribute_ruler", "lemmatizer", "senter")
_COLUMNS = [
    *(HEAD, DEP, TAG, ENT_TYPE, ENT_IOB, SENT_START),
    *(IDX, ORTH, LOWER, IS_SPACE),
]
_A_TITLE = "gen."
# Longer paragraphs are read in pieces, to bound the memory that one needs.
_MOST_WORDS = 2_000
_BATCH = 128
_MOST_STRINGS = 100_000


# A block or a part of one: its words, parsed before or to be parsed.
_Piece = tuple[Doc | Tokens, Reading]


class SpacyParser:
    """A loaded pipeline. One of these serves a whole process."""

    def __init__(self, nlp: Language, name: str, remembered: int = 0) -> None:
        self._nlp = nlp
        self._memory = Memory(remembered)
        # Called between paragraphs; what it raises ends the parse.
        self.between: Callable[[], None] = _go_on
        self._name = name
        self._reader = _Reader(nlp)
        self._unused = [pipe for pipe in _UNUSED if pipe in nlp.pipe_names]

    @classmethod
    def load(cls, name: str | None, *, remembered: int = 0) -> SpacyParser:
        """A pipeline by name or path, None for the packaged one.

        It remembers the paragraphs parsed last, ``remembered`` characters of them.
        """
        _multiply_with_numpy()
        try:
            nlp = spacy.load(PACKAGED if name is None else name)
        except (OSError, ImportError, ValueError) as error:
            raise ModelError(
                f"the language model {name!r} cannot be loaded: {error}"
            ) from error
        missing = [pipe for pipe in _NEEDED if pipe not in nlp.pipe_names]
        if missing or nlp.lang != "en":
            lacks = ", ".join(missing) or "English"
            raise ModelError(
                f"the language model {name!r} cannot be used: it lacks {lacks}"
            )
        _know_titles(nlp)
        name = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
        return cls(nlp, name, remembered)

    @property
    def name(self) -> str:
        return self._name

    def parse(self, prose: Prose, quotations: Quotations) -> Parse:
        pieces = (piece for r in read(prose, quotations) for piece in self._pieces(r))
        with self._nlp.select_pipes(disable=self._unused):
            return _Builder().build(self._parsed(pieces))

    def _parsed(self, pieces: Iterable[_Piece]) -> Iterator[tuple[Tokens, Reading]]:
        """The tokens of every piece, in order."""
        batch: list[_Piece] = []
        fresh: dict[str, Doc] = {}
        for piece, reading in pieces:
            batch.append((piece, reading))
            if isinstance(piece, Doc):
                fresh.setdefault(reading.text, piece)
            if len(fresh) == _BATCH:
                yield from self._read(batch, fresh)
                batch, fresh = [], {}
        yield from self._read(batch, fresh)

    def _read(
        self, batch: list[_Piece], fresh: dict[str, Doc]
    ) -> Iterator[tuple[Tokens, Reading]]:
        made: dict[str, Tokens] = {}
        docs = self._nlp.pipe(fresh.values(), batch_size=_BATCH)
        for text, doc in zip(fresh, docs, strict=True):
            made[text] = self._reader.tokens(doc)
            self._memory.put(text, made[text])
        for piece, reading in batch:
            yield made[reading.text] if isinstance(piece, Doc) else piece, reading

    def _pieces(self, reading: Reading) -> Iterator[_Piece]:
        """A block as it is remembered, or its words, cut where it is very long.

        A cut keeps whole readings apart from where their words stand: each piece
        remembers the character at which it starts.
        """
        self.between()
        known = self._memory.get(reading.text)
        if known is not None:
            yield known, reading
            return
        doc = self._words(reading.text)
        if len(doc) <= _MOST_WORDS:
            yield doc, reading
            return
        start = 0
        while start < len(doc):
            end = _cut(doc, start)
            at = doc[start].idx
            stop = doc[end].idx if end < len(doc) else len(reading.text)
            part = _slice(reading, at, stop)
            yield self._memory.get(part.text) or self._words(part.text), part
            start = end

    def _words(self, text: str) -> Doc:
        """The words of a text; no sentence starts between a title and a name."""
        doc = self._cut_up(text)
        for title in _titled().finditer(text):
            name = doc.char_span(title.end(), title.end() + 1, alignment_mode="expand")
            if name is not None:
                name[0].is_sent_start = False
        return doc

    def _cut_up(self, text: str) -> Doc:
        """spaCy takes signs off a word's ends one by one, and copies the rest each
        time: very long ones are cut before."""
        if _UNBROKEN.search(text) is None:
            return self._nlp.tokenizer(text)
        cuts = [0, *(match.end() for match in _UNBROKEN.finditer(text)), len(text)]
        docs = [self._nlp.tokenizer(text[a:b]) for a, b in pairwise(cuts) if a < b]
        words = [word.text for doc in docs for word in doc]
        spaces = [bool(word.whitespace_) for doc in docs for word in doc]
        return Doc(self._nlp.vocab, words=words, spaces=spaces)


# So many signs without a space are more than a word.
_UNBROKEN = re.compile(r"\S{400}")


@cache
def _titled() -> re.Pattern[str]:
    """A title with a full stop, as far as the name that it stands before."""
    forms = (*lexicon.table("titles")["honorifics"], *lexicon.table("titles")["ranks"])
    stopped = {form[:1].upper() + form[1:] for form in forms if form.endswith(".")}
    every = sorted(stopped | set(lexicon.lines("abbreviated_titles")))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, every))})\s+(?=[A-Z])")


def _multiply_with_numpy() -> None:
    """Take NumPy's matrix products: thinc's own are slow on many processors."""
    if type(get_current_ops()) is NumpyOps:
        set_current_ops(NumpyOps(use_blis=False))


def _know_titles(nlp: Language) -> None:
    """Keep "Sgt." whole, to be read as "Gen." is."""
    keep_whole = getattr(nlp.tokenizer, "add_special_case", None)
    if keep_whole is not None:  # a user's own tokenizer may know no exceptions
        for title in lexicon.lines("abbreviated_titles"):
            keep_whole(title, [{ORTH: title, NORM: _A_TITLE}])


def _go_on() -> None:
    """Nobody wants to end the parse."""


def _cut(doc: Doc, start: int) -> int:
    limit = start + _MOST_WORDS
    if limit >= len(doc):
        return len(doc)
    for at in range(limit, start + _MOST_WORDS // 2, -1):
        if doc[at - 1].text in ".!?":
            return at
    return limit


def _slice(reading: Reading, start: int, end: int) -> Reading:
    stubs = [
        type(s)(max(s.start, start) - start, min(s.end, end) - start)
        for s in reading.stubs
        if s.start < end and s.end > start
    ]
    return Reading(
        reading.block,
        reading.text[start:end],
        reading.offsets[start:end],
        reading.quotations[start:end],
        stubs,
    )


class _Reader:
    """Copies out what is wanted of spaCy's documents."""

    def __init__(self, nlp: Language) -> None:
        self._strings: dict[int, str] = {0: ""}
        self._lemmas = labels.Lemmas(nlp)

    def tokens(self, doc: Doc) -> Tokens:
        """The tokens of a parsed text, white space left out."""
        rows = doc.to_array(_COLUMNS).astype("int64").tolist()
        kept = [(place, row) for place, row in enumerate(rows) if not row[-1]]
        at_of = {place: at for at, (place, _) in enumerate(kept)}
        return tuple(
            self._token(doc, place, row, at_of.get(place + row[0], at), at)
            for at, (place, row) in enumerate(kept)
        )

    def _token(self, doc: Doc, place: int, row: list[int], head: int, at: int) -> Token:
        _, dep, tag, entity, inside, opens, start, orth, lower, _ = row
        text, small = self._string(doc, orth), self._string(doc, lower)
        tagged = self._string(doc, tag)
        return Token(
            start=start,
            last=start + len(text) - 1,
            text=text,
            lower=small,
            lemma=self._lemmas.of(doc, place, small, tagged),
            tag=tagged,
            dep=labels.relation(self._string(doc, dep)),
            entity=labels.entity(self._string(doc, entity)),
            head=head,
            opens_sentence=opens == 1 or at == 0,
            goes_on_name=inside == 1,
        )

    def _string(self, doc: Doc, key: int) -> str:
        text = self._strings.get(key)
        if text is None:
            if len(self._strings) > _MOST_STRINGS:
                self._strings = {0: ""}
            # Hashes are unsigned in spaCy and signed in an array.
            text = self._strings[key] = doc.vocab.strings[key % 2**64]
        return text


class _Builder:
    """Puts the words of all pieces into one parse."""

    def __init__(self) -> None:
        self._words: list[Word] = []
        self._sentences: list[Sentence] = []
        self._names: list[Name] = []

    def build(self, pieces: Iterable[tuple[Tokens, Reading]]) -> Parse:
        for tokens, reading in pieces:
            self._add(tokens, reading)
        find_names(self._words, self._sentences)
        names = tuple(part_names(self._words, self._names))
        find_reports(self._words)
        children: list[list[int]] = [[] for _ in self._words]
        for word in self._words:
            if word.head != word.index:
                children[word.head].append(word.index)
        return Parse(
            tuple(self._words),
            tuple(self._sentences),
            names,
            tuple(map(tuple, children)),
        )

    def _add(self, tokens: Tokens, reading: Reading) -> None:
        offsets, quotations = reading.offsets, reading.quotations
        stub = {at for span in reading.stubs for at in range(span.start, span.end)}
        base = len(self._words)
        for index, token in enumerate(tokens, base):
            if token.opens_sentence:
                self._open_sentence(index, reading.block)
            word = Word(
                index,
                offsets[token.start],
                offsets[token.last] + 1,
                token.text,
                token.lower,
                token.lemma,
                token.tag,
                token.dep,
                base + token.head,
                token.entity,
                len(self._sentences) - 1,
                quotations[token.start],
                token.start in stub,
            )
            self._words.append(word)
            if token.entity:
                self._name(index, token)
        if tokens:
            self._close_sentence(len(self._words))

    def _open_sentence(self, index: int, block: int) -> None:
        self._close_sentence(index)
        self._sentences.append(Sentence(index, index, block))

    def _close_sentence(self, end: int) -> None:
        if self._sentences and self._sentences[-1].last == self._sentences[-1].first:
            last = self._sentences[-1]
            self._sentences[-1] = Sentence(last.first, end, last.block)

    def _name(self, index: int, token: Token) -> None:
        if token.goes_on_name and self._names and self._names[-1].last == index:
            last = self._names[-1]
            self._names[-1] = Name(last.first, index + 1, last.label)
        else:
            self._names.append(Name(index, index + 1, token.entity))


def fingerprint(name: str | None) -> str:
    """Identifies a pipeline without loading it: its package's name and version."""
    if name is not None:
        return name
    meta = json.loads((PACKAGED / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"
