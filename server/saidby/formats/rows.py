"""The lines of a plain text, and the runs of lines between blank ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from saidby.formats.masking import trim
from saidby.text.spans import Span

# Unlike LineIndex: pasted copy parts paragraphs with these, and no editor counts here.
_ROW_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_ENDS_CHUNK = "\f\u2029"
_TAB = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A line that says something: its words, and how far in they start (columns)."""

    span: Span
    indent: int

    @property
    def width(self) -> int:
        return self.indent + self.span.size


def chunks(text: str, start: int = 0, end: int | None = None) -> list[list[Row]]:
    """Runs of lines with no blank line between them, in a range of the text."""
    stop = len(text) if end is None else end
    found: list[list[Row]] = []
    current: list[Row] = []
    at = start
    for line_stop, following in _ends(text, start, stop):
        span = trim(text, at, line_stop)
        if span is not None:
            lead = text[at : span.start]
            current.append(Row(span, len(lead) + (_TAB - 1) * lead.count("\t")))
        if span is None or text[line_stop:following] in _ENDS_CHUNK:
            if current:
                found.append(current)
            current = []
        at = following
    return [*found, current] if current else found


def _ends(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    for end in _ROW_END.finditer(text, start, stop):
        yield end.span()
    yield stop, stop
