"""Annotated paragraphs as the package's pipeline will read them: speech as stubs.

The package's own reader says what becomes of the text; the tree follows. The stub of
a quotation hangs where the quotation hung, and what hung on the quotation's words
hangs on the stub.
"""

from __future__ import annotations

from dataclasses import replace

from saidby import formats, quotations
from saidby.language import reading
from saidby.text.source import Source
from training.treebank import Named, Paragraph, Token, is_tree

_PLAIN = str.maketrans({"’": "'", "‘": "'", "\n": " ", "\t": " "})
_END_TAGS = {",": ",", ".": ".", "?": ".", "!": "."}


def plain(paragraph: Paragraph) -> Paragraph:
    """The paragraph with its apostrophes and spaces as the package hands them on."""
    tokens = (replace(t, text=t.text.translate(_PLAIN)) for t in paragraph.tokens)
    return replace(
        paragraph, text=paragraph.text.translate(_PLAIN), tokens=tuple(tokens)
    )


def as_read(paragraph: Paragraph) -> Paragraph | None:
    """The paragraph with stubs; None if it quotes nobody, or if its tree breaks."""
    prose = formats.read(Source("paragraph.txt", paragraph.text))
    found = list(reading.read(prose, quotations.find(prose)))
    if len(found) != 1 or not found[0].stubs:
        return None
    return _Reader(paragraph, found[0]).read()


class _Reader:
    """Carries the annotation of a paragraph over to its reading."""

    def __init__(self, paragraph: Paragraph, seen: reading.Reading) -> None:
        self._old = paragraph
        self._seen = seen
        self._place = self._places()
        self._stub_of = self._hidden()
        self._tokens: list[tuple[Token, int, int]] = []  # token, old index, stub

    def _places(self) -> dict[int, int]:
        """Where a character of the paragraph stands in the reading, if it does."""
        made_up = {i for s in self._seen.stubs for i in range(s.start, s.end)}
        places: dict[int, int] = {}
        for at, offset in enumerate(self._seen.offsets):
            if at not in made_up and not self._seen.text[at].isspace():
                places.setdefault(offset, at)
        return places

    def _hidden(self) -> dict[int, int]:
        """Each token that a stub stands for, to the number of the stub."""
        hidden: dict[int, int] = {}
        offsets = self._seen.offsets
        for number, stub in enumerate(self._seen.stubs):
            first, last = offsets[stub.start], offsets[stub.end - 1]
            for at, token in enumerate(self._old.tokens):
                if first <= token.start <= last and token.start not in self._place:
                    hidden[at] = number
        return hidden

    def read(self) -> Paragraph | None:
        if not self._lay_out():
            return None
        index = {old: at for at, (_, old, _) in enumerate(self._tokens) if old >= 0}
        stubs = [
            next(i for i, row in enumerate(self._tokens) if row[2] == number)
            for number in range(len(self._seen.stubs))
        ]
        tokens = [self._linked(at, index, stubs) for at in range(len(self._tokens))]
        if self._old.has_tree and not is_tree([token.head for token in tokens]):
            return None
        return Paragraph(self._seen.text, tuple(tokens), self._names(index))

    def _lay_out(self) -> bool:
        """Finds the tokens' new places; false if one of them was cut in two."""
        text = self._seen.text
        for old, token in enumerate(self._old.tokens):
            at = self._place.get(token.start)
            if old in self._stub_of:
                continue
            if at is None or at + len(token.text) > len(text):
                return False
            word = text[at : at + len(token.text)]
            if word != token.text.translate(_PLAIN) and len(word) > 1:
                return False
            self._tokens.append((replace(token, text=word, start=at), old, -1))
        for number, stub in enumerate(self._seen.stubs):
            yes, end = text[stub.start : stub.end][:3], text[stub.start : stub.end][3:]
            made = Token(yes, stub.start, "UH", lemma=yes.lower())
            self._tokens.append((made, -1, number))
            if end:
                mark = Token(end, stub.start + 3, _END_TAGS.get(end, "."), "punct")
                self._tokens.append((mark, -2, number))
        self._tokens.sort(key=lambda row: row[0].start)
        starts = [token.start for token, _, _ in self._tokens]
        return len(set(starts)) == len(starts)

    def _linked(self, at: int, index: dict[int, int], stubs: list[int]) -> Token:
        token, old, number = self._tokens[at]
        if not self._old.has_tree:
            return replace(token, tag="", dep="", head=-1)
        if old == -2:
            return replace(token, head=stubs[number])
        if old == -1:
            dep, head = self._relation(number)
            return replace(token, dep=dep, head=self._new(head, at, index, stubs))
        head = -1 if token.head == old else token.head
        return replace(token, head=self._new(head, at, index, stubs))

    def _new(self, head: int, at: int, index: dict[int, int], stubs: list[int]) -> int:
        if head < 0:
            return at
        return stubs[self._stub_of[head]] if head in self._stub_of else index[head]

    def _relation(self, number: int) -> tuple[str, int]:
        """How the first of a stub's words that hangs elsewhere does so."""
        for old, token in enumerate(self._old.tokens):
            if self._stub_of.get(old) != number or token.head == old:
                continue
            if self._stub_of.get(token.head) != number and token.dep != "punct":
                return token.dep, token.head
        return "ROOT", -1

    def _names(self, index: dict[int, int]) -> tuple[Named, ...] | None:
        if self._old.names is None:
            return None
        return tuple(
            Named(index[first], index[last - 1] + 1, label)
            for first, last, label in self._old.names
            if first in index and last - 1 in index
        )
