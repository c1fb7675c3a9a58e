"""Which spans touch which regions, for many of both.

A span touches a region if they share a letter; an empty one also at the region's ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from saidby.text.spans import Span

# Closed intervals over doubled offsets: an odd number lies between two letters' ends,
# and so neighbours that share no letter stay apart.
_Interval = tuple[int, int]


class Stretches:
    """Spans, asked whether any of them touches a region."""

    def __init__(self, spans: Iterable[Span]) -> None:
        intervals = sorted(map(_inner, spans))
        self._lows = [low for low, _ in intervals]
        self._reach = list(accumulate((high for _, high in intervals), max))

    def touch(self, region: Span) -> bool:
        low, high = _outer(region)
        before = bisect_right(self._lows, high)
        return before > 0 and self._reach[before - 1] >= low


class Union:
    """Regions taken together, asked whether a span touches any of them."""

    def __init__(self, regions: Iterable[Span]) -> None:
        merged: list[_Interval] = []
        for low, high in sorted(map(_outer, regions)):
            if merged and low <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], high))
            else:
                merged.append((low, high))
        self._lows = [low for low, _ in merged]
        self._highs = [high for _, high in merged]

    def touches(self, span: Span) -> bool:
        low, high = _inner(span)
        before = bisect_right(self._lows, high)
        return before > 0 and self._highs[before - 1] >= low


def _inner(span: Span) -> _Interval:
    if span.size == 0:
        return 2 * span.start, 2 * span.start
    return 2 * span.start + 1, 2 * span.end - 1


def _outer(region: Span) -> _Interval:
    return 2 * region.start, 2 * region.end
