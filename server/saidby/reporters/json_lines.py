"""One JSON object a finding, one a line; ``path`` says in which file.

The other fields are those of a finding in ``schemas/check.schema.json``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from saidby.report import Report
from saidby.reporters.escaping import json_text
from saidby.reporters.json_values import SCHEMA, finding_values
from saidby.reporters.layout import Layout
from saidby.text.lines import LineIndex


def json_lines(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    """Findings only: no findings, no lines."""
    for report in reports:
        lines = LineIndex(report.source.text if report.diagnostics else "")
        head = {"schema": SCHEMA, "path": report.source.path}
        for found in report.diagnostics:
            yield json_text({**head, **finding_values(found, lines)})
