"""Lines of a draft with a stretch of them marked underneath, fit for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, takewhile

from rich.cells import cell_len

from saidby.reporters.escaping import visible
from saidby.text.lines import LineIndex
from saidby.text.spans import Span

_TAB = "    "
_CUT = "…"
_LEAST = 20
# Letters looked at for each cell: some have no width, and there may be many.
_PER_CELL = 4
# Cells of context before a stretch that does not stand at the start of its line.
_BEFORE = 24
_LEAST_BEFORE = 4
# Lines shown of a stretch: the first ones and the last.
_FIRST = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A line, from zero, as shown, and which cells of it are marked."""

    number: int
    text: str
    indent: int
    marked: int


def rows(lines: LineIndex, span: Span, width: int) -> Iterator[Row | None]:
    """The lines that a span stands in; None stands for those left out."""
    first = lines.line_at(span.start)
    last = max(first, lines.line_at(max(span.start, span.end - 1)))
    numbers = [n for n in range(first, last + 1) if n == first or lines.line(n).strip()]
    for count, number in enumerate(numbers):
        if count < _FIRST or number == numbers[-1]:
            yield _row(lines, number, span, max(width, _LEAST))
        elif count == _FIRST:
            yield None


def _row(lines: LineIndex, number: int, span: Span, width: int) -> Row:
    line, base = lines.line(number), lines.start(number)
    start = min(max(span.start - base, 0), len(line))
    end = min(max(span.end - base, start), len(line))
    if span.start < base:
        start += len(line[start:end]) - len(line[start:end].lstrip())
    low, high = _window(line, start, end, width)
    head = _CUT if low else ""
    tail = _CUT if high < len(line) else ""
    before, marked = _shown(line[low:start]), _shown(line[start : min(end, high)])
    text = head + before + marked + _shown(line[min(end, high) : high]) + tail
    return Row(number, text, cell_len(head + before), max(1, cell_len(marked)))


def _window(line: str, start: int, end: int, width: int) -> tuple[int, int]:
    """The part of a line to show, so that the marked part is seen as far as can be."""
    # A paragraph may be one line of a megabyte: nothing here looks at all of it.
    if len(line) <= width and cell_len(_shown(line)) <= width:
        return 0, len(line)
    room = width - 2 * cell_len(_CUT)
    if _ahead(line, start, room) == len(line):
        return _back(line, len(line), room), len(line)
    marked = cell_len(_shown(line[start : min(end, start + width)]))
    low = _back(line, start, min(_BEFORE, max(room - marked, _LEAST_BEFORE)))
    return low, _ahead(line, low, room)


def _back(line: str, at: int, room: int) -> int:
    """The offset that so many cells reach to the left of another."""
    before = line[max(0, at - _PER_CELL * room) : at]
    return at - _fitting(reversed(before), room)


def _ahead(line: str, at: int, room: int) -> int:
    return at + _fitting(line[at : at + _PER_CELL * room], room)


def _fitting(letters: Iterable[str], room: int) -> int:
    """How many of the letters fit into so many cells."""
    widths = accumulate(cell_len(_shown(letter)) for letter in letters)
    return sum(1 for _ in takewhile(lambda width: width <= room, widths))


def _shown(text: str) -> str:
    return visible(text.replace("\t", _TAB))
