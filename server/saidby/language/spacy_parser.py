"""Runs a spaCy pipeline over the narration and copies out what saidby uses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, SENT_START, TAG
from spacy.tokens import Doc

from saidby.errors import ModelError
from saidby.language import labels
from saidby.language.parse import Name, Parse, Sentence, Word
from saidby.language.reading import Reading, read

if TYPE_CHECKING:
    from spacy.language import Language

    from saidby.quotations.quotation import Quotations
    from saidby.text.prose import Prose

PACKAGED = Path(__file__).parent / "pipeline"
_NEEDED = ("tagger", "parser", "ner")
# Parts that saidby has no use for, or does itself for the few words that need it.
_UNUSED = ("attribute_ruler", "lemmatizer", "senter")
_COLUMNS = [HEAD, DEP, TAG, ENT_TYPE, ENT_IOB, SENT_START]
# Longer paragraphs are read in pieces, to bound the memory that one needs.
_MOST_WORDS = 2_000
_BATCH = 128


class SpacyParser:
    """A loaded pipeline. One of these serves a whole process."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._nlp = nlp
        # Called between paragraphs; what it raises ends the parse.
        self.between: Callable[[], None] = _go_on
        self._name = name
        self._strings: dict[int, str] = {0: ""}
        self._lemmas = labels.Lemmas(nlp)
        self._unused = [pipe for pipe in _UNUSED if pipe in nlp.pipe_names]

    @classmethod
    def load(cls, name: str | None, *, remembered: int = 0) -> SpacyParser:
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
        return cls(nlp, f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}")

    @property
    def name(self) -> str:
        return self._name

    def parse(self, prose: Prose, quotations: Quotations) -> Parse:
        pieces = (piece for r in read(prose, quotations) for piece in self._tokens(r))
        with self._nlp.select_pipes(disable=self._unused):
            read_pieces = self._nlp.pipe(pieces, as_tuples=True, batch_size=_BATCH)
            return _Builder(self._strings, self._lemmas).build(read_pieces)

    def _tokens(self, reading: Reading) -> Iterator[tuple[Doc, Reading]]:
        """The words of a block, cut into pieces where it is very long.

        A cut keeps whole readings apart from where their words stand: each piece
        remembers the character at which it starts.
        """
        self.between()
        doc = self._nlp.tokenizer(reading.text)
        if len(doc) <= _MOST_WORDS:
            yield doc, reading
            return
        start = 0
        while start < len(doc):
            end = _cut(doc, start)
            at = doc[start].idx
            stop = doc[end].idx if end < len(doc) else len(reading.text)
            part = _slice(reading, at, stop)
            yield self._nlp.tokenizer(part.text), part
            start = end


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


class _Builder:
    """Puts the words of all pieces into one parse."""

    def __init__(self, strings: dict[int, str], lemmas: labels.Lemmas) -> None:
        self._strings = strings
        self._lemmas = lemmas
        self._words: list[Word] = []
        self._sentences: list[Sentence] = []
        self._names: list[Name] = []

    def build(self, pieces: Iterable[tuple[Doc, Reading]]) -> Parse:
        for doc, reading in pieces:
            self._add(doc, reading)
        children: list[list[int]] = [[] for _ in self._words]
        for word in self._words:
            if word.head != word.index:
                children[word.head].append(word.index)
        return Parse(
            tuple(self._words),
            tuple(self._sentences),
            tuple(self._names),
            tuple(map(tuple, children)),
        )

    def _add(self, doc: Doc, reading: Reading) -> None:
        rows = doc.to_array(_COLUMNS).astype("int64").tolist()
        stub = {at for span in reading.stubs for at in range(span.start, span.end)}
        kept: list[tuple[Any, list[int]]] = []
        place = {}
        for token, row in zip(doc, rows, strict=True):
            if not token.is_space:
                place[token.i] = len(kept)
                kept.append((token, row))
        base = len(self._words)
        for at, (token, row) in enumerate(kept):
            head = place.get(token.i + row[0], at)
            self._open_sentence(base + at, row[5] == 1 or at == 0, reading.block)
            self._words.append(self._word(base + at, token, row, base + head))
            self._place(self._words[-1], token, reading, stub)
            self._name(base + at, row)
        if kept:
            self._close_sentence(len(self._words))

    def _word(self, index: int, token: Any, row: list[int], head: int) -> Word:
        lower = token.lower_
        tag = self._string(token, row[2])
        return Word(
            index=index,
            start=0,
            end=0,
            text=token.text,
            lower=lower,
            lemma=self._lemmas.of(token, lower, tag),
            tag=tag,
            dep=labels.relation(self._string(token, row[1])),
            head=head,
            entity=labels.entity(self._string(token, row[3])),
            sentence=len(self._sentences) - 1,
            quotation=-1,
            stub=False,
        )

    def _place(self, word: Word, token: Any, reading: Reading, stub: set[int]) -> None:
        first, last = token.idx, token.idx + len(token.text) - 1
        word.start = reading.offsets[first]
        word.end = reading.offsets[last] + 1
        word.quotation = reading.quotations[first]
        word.stub = first in stub

    def _string(self, token: Any, key: int) -> str:
        text = self._strings.get(key)
        if text is None:
            # Hashes are unsigned in spaCy and signed in an array.
            text = self._strings[key] = token.vocab.strings[key % 2**64]
        return text

    def _open_sentence(self, index: int, starts: bool, block: int) -> None:
        if starts:
            self._close_sentence(index)
            self._sentences.append(Sentence(index, index, block))

    def _close_sentence(self, end: int) -> None:
        if self._sentences and self._sentences[-1].last == self._sentences[-1].first:
            last = self._sentences[-1]
            self._sentences[-1] = Sentence(last.first, end, last.block)

    def _name(self, index: int, row: list[int]) -> None:
        label = self._words[index].entity
        if not label:
            return
        inside = row[4] == 1
        if inside and self._names and self._names[-1].last == index:
            last = self._names[-1]
            self._names[-1] = Name(last.first, index + 1, last.label)
        else:
            self._names.append(Name(index, index + 1, label))


def fingerprint(name: str | None) -> str:
    """Identifies a pipeline without loading it: its package's name and version."""
    if name is not None:
        return name
    meta = json.loads((PACKAGED / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"
