"""A reading of a draft's words: our own frozen view, no library's objects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from saidby.text.spans import Span


@dataclass(slots=True)
class Word:
    """One token of narration, or of the stub that stands for a quotation.

    Not frozen, because a novel has a hundred thousand and freezing triples the cost
    of making them; nobody changes one all the same.

    ``index`` is its place in ``Parse.words``; ``head`` is the index of its
    governor (its own for a root). ``dep`` is a Universal Dependencies relation,
    ``tag`` a Penn Treebank tag, ``entity`` a label (PERSON, ORG, GPE, NORP, MISC)
    or "". ``quotation`` is the number of the quotation whose words these are or
    stand for, -1 outside quotations.
    """

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
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
class Name:
    """Words ``first`` up to but without ``last`` are one name of kind ``label``."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """All words of a draft in text order, their sentences and names.

    Words inside a direct quotation are left out, for one stub in their place;
    what a fragment quotes is part of its sentence and so is kept.
    """

    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    children: tuple[tuple[int, ...], ...]

    def first_from(self, offset: int) -> int:
        """The index of the first word that starts at ``offset`` or later."""
        return bisect_left(self.words, offset, key=_start)

    def words_in(self, span: Span) -> tuple[Word, ...]:
        return self.words[self.first_from(span.start) : self.first_from(span.end)]

    def sentence_of(self, word: Word) -> Sentence:
        return self.sentences[word.sentence]

    def governor(self, word: Word) -> Word | None:
        return None if word.head == word.index else self.words[word.head]

    def name_at(self, word: int) -> Name | None:
        """The name that a word is part of."""
        at = bisect_right(self.names, word, key=_first) - 1
        if at >= 0 and word < self.names[at].last:
            return self.names[at]
        return None


def _start(word: Word) -> int:
    return word.start


def _first(name: Name) -> int:
    return name.first
