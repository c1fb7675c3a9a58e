"""Findings with their lines of the draft, for people.

The place comes first, as terminals and editors can follow it; then the line with the
stretch in question marked, other places that explain it, and what can be done. The
last line counts. Colours change nothing but colours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import click

from saidby.findings import Fix, Severity
from saidby.report import BrokenRule, Diagnostic, Report
from saidby.reporters.escaping import one_line, path_shown
from saidby.reporters.layout import Layout
from saidby.reporters.snippet import Row, rows
from saidby.reporters.statistics import Tally
from saidby.text.lines import LineIndex
from saidby.text.spans import Span

_COLORS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFORMATION: "blue",
}
_MOST_RELATED = 5

Paint = Callable[[str, str], str]


def full(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    """Findings, rules that broke down, and a summary."""
    tally = Tally()
    explained: set[str] = set()
    for report in reports:
        tally.add(report)
        page = _Page(report, layout, explained)
        for found in report.diagnostics:
            yield from page.finding(found)
            yield ""
        for rule in report.broken:
            yield page.broken(rule)
            yield ""
    yield tally.summary()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch to mark, with what, and what to say of it."""

    span: Span
    sign: str
    color: str
    label: str = ""

    def under(self, row: Row, *, labelled: bool) -> str:
        signs = self.sign * row.marked
        return f"{signs} {self.label}" if self.label and labelled else signs


class _Page:
    """One report on one terminal."""

    def __init__(self, report: Report, layout: Layout, explained: set[str]) -> None:
        self._explained = explained
        self._path = path_shown(report.source.path)
        self._lines = LineIndex(report.source.text if report.diagnostics else "")
        self._width = layout.width
        self._paint: Paint = _colored if layout.color else _uncolored

    def finding(self, found: Diagnostic) -> Iterator[str]:
        color = _COLORS[found.severity]
        place = self._lines.place(found.span.start)
        where = f"{self._path}:{place.line + 1}:{place.column + 1}:"
        what = self._paint(f"{found.severity.value}[{found.code}]:", color)
        yield f"{self._paint(where, 'bold')} {what} {one_line(found.message)}"
        marks = [_Mark(found.span, "^", color)]
        for other in found.related[:_MOST_RELATED]:
            marks.append(_Mark(other.span, "-", "cyan", one_line(other.message)))
        gutter = self._gutter(marks)
        yield from self._marked(marks, gutter)
        notes = list(self._notes(found))
        if notes:
            yield self._bar(gutter)
        yield from (self._note(gutter, note) for note in notes)

    def broken(self, rule: BrokenRule) -> str:
        what = self._paint(f"error[{rule.code}]:", "red")
        cause = f"{rule.name} could not be checked ({rule.error})"
        return f"{self._paint(f'{self._path}:', 'bold')} {what} {cause}"

    def _gutter(self, marks: Iterable[_Mark]) -> int:
        ends = (max(m.span.start, m.span.end - 1) for m in marks)
        return len(str(self._lines.line_at(max(ends)) + 1))

    def _marked(self, marks: Iterable[_Mark], gutter: int) -> Iterator[str]:
        """The lines of all marks; one that has just been shown is not shown again."""
        above: tuple[int, str] | None = None
        for mark in marks:
            shown = list(rows(self._lines, mark.span, self._width - gutter - 3))
            first = shown[0]
            if first is not None and above != (first.number, first.text):
                yield self._bar(gutter)
            for row in shown:
                if row is None:
                    yield self._paint("...", "blue")
                    continue
                if above != (row.number, row.text):
                    yield self._numbered(row, gutter)
                above = (row.number, row.text)
                under = mark.under(row, labelled=row is shown[-1])
                indent = " " * row.indent
                yield f"{self._bar(gutter)} {indent}{self._paint(under, mark.color)}"

    def _numbered(self, row: Row, gutter: int) -> str:
        bar = self._paint(f"{row.number + 1:>{gutter}} |", "blue")
        return f"{bar} {row.text}".rstrip()

    def _bar(self, gutter: int) -> str:
        return self._paint(" " * gutter + " |", "blue")

    def _notes(self, found: Diagnostic) -> Iterator[str]:
        left_out = len(found.related) - _MOST_RELATED
        if left_out > 0:
            yield f"and {left_out} more place{'s' if left_out > 1 else ''}"
        yield from map(_repair, found.fixes)
        # Once is enough: a run may find the same a hundred times.
        if found.code not in self._explained:
            self._explained.add(found.code)
            yield f"see: {found.url or f'saidby explain {found.code}'}"

    def _note(self, gutter: int, note: str) -> str:
        return f"{self._paint(' ' * gutter + ' =', 'blue')} {note}"


def _repair(fix: Fix) -> str:
    kind = "fix with --fix" if fix.safe else "possible fix"
    return f"{kind}: {one_line(fix.title)}"


def _colored(text: str, style: str) -> str:
    bold = style == "bold"
    return click.style(text, fg=None if bold else style, bold=bold)


def _uncolored(text: str, style: str) -> str:
    return text
