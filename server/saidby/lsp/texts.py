"""The text of an open document, its lines, and edits as offsets.

A line ends at LF, CRLF and CR only, as the protocol has it; ``str.splitlines`` would
also break at U+2028, form feed and others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Change:
    """``size`` characters put in place of those from ``start`` up to ``end``."""

    start: int
    end: int
    size: int

    @property
    def delta(self) -> int:
        """By how much what comes after moves."""
        return self.size - (self.end - self.start)

    def forth(self, offset: int, *, after: bool = False) -> int:
        """Where an offset of the text before is in the text after.

        What was replaced has no place any more and goes to the start of what came
        instead. At the start of an insertion, ``after`` tells on which side of it.
        """
        if offset < self.start or (offset == self.start and not after):
            return offset
        return offset + self.delta if offset >= self.end else self.start

    def back(self, offset: int) -> int:
        """Where an offset of the text after was in the text before."""
        if offset <= self.start:
            return offset
        if offset >= self.start + self.size:
            return offset - self.delta
        return self.start


class Text:
    """A text with the offsets at which its lines start. Not changed once made."""

    __slots__ = ("starts", "text")

    def __init__(self, text: str, starts: list[int] | None = None) -> None:
        self.text = text
        self.starts = _line_starts(text) if starts is None else starts

    def __len__(self) -> int:
        return len(self.text)

    def line_at(self, offset: int) -> int:
        """The line, from zero, that an offset stands in."""
        return bisect_right(self.starts, offset) - 1

    def bounds(self, line: int) -> tuple[int, int]:
        """Where a line starts, and where it stops before its line end."""
        start, text = self.starts[line], self.text
        if line + 1 == len(self.starts):
            return start, len(text)
        stop = self.starts[line + 1] - 1
        pair = text[stop] == "\n" and stop > start and text[stop - 1] == "\r"
        return start, stop - 1 if pair else stop

    def replaced(self, start: int, end: int, new: str) -> Text:
        """The text with ``new`` in place of ``start`` up to ``end``.

        Only the lines touched are looked at again: a novel has ten thousand.
        """
        text = self.text[:start] + new + self.text[end:]
        # A line feed put after a carriage return makes one line end of both.
        first = self.line_at(max(start - 1, 0))
        last = self.line_at(end) + 1
        low = self.starts[first]
        high = self.starts[last] if last < len(self.starts) else len(self.text)
        delta = len(new) - (end - start)
        inner = _line_starts(text[low : high + delta], low)
        if last < len(self.starts):
            # The start of the next untouched line, which is found once more.
            inner = inner[:-1]
        later = islice(self.starts, last, None)
        starts = self.starts[:first]
        starts += inner
        starts += [at + delta for at in later] if delta else later
        return Text(text, starts)


def difference(before: str, after: str) -> Change:
    """One change that turns a text into another, as small as equal ends allow."""
    limit = min(len(before), len(after))
    head = _agreement(limit, lambda size: before[:size] == after[:size])
    limit -= head
    tail = _agreement(
        limit, lambda n: before[len(before) - n :] == after[len(after) - n :]
    )
    return Change(head, len(before) - tail, len(after) - tail - head)


def _agreement(limit: int, agrees: Callable[[int], bool]) -> int:
    """The largest size, up to a limit, for which two ends are the same."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if agrees(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _line_starts(text: str, base: int = 0) -> list[int]:
    return [base, *(base + found.end() for found in _LINE_END.finditer(text))]
