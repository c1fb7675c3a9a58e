"""Offsets to lines and columns and back: the only file that counts code units."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

Units = Literal["utf-8", "utf-16", "utf-32"]

# A line ends at these three only, as in the Language Server Protocol.
# str.splitlines() would also break at U+2028, vertical tab and form feed, all of
# which turn up in pasted copy.
_LINE_END = re.compile(r"\r\n|\n|\r")
_UNIT_BYTES = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
_CODECS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column, both from zero; the column counts code units."""

    line: int
    column: int


def _width(text: str, units: Units) -> int:
    if units == "utf-32":
        return len(text)
    # Lone surrogates are legal in a Python string and must not stop the count.
    return len(text.encode(_CODECS[units], "surrogatepass")) // _UNIT_BYTES[units]


class LineIndex:
    """Where every line of one text starts and stops (line ends left out)."""

    def __init__(self, text: str, units: Units = "utf-32") -> None:
        ends = list(_LINE_END.finditer(text))
        self._text = text
        self._units: Units = units
        self._starts = [0, *(end.end() for end in ends)]
        self._stops = [*(end.start() for end in ends), len(text)]

    def __len__(self) -> int:
        return len(self._starts)

    def line(self, number: int) -> str:
        """The text of a line, from zero, without its line end."""
        return self._text[self._starts[number] : self._stops[number]]

    def start(self, number: int) -> int:
        """The offset at which a line, from zero, starts."""
        return self._starts[number]

    def line_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def place(self, offset: int) -> Place:
        line = self.line_at(offset)
        stop = min(offset, self._stops[line])
        return Place(line, _width(self._text[self._starts[line] : stop], self._units))

    def offset(self, place: Place) -> int:
        """The nearest real offset: clients may point past a line or past the file."""
        if place.line >= len(self._starts):
            return len(self._text)
        start, stop = self._starts[place.line], self._stops[place.line]
        if self._units == "utf-32":
            return min(start + place.column, stop)
        column = 0
        for at in range(start, stop):
            if column >= place.column:
                return at
            column += _width(self._text[at], self._units)
        return stop
