"""GitLab's Code Quality report: findings in the merge request's widget and diff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from saidby.findings import Severity
from saidby.report import Diagnostic, Report
from saidby.reporters.escaping import json_text
from saidby.reporters.layout import Layout
from saidby.reporters.paths import relative
from saidby.text.lines import LineIndex

_SEVERITIES = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFORMATION: "info",
}


def gitlab(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    """One JSON array."""
    yield json_text(list(_issues(reports, layout)), indent=2)


def _issues(reports: Iterable[Report], layout: Layout) -> Iterator[dict[str, Any]]:
    given: Counter[str] = Counter()
    for report in reports:
        path = relative(report.source.path, layout.root)
        lines = LineIndex(report.source.text if report.diagnostics else "")
        for found in report.diagnostics:
            # One file may be reported twice; GitLab drops what it has seen before.
            key = f"{path}\0{found.fingerprint}"
            given[key] += 1
            yield _issue(found, path, lines, f"{key}\0{given[key]}")


def _issue(found: Diagnostic, path: str, lines: LineIndex, key: str) -> dict[str, Any]:
    last = max(found.span.start, found.span.end - 1)
    return {
        "description": f"{found.code}: {found.message}",
        "check_name": found.code,
        "fingerprint": _digest(key),
        "severity": _SEVERITIES[found.severity],
        "location": {
            "path": path,
            "lines": {
                "begin": lines.line_at(found.span.start) + 1,
                "end": lines.line_at(last) + 1,
            },
        },
    }


def _digest(key: str) -> str:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
