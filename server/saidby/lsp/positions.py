"""Positions of the protocol to offsets and back, in the encoding agreed upon."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from lsprotocol import types as t

from saidby.lsp.texts import Text
from saidby.text.lines import Units
from saidby.text.spans import Span

_BYTES = {"utf-8": 1, "utf-16": 2}
_CODECS = {"utf-8": "utf-8", "utf-16": "utf-16-le"}


@dataclass(frozen=True, slots=True)
class Codec:
    """Counts in the units of one encoding.

    What points past a line means its end, what points past the text its end; what
    points into the middle of a character means its start.
    """

    units: Units = "utf-16"

    def offset(self, text: Text, position: t.Position) -> int:
        if position.line >= len(text.starts):
            return len(text)
        start, stop = text.bounds(position.line)
        size = stop - start
        if self.units == "utf-32" or position.character == 0:
            return start + min(position.character, size)
        line = text.text[start:stop]
        if line.isascii():
            return start + min(position.character, size)
        sizes = range(1, size + 1)
        column = position.character
        return start + bisect_right(sizes, column, key=lambda n: self._width(line[:n]))

    def position(self, text: Text, offset: int) -> t.Position:
        offset = min(max(offset, 0), len(text))
        line = text.line_at(offset)
        start, stop = text.bounds(line)
        before = text.text[start : min(offset, stop)]
        return t.Position(line, self._width(before))

    def range(self, text: Text, span: Span) -> t.Range:
        return t.Range(self.position(text, span.start), self.position(text, span.end))

    def span(self, text: Text, range: t.Range) -> Span:
        """The span of a range; one that is upside down is turned round."""
        ends = self.offset(text, range.start), self.offset(text, range.end)
        return Span(min(ends), max(ends))

    def _width(self, text: str) -> int:
        if self.units == "utf-32" or text.isascii():
            return len(text)
        raw = text.encode(_CODECS[self.units], "surrogatepass")
        return len(raw) // _BYTES[self.units]
