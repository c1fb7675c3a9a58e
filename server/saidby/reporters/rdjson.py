"""Reviewdog's diagnostic format, with fixes as suggestions.

Columns count bytes of UTF-8, from one; ends are exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from saidby.findings import Fix, Severity
from saidby.report import Diagnostic, Report
from saidby.reporters.escaping import json_text
from saidby.reporters.layout import Layout
from saidby.reporters.paths import relative
from saidby.text.lines import LineIndex
from saidby.text.spans import Span

_SEVERITIES = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.INFORMATION: "INFO",
}


def rdjson(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    """One JSON object."""
    diagnostics = [
        diagnostic
        for report in reports
        for diagnostic in _diagnostics(report, layout.root)
    ]
    document = {"source": {"name": "saidby"}, "diagnostics": diagnostics}
    yield json_text(document, indent=2)


def _diagnostics(report: Report, root: str) -> Iterator[dict[str, Any]]:
    path, text = relative(report.source.path, root), report.source.text
    lines = LineIndex(text if report.diagnostics else "", "utf-8")
    for found in report.diagnostics:
        yield _diagnostic(found, path, text, lines)


def _diagnostic(
    found: Diagnostic, path: str, text: str, lines: LineIndex
) -> dict[str, Any]:
    code = {"value": found.code}
    if found.url:
        code["url"] = found.url
    return {
        "message": found.message,
        "location": {"path": path, "range": _range(found.span, lines)},
        "severity": _SEVERITIES[found.severity],
        "code": code,
        "suggestions": [_suggestion(fix, text, lines) for fix in found.fixes],
    }


def _suggestion(fix: Fix, text: str, lines: LineIndex) -> dict[str, Any]:
    """The fix as one replacement: reviewdog takes each suggestion by itself."""
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    whole = Span(edits[0].span.start, max(edit.span.end for edit in edits))
    pieces, at = [], whole.start
    for edit in edits:
        pieces += [text[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return {"range": _range(whole, lines), "text": "".join(pieces)}


def _range(span: Span, lines: LineIndex) -> dict[str, Any]:
    return {"start": _position(span.start, lines), "end": _position(span.end, lines)}


def _position(offset: int, lines: LineIndex) -> dict[str, int]:
    place = lines.place(offset)
    return {"line": place.line + 1, "column": place.column + 1}
