"""One line a finding, as compilers print them: ``path:line:column: CODE message``.

Columns count code points, from one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from saidby.report import Report
from saidby.reporters.escaping import one_line, path_shown
from saidby.reporters.layout import Layout
from saidby.text.lines import LineIndex


def concise(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    """Findings, and rules that broke down."""
    for report in reports:
        path = path_shown(report.source.path)
        lines = LineIndex(report.source.text if report.diagnostics else "")
        for found in report.diagnostics:
            place = lines.place(found.span.start)
            where = f"{path}:{place.line + 1}:{place.column + 1}"
            yield f"{where}: {found.code} {one_line(found.message)}"
        for rule in report.broken:
            yield f"{path}: {rule.code} could not be checked ({rule.error})"
