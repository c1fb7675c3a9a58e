"""Stretches of a text in order, asked by offset: what stands here, what in there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from saidby.text.spans import Span

T = TypeVar("T")
Stretch = tuple[Span, T]


class Layer(Generic[T]):
    """Spans, each with what it stands for; they may overlap and hold one another."""

    def __init__(self, stretches: Iterable[Stretch[T]]) -> None:
        self._found = sorted(stretches, key=lambda item: (item[0].start, item[0].end))
        self._starts = [span.start for span, _ in self._found]
        # How far any stretch up to this one reaches: where looking back may stop.
        self._reach = list(accumulate((span.end for span, _ in self._found), max))

    def __iter__(self) -> Iterator[Stretch[T]]:
        return iter(self._found)

    def at(self, offset: int) -> list[Stretch[T]]:
        """What an offset stands in, the smallest first.

        An offset lies between two characters: where nothing holds the one after it,
        what ends right there counts.
        """
        near = list(self._back_from(bisect_right(self._starts, offset), offset))
        held = [item for item in near if item[0].holds(offset)]
        return sorted(held or near, key=lambda item: item[0].size)

    def within(self, span: Span) -> list[Stretch[T]]:
        """What overlaps a stretch of the text, in text order."""
        stop = bisect_left(self._starts, span.end)
        near = self._back_from(stop, span.start)
        return [item for item in reversed(list(near)) if item[0].overlaps(span)]

    def _back_from(self, stop: int, offset: int) -> Iterator[Stretch[T]]:
        """The stretches before number ``stop`` that reach to an offset, last first."""
        for at in range(stop - 1, -1, -1):
            if self._reach[at] < offset:
                return
            if self._found[at][0].end >= offset:
                yield self._found[at]
