"""The part of a quotation that stands in one block, from its marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from saidby.quotations.marks import FAMILIES, STYLE_OF, Mark
from saidby.quotations.pairing import Pair
from saidby.quotations.quotation import Stray, Trouble
from saidby.quotations.tags import is_credit, is_tag, speech_verbs, words_of
from saidby.text.prose import FILL
from saidby.text.spans import Span

_BLANK = FILL + " \t\r\n\u00a0\u2009\u200a\u202f\u3000"


@dataclass(frozen=True, slots=True)
class Part:
    """What one pair of marks holds, or what a single mark can reach.

    ``outer`` are the stretches with their marks (several where each line opens
    anew), ``spans`` the same without. ``parent`` is the number of the part around.
    """

    block: int
    style: str
    outer: tuple[Span, ...]
    spans: tuple[Span, ...]
    opening: Mark | None = None
    closing: Mark | None = None
    parent: int | None = None

    @property
    def start(self) -> int:
        return self.outer[0].start

    @property
    def end(self) -> int:
        return self.outer[-1].end


@dataclass(frozen=True, slots=True)
class Page:
    """One block: its number, its place, its marks, and how they pair.

    ``carried`` are the families of marks with which the next block goes on,
    ``refused`` the conventions that are slips in this draft.
    """

    block: int
    within: Span
    marks: Sequence[Mark]
    pairs: Sequence[Pair]
    carried: Collection[str] = ()
    refused: Collection[tuple[str, str]] = ()


def trim(text: str, span: Span) -> Span:
    """A span without the blank space at its ends; empty if there is nothing else."""
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip(_BLANK))
    if start >= span.end:
        return Span(span.start, span.start)
    return Span(start, span.start + len(inner.rstrip(_BLANK)))


def parts_of(
    text: str, page: Page, *, first: int = 0
) -> tuple[list[Part], list[Stray]]:
    """The parts of a block, numbered from ``first`` on, and its marks in trouble."""
    parts: list[Part] = []
    strays: list[Stray] = []
    number_of: dict[int, int | None] = {}
    floor = page.within.start
    for number, pair in enumerate(page.pairs):
        parent = None if pair.parent is None else number_of[pair.parent]
        opening, closing = _marks_of(page, pair)
        around = None if parent is None else parts[parent - first]
        strays.extend(_troubles(page, opening, closing, around))
        edge = _edge(page, pair, around, floor)
        outer = _reach(text, opening, closing, edge)
        part = _part(text, page, pair, outer, parent) if outer else None
        number_of[number] = first + len(parts) if part else parent
        if part:
            parts.append(part)
        if parent is None and closing:
            floor = closing.span.end
    return parts, strays


def _edge(page: Page, pair: Pair, around: Part | None, floor: int) -> Span:
    """How far a single mark can reach: around it, and up to what ends it."""
    edge = Span(floor, page.within.end)
    if around:
        mark = page.marks[pair.opening or pair.closing or 0].span
        holding = (span for span in around.spans if span.holds(mark.start))
        edge = next(holding, around.spans[-1])
    stop = edge.end if pair.stop is None else page.marks[pair.stop].span.start
    return Span(edge.start, stop)


def _marks_of(page: Page, pair: Pair) -> tuple[Mark | None, Mark | None]:
    opening = None if pair.opening is None else page.marks[pair.opening]
    closing = None if pair.closing is None else page.marks[pair.closing]
    return opening, closing


def _part(
    text: str, page: Page, pair: Pair, outer: Span, parent: int | None
) -> Part | None:
    opening, closing = _marks_of(page, pair)
    openers = [opening, *(page.marks[at] for at in pair.again)]
    starts = [outer.start, *(mark.span.start for mark in openers[1:] if mark)]
    stops = [*starts[1:], outer.end]
    pieces = tuple(Span(a, b) for a, b in zip(starts, stops, strict=True))
    spans = tuple(
        trim(text, _bare(piece, opener, closing))
        for piece, opener in zip(pieces, openers, strict=True)
    )
    full = [(a, b) for a, b in zip(pieces, spans, strict=True) if b.size]
    if not full:
        return None
    pieces, spans = tuple(a for a, _ in full), tuple(b for _, b in full)
    style = style_of(opening, closing)
    return Part(page.block, style, pieces, spans, opening, closing, parent)


def _bare(piece: Span, opening: Mark | None, closing: Mark | None) -> Span:
    start = opening.span.end if opening else piece.start
    closes = closing and closing.span.end == piece.end
    return Span(start, closing.span.start if closing and closes else piece.end)


def style_of(opening: Mark | None, closing: Mark | None) -> str:
    """The convention that a pair follows, by its opening mark if they differ."""
    if opening and closing and (opening.shape, closing.shape) in STYLE_OF:
        return STYLE_OF[opening.shape, closing.shape]
    mark, side = (opening, 0) if opening else (closing, 1)
    if mark is None:
        return ""
    named = (name for pair, name in STYLE_OF.items() if pair[side] == mark.shape)
    return next(named, mark.family)


def _troubles(
    page: Page, opening: Mark | None, closing: Mark | None, around: Part | None
) -> Iterator[Stray]:
    if opening and closing:
        shapes = (opening.shape, closing.shape)
        spanish = opening.leads and opening.shape == "»"
        if shapes not in STYLE_OF or (shapes in page.refused and not spanish):
            yield Stray(closing.span, Trouble.STYLES_DIFFER, opening.span)
        if around and around.opening and around.opening.shape == opening.shape:
            yield Stray(opening.span, Trouble.NESTED_ALIKE, closing.span)
    elif opening:
        yield Stray(opening.span, Trouble.NEVER_CLOSED)
    elif closing:
        yield Stray(closing.span, Trouble.NEVER_OPENED)


_SPEECH_START = re.compile(rf"[\s{FILL}\"'“‘«„_*…\[(.¡¿@#$—–-]*[^\W_]")


def _reach(
    text: str, opening: Mark | None, closing: Mark | None, edge: Span
) -> Span | None:
    """What the marks take in; None if a single mark takes in nothing."""
    if opening and closing:
        return Span(opening.span.start, closing.span.end)
    if opening:
        begins = _SPEECH_START.match(text, opening.span.end, edge.end)
        return Span(opening.span.start, edge.end) if begins else None
    return _said_before(text, closing, edge) if closing else None


_AFTER_MARK = frozenset("".join(FAMILIES))
_SPEECH_END = re.compile(r"[.,!?…—–-][_*\u2060]*\Z")
_COMMA_END = re.compile(r"[,!?—–-][_*\u2060]*\Z")
_SENTENCE_END = re.compile(r"[.!?…][\s\u2060]+")


def _said_before(text: str, closing: Mark, edge: Span) -> Span | None:
    """The words that a lone closing mark ends: from the last place one may start."""
    start, stop = edge.start, closing.span.start
    at_head = text[max(0, start - 1) : start] not in _AFTER_MARK
    if not at_head:
        end = _SENTENCE_END.search(text, start, stop)
        start = end.end() if end else stop
    ending = text[max(start, stop - 4) : stop]
    if start >= stop or not text[start].isupper() or not _SPEECH_END.search(ending):
        return None
    at_end = closing.span.end >= edge.end
    if at_end and stop - start < 80 and is_credit(text[start:stop]):
        return None
    words = words_of(text[start : min(stop, start + 60)])
    if len(words) <= 4 and words[-1] in speech_verbs() and words[-1][-3:] != "ing":
        return None  # He says,” there are …”: the mark should open what follows.
    tagged = is_tag(text[closing.span.end : min(closing.span.end + 60, edge.end)])
    if not at_head and not (tagged and _COMMA_END.search(ending)):
        return None
    return Span(start, closing.span.end)
