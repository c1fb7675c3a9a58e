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


_PLAIN: frozenset[Shade] = frozenset()
_INTRODUCED = frozenset({Shade.INTRODUCTION})


@dataclass(frozen=True, slots=True)
class Token:
    span: Span
    colour: Colour
    shades: frozenset[Shade] = _PLAIN


def tokens(index: Index, span: Span) -> list[Token]:
    """The places in a stretch of the text, in order; none overlaps another.

    Of places that hold one another the inner ones are cut out of the outer.
    """
    # A quotation reaches out of the stretch, and what it is cut by may stand there.
    parts = [part for part, _ in index.quotations.within(span)]
    wide = Span(
        min([span.start, *(part.start for part in parts)]),
        max([span.end, *(part.end for part in parts)]),
    )
    found = _flat([*_quoted(index, wide), *_words(index, wide)])
    return [token for token in found if token.span.overlaps(span)]


def _quoted(index: Index, span: Span) -> Iterator[Token]:
    for part, number in index.quotations.within(span):
        shades = frozenset(_shades(index, number)) or _PLAIN
        yield Token(part, Colour.QUOTATION, shades)


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
    introductions: dict[str | None, Span | None] = {}
    for _, subject in index.words.within(span):
        colour, who = _colour(subject), subject.speaker
        if colour is None:
            continue
        place = _place(subject)
        if colour is Colour.SPEAKER and who not in introductions:
            introductions[who] = index.introduction(who)
        first = colour is Colour.SPEAKER and place == introductions[who]
        yield Token(place, colour, _INTRODUCED if first else _PLAIN)


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
