"""Stretches of a draft that the markup sets apart, and the blocks that they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from saidby.formats.masking import trim
from saidby.text.prose import Block, BlockKind

_MARKS = (("“", "”"), ("‘", "’"))


@dataclass(frozen=True, slots=True)
class Region:
    """From one boundary to the next; there may be nothing in it."""

    start: int
    end: int
    kind: BlockKind
    group: int = 0


def blocks(masked: str, regions: Iterable[Region]) -> tuple[Block, ...]:
    """The regions that say something, without the blanks at their ends."""
    found = ((trim(masked, one.start, one.end), one) for one in regions)
    return tuple(Block(one.kind, span, one.group) for span, one in found if span)


def nested_mark(depth: int, *, opens: bool) -> str:
    """The mark of a quotation inside ``depth`` others: double, single, double …"""
    return _MARKS[depth % 2][0 if opens else 1]
