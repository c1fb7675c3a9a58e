"""The part of a quotation that stands in one block, from its marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from saidby.quotations.marks import STYLE_OF, Mark
from saidby.quotations.pairing import Pair
from saidby.quotations.quotation import Stray, Trouble
from saidby.text.prose import FILL
from saidby.text.spans import Span

_BLANK = FILL + " \t\r\n\u00a0\u2009\u200a\u202f\u3000"


@dataclass(frozen=True, slots=True)
class Part:
    """One pair of marks, or one mark and the edge of what it can reach.

    ``outer`` are the stretches with their marks (several where each line opens
    anew), ``spans`` the same without. ``parent`` is the number of the part around.
    """

    block: int
    style: str
    outer: tuple[Span, ...]
    spans: tuple[Span, ...]
    opening: Mark | None
    closing: Mark | None
    parent: int | None

    @property
    def start(self) -> int:
        return self.outer[0].start

    @property
    def end(self) -> int:
        return self.outer[-1].end


def trim(text: str, span: Span) -> Span:
    """A span without the blank space at its ends; empty at its start if all blank."""
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip(_BLANK))
    return Span(
        min(start, span.end), max(start, span.start + len(inner.rstrip(_BLANK)))
    )


def shape(
    text: str, block: int, within: Span, marks: Sequence[Mark], pairs: list[Pair]
) -> tuple[list[Part], list[Stray]]:
    """The parts of a block, their parents numbered within it, and its odd marks."""
    parts: list[Part] = []
    strays: list[Stray] = []
    number_of: dict[int, int | None] = {}
    for number, pair in enumerate(pairs):
        parent = None if pair.parent is None else number_of[pair.parent]
        edge = parts[parent].spans[-1] if parent is not None else within
        opening = None if pair.opening is None else marks[pair.opening]
        closing = None if pair.closing is None else marks[pair.closing]
        strays.extend(
            _troubles(opening, closing, parts[parent] if parent is not None else None)
        )
        outer = _reach(text, opening, closing, edge, parts)
        if outer is None:
            number_of[number] = parent
            continue
        again = [marks[at] for at in pair.again]
        pieces = _cut(outer, again)
        spans = tuple(trim(text, s) for s in _bare(pieces, opening, closing, again))
        if not any(span.size for span in spans):
            number_of[number] = parent
            continue
        number_of[number] = len(parts)
        style = style_of(opening, closing)
        parts.append(Part(block, style, pieces, spans, opening, closing, parent))
    return parts, strays


def style_of(opening: Mark | None, closing: Mark | None) -> str:
    """The convention that a pair follows, by its opening mark if they differ."""
    if opening and closing:
        named = STYLE_OF.get((opening.shape, closing.shape))
        if named:
            return named
    one = opening or closing
    if one is None:
        return ""
    side = 0 if opening else 1
    return next(
        (name for pair, name in STYLE_OF.items() if pair[side] == one.shape),
        one.family,
    )


def _troubles(
    opening: Mark | None, closing: Mark | None, parent: Part | None
) -> Iterable[Stray]:
    if opening and closing:
        if (opening.shape, closing.shape) not in STYLE_OF:
            yield Stray(closing.span, Trouble.STYLES_DIFFER, opening.span)
        if parent and parent.opening and parent.opening.shape == opening.shape:
            yield Stray(opening.span, Trouble.NESTED_ALIKE, closing.span)
    elif opening:
        yield Stray(opening.span, Trouble.NEVER_CLOSED)
    elif closing:
        yield Stray(closing.span, Trouble.NEVER_OPENED)


_SPEECH_START = re.compile(rf"[\s{FILL}_*…\[(.¡¿—–-]*(?:[^\W\d_]|\d)")
_SPEECH_END = re.compile(r"[.,!?…—–-][_*]*\Z")
_SENTENCE_START = re.compile(r"[.!?…][\s\u2060]+")


def _reach(
    text: str,
    opening: Mark | None,
    closing: Mark | None,
    edge: Span,
    parts: Sequence[Part],
) -> Span | None:
    if opening and closing:
        return Span(opening.span.start, closing.span.end)
    if opening:
        if opening.family == "single" and not opening.leads:
            return None
        begins = _SPEECH_START.match(text, opening.span.end, edge.end)
        return Span(opening.span.start, edge.end) if begins else None
    if closing is None or closing.family == "single":
        return None
    start = edge.start
    for part in reversed(parts):
        if part.end <= closing.span.start and edge.start <= part.end:
            after = _SENTENCE_START.search(text, part.end, closing.span.start)
            start = after.end() if after else closing.span.start
            break
    said = text[start : closing.span.start]
    if not _SPEECH_END.search(said) or not said[:1].isupper():
        return None
    return Span(start, closing.span.end)


def _cut(outer: Span, again: Sequence[Mark]) -> tuple[Span, ...]:
    starts = [outer.start, *(mark.span.start for mark in again)]
    return tuple(
        Span(start, end)
        for start, end in zip(starts, [*starts[1:], outer.end], strict=True)
    )


def _bare(
    pieces: tuple[Span, ...],
    opening: Mark | None,
    closing: Mark | None,
    again: Sequence[Mark],
) -> Iterable[Span]:
    openers = [opening, *again]
    for number, (piece, opener) in enumerate(zip(pieces, openers, strict=True)):
        start = opener.span.end if opener else piece.start
        last = number == len(pieces) - 1 and closing
        yield Span(start, closing.span.start if last and closing else piece.end)


def renumber(parts: Iterable[Part], first: int) -> list[Part]:
    """The same parts as numbered from ``first`` on."""
    return [
        part if part.parent is None else replace(part, parent=part.parent + first)
        for part in parts
    ]
