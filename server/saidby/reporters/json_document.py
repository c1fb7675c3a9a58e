"""Everything in one JSON document: files in the order given, each with its findings.

``schemas/check.schema.json`` describes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from saidby.report import Report
from saidby.reporters.escaping import json_text
from saidby.reporters.json_values import SCHEMA, finding_values
from saidby.reporters.layout import Layout
from saidby.text.lines import LineIndex


def json_document(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    """The document, written file by file, so that many files need little memory."""
    yield f'{{"schema": {SCHEMA}, "files": ['
    last = None
    for report in reports:
        if last is not None:
            yield f"{last},"
        last = json_text(_file_values(report))
    if last is not None:
        yield last
    failed = [
        {"path": failure.path or None, "message": failure.message}
        for failure in layout.failures
    ]
    yield f'], "failed": {json_text(failed)}}}'


def _file_values(report: Report) -> dict[str, Any]:
    lines = LineIndex(report.source.text if report.diagnostics else "")
    return {
        "path": report.source.path,
        "quotations": report.quotations,
        "speakers": report.speakers,
        "unattributed": report.unattributed,
        "findings": [finding_values(found, lines) for found in report.diagnostics],
        "broken": [
            {"code": rule.code, "name": rule.name, "error": rule.error}
            for rule in report.broken
        ],
    }
