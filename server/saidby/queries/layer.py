"""Stretches of a text in order, asked by offset: what stands here, what in there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Any, Generic, TypeVar

from saidby.text.spans import Span

T = TypeVar("T")
Stretch = tuple[Span, T]
# Start, end, a number of its own, and whatever the answer is made of.
Row = tuple[int, int, int, Any]


class Layer(Generic[T]):
    """Spans, each with what it stands for; they may overlap and hold one another.

    What a row stands for is made of it when it is asked for: a novel has ten thousand
    rows, and few are ever looked at.
    """

    def __init__(self, rows: Iterable[Row], make: Callable[[Any], T]) -> None:
        self._rows = sorted(rows)
        self._make = make
        self._starts = [row[0] for row in self._rows]
        # How far any stretch up to this one reaches: where looking back may stop.
        self._reach = list(accumulate((row[1] for row in self._rows), max))

    def __iter__(self) -> Iterator[Stretch[T]]:
        return map(self._made, self._rows)

    def at(self, offset: int) -> list[Stretch[T]]:
        """What an offset stands in, the smallest first.

        An offset lies between two characters: where nothing holds the one after it,
        what ends right there counts.
        """
        near = list(self._back_from(bisect_right(self._starts, offset), offset))
        held = [row for row in near if offset < row[1]]
        found = sorted(held or near, key=lambda row: row[1] - row[0])
        return [self._made(row) for row in found]

    def within(self, span: Span) -> list[Stretch[T]]:
        """What overlaps a stretch of the text, in text order."""
        stop = bisect_left(self._starts, span.end)
        near = list(self._back_from(stop, span.start))
        return [self._made(row) for row in reversed(near) if span.start < row[1]]

    def _back_from(self, stop: int, offset: int) -> Iterator[Row]:
        """The rows before number ``stop`` that reach to an offset, last first."""
        for at in range(stop - 1, -1, -1):
            if self._reach[at] < offset:
                return
            if self._rows[at][1] >= offset:
                yield self._rows[at]

    def _made(self, row: Row) -> Stretch[T]:
        return Span(row[0], row[1]), self._make(row[3])
