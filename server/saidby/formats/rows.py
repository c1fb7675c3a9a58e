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


def _ends(text: str) -> Iterator[tuple[int, int]]:
    for end in _ROW_END.finditer(text):
        yield end.span()
    yield len(text), len(text)


def chunks(text: str) -> list[list[Row]]:
    """Runs of lines with no blank line between them."""
    found: list[list[Row]] = []
    current: list[Row] = []
    at = 0
    for stop, following in _ends(text):
        span = trim(text, at, stop)
        if span is not None:
            lead = text[at : span.start]
            current.append(Row(span, len(lead) + (_TAB - 1) * lead.count("\t")))
        if span is None or text[stop:following] in _ENDS_CHUNK:
            if current:
                found.append(current)
            current = []
        at = following
    return [*found, current] if current else found
