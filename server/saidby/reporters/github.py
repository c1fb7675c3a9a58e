"""Workflow commands of GitHub Actions: findings beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from saidby.findings import Severity
from saidby.report import Diagnostic, Report
from saidby.reporters.escaping import one_line
from saidby.reporters.layout import Layout
from saidby.reporters.paths import relative
from saidby.text.lines import LineIndex

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "notice",
}
_IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_DATA, ":": "%3A", ",": "%2C"}


def github(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    """Findings, rules that broke down, and what could not be done at all."""
    for report in reports:
        path = relative(report.source.path, layout.root)
        lines = LineIndex(report.source.text if report.diagnostics else "")
        for found in report.diagnostics:
            yield _command(found, path, lines)
        for rule in report.broken:
            properties = {"title": f"{rule.code} {rule.name}", "file": path}
            message = f"{rule.code} could not be checked ({rule.error})"
            yield _line("error", properties, message)
    for failure in layout.failures:
        properties = {"title": "saidby"}
        if failure.path:
            properties["file"] = relative(failure.path, layout.root)
        yield _line("error", properties, failure.message)


def _command(found: Diagnostic, path: str, lines: LineIndex) -> str:
    start, end = lines.place(found.span.start), lines.place(found.span.end)
    properties = {
        "title": f"{found.code} {found.name}",
        "file": path,
        "line": str(start.line + 1),
        "endLine": str(end.line + 1),
    }
    # Columns are taken only where the line is one.
    if start.line == end.line:
        properties |= {
            "col": str(start.column + 1),
            "endColumn": str(end.column + 1),
        }
    return _line(_COMMANDS[found.severity], properties, found.message)


def _line(command: str, properties: Mapping[str, str], message: str) -> str:
    pairs = (
        f"{key}={_escaped(value, _IN_PROPERTY)}" for key, value in properties.items()
    )
    return f"::{command} {','.join(pairs)}::{_escaped(message, _IN_DATA)}"


def _escaped(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in one_line(text))
