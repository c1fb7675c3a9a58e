"""Lines of a draft that a parser joined into one text, and where each of them is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from saidby.formats.masking import Masking


@dataclass(frozen=True, slots=True)
class Passage:
    """The inline content of a block, and where each line of it is in the text."""

    content: str
    masking: Masking
    starts: list[int]
    offsets: list[int]
    end: int  # in the text

    def source(self, at: int) -> int:
        line = max(0, bisect_right(self.starts, at) - 1)
        return self.offsets[line] + at - self.starts[line]

    def blank(self, start: int, end: int) -> None:
        for first, last in self._ranges(start, end):
            self.masking.blank(first, last)

    def fill(self, start: int, end: int) -> None:
        for first, last in self._ranges(start, end):
            self.masking.fill(first, last)

    def _ranges(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The range of the content in the text, line by line."""
        if len(self.starts) == 1:
            shift = self.offsets[0] - self.starts[0]
            yield start + shift, end + shift
            return
        line = max(0, bisect_right(self.starts, start) - 1)
        while line < len(self.starts) and self.starts[line] < end:
            first = max(start, self.starts[line])
            past = self.starts[line + 1] if line + 1 < len(self.starts) else end + 1
            # A line's own end is no part of it, nor is the prefix of the next.
            newline = self.content.find("\n", first, min(end, past))
            last = newline if newline != -1 else min(end, past)
            if first < last:
                shift = self.offsets[line] - self.starts[line]
                yield first + shift, last + shift
            line += 1
