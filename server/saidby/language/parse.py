"""A reading of a draft's words: our own frozen view, no library's objects."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from saidby.text.spans import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One token of narration, or the stub that stands for a quotation.

    ``index`` is its place in ``Parse.words``; ``head`` is the index of its
    governor (its own for a root). ``dep`` is a Universal Dependencies relation,
    ``pos`` a Universal part of speech, ``entity`` an entity label or "".
    ``quotation`` is the number of the quotation whose words these are or stand
    for, -1 outside quotations.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    sentence: int
    quotation: int
    stub: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words ``first`` up to but without ``last``, in the block of that number."""

    first: int
    last: int
    block: int


@dataclass(frozen=True, slots=True)
class Parse:
    """All words of a draft in text order, and their sentences.

    Words inside a direct quotation are left out, for one stub in their place;
    what a fragment quotes is part of its sentence and so is kept.
    """

    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    children: tuple[tuple[int, ...], ...]

    def first_from(self, offset: int) -> int:
        """The index of the first word that starts at ``offset`` or later."""
        return bisect_left(self.words, offset, key=_start)

    def words_in(self, span: Span) -> tuple[Word, ...]:
        return self.words[self.first_from(span.start) : self.first_from(span.end)]


def _start(word: Word) -> int:
    return word.start
