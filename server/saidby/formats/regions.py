"""Stretches of a draft that the markup sets apart, and the blocks that they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saidby.formats import labels
from saidby.formats.masking import trim
from saidby.formats.rows import Row, chunks
from saidby.formats.wrapping import turns
from saidby.text.prose import Block, BlockKind

_MARKS = (("“", "”"), ("‘", "’"))


@dataclass(frozen=True, slots=True)
class Region:
    """From one boundary to the next; there may be nothing in it."""

    start: int
    end: int
    kind: BlockKind
    group: int = 0


def blocks(
    masked: str, regions: list[Region], notes: frozenset[int] = frozenset()
) -> tuple[Block, ...]:
    """The regions that say something, without the blanks at their ends.

    Turns of a conversation with a line each are blocks of their own, and so is what
    follows the mark of a footnote; ``notes`` are the offsets just after such marks.
    """
    rows = [_rows(masked, one.start, one.end) for one in regions]
    names = labels.find(masked, rows)
    return tuple(
        Block(region.kind, turn.span, region.group)
        for region, some in zip(regions, rows, strict=True)
        for part in _parted(some, notes)
        for turn in turns(masked, part, names)
    )


def _rows(masked: str, start: int, end: int) -> list[Row]:
    if masked.find("\n", start, end) != -1 or masked.find("\r", start, end) != -1:
        return [row for chunk in chunks(masked, start, end) for row in chunk]
    span = trim(masked, start, end)
    return [Row(span, 0)] if span else []


def _parted(rows: list[Row], notes: frozenset[int]) -> Iterator[list[Row]]:
    """The rows up to each footnote's mark."""
    part: list[Row] = []
    for row in rows:
        start = row.span.start
        if part and any(at in notes for at in range(start - 4, start + 1)):
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def nested_mark(depth: int, *, opens: bool) -> str:
    """The mark of a quotation inside ``depth`` others: double, single, double …"""
    return _MARKS[depth % 2][0 if opens else 1]
