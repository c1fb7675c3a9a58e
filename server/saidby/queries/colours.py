"""What can be told apart by colour: said words, names, pronouns, words of saying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from saidby.queries import evidence
from saidby.queries.index import Index, Sort, Subject
from saidby.queries.references import name_in
from saidby.queries.speaking import is_speech
from saidby.quotations.quotation import Kind
from saidby.speakers.cast import MentionKind
from saidby.text.spans import Span


class Colour(StrEnum):
    QUOTATION = "quotation"
    SPEAKER = "speaker"
    CUE = "cue"
    PRONOUN = "pronoun"


class Shade(StrEnum):
    """What else is true of a place."""

    INTRODUCTION = "introduction"
    UNATTRIBUTED = "unattributed"
    DOUBTFUL = "doubtful"
    THOUGHT = "thought"
    TERM = "term"
    NESTED = "nested"


@dataclass(frozen=True, slots=True)
class Token:
    span: Span
    colour: Colour
    shades: frozenset[Shade] = frozenset()


def tokens(index: Index, span: Span) -> list[Token]:
    """The places in a stretch of the text, in order; none overlaps another.

    Of places that hold one another the inner ones are cut out of the outer.
    """
    found = [*_quoted(index, span), *_words(index, span)]
    return list(_flat(found))


def _quoted(index: Index, span: Span) -> Iterator[Token]:
    for part, number in index.quotations.within(span):
        yield Token(part, Colour.QUOTATION, frozenset(_shades(index, number)))


def _shades(index: Index, number: int) -> Iterator[Shade]:
    quotation, settled = index.quotation(number), index.attribution(number)
    if quotation.depth:
        yield Shade.NESTED
    if quotation.kind is Kind.THOUGHT:
        yield Shade.THOUGHT
    if settled is None:
        return
    if settled.speaker is None:
        speech = is_speech(index.draft, number)
        yield Shade.UNATTRIBUTED if speech else Shade.TERM
    elif evidence.is_doubtful(settled):
        yield Shade.DOUBTFUL


def _words(index: Index, span: Span) -> Iterator[Token]:
    introductions = {
        index.introduction(id) for id in _met(index, span) if id is not None
    }
    for _, subject in index.words.within(span):
        colour = _colour(subject)
        if colour is None:
            continue
        place = _place(subject)
        first = place in introductions and colour is Colour.SPEAKER
        yield Token(place, colour, frozenset([Shade.INTRODUCTION] * first))


def _met(index: Index, span: Span) -> set[str | None]:
    return {subject.speaker for _, subject in index.words.within(span)}


def _place(subject: Subject) -> Span:
    if subject.sort is Sort.MENTION and subject.mention is not None:
        return name_in(subject.mention)
    return subject.span


def _colour(subject: Subject) -> Colour | None:
    """Descriptions ("the keeper") have none: too many words would be coloured."""
    if subject.sort is Sort.CUE:
        return Colour.CUE
    if subject.sort is Sort.LABEL:
        return Colour.SPEAKER
    kind = subject.mention.kind if subject.mention else None
    if kind is MentionKind.NAME:
        return Colour.SPEAKER
    return Colour.PRONOUN if kind is MentionKind.PRONOUN else None


def _flat(found: Iterable[Token]) -> Iterator[Token]:
    """Tokens side by side; where one stands in another, the outer is in two pieces."""
    around: list[Token] = []
    at = 0
    for token in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        while around and around[-1].span.end <= token.span.start:
            yield from _piece(around[-1], at)
            at = max(at, around.pop().span.end)
        if around:
            yield from _piece(around[-1], at, token.span.start)
        at = max(at, token.span.start)
        around.append(token)
    while around:
        yield from _piece(around[-1], at)
        at = max(at, around.pop().span.end)


def _piece(token: Token, start: int, end: int | None = None) -> Iterator[Token]:
    """What is left of a token from one offset to another."""
    first = max(start, token.span.start)
    last = token.span.end if end is None else min(end, token.span.end)
    if first < last:
        whole = (first, last) == (token.span.start, token.span.end)
        yield token if whole else replace(token, span=Span(first, last))
