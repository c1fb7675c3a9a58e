"""How many findings there are, by rule and over all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from saidby.report import Diagnostic, Report
from saidby.reporters.layout import Layout


class Tally:
    """Counts reports as they go by."""

    def __init__(self) -> None:
        self._files = 0
        self._files_with_findings = 0
        self._findings: Counter[tuple[str, str]] = Counter()
        self._fixable: Counter[tuple[str, str]] = Counter()

    def add(self, report: Report) -> None:
        self._files += 1
        self._files_with_findings += bool(report.diagnostics)
        self._findings.update(map(_rule, report.diagnostics))
        self._fixable.update(_rule(d) for d in report.diagnostics if d.fixable)

    def summary(self) -> str:
        """One sentence: "3 findings in 2 files (1 fixable with --fix)."."""
        if not self._files:
            return "No files were checked."
        if not self._files_with_findings:
            return f"No findings in {_count(self._files, 'file')}."
        found = _count(self._findings.total(), "finding")
        files = _count(self._files_with_findings, "file")
        fixable = self._fixable.total()
        hint = f" ({fixable} fixable with --fix)" if fixable else ""
        return f"{found} in {files}{hint}."

    def table(self) -> Iterator[str]:
        """A line a rule: count, code, ``[*]`` if any can be fixed, name."""
        most = len(str(max(self._findings.values(), default=0)))
        ranked = sorted(self._findings.items(), key=lambda item: (-item[1], item[0]))
        for rule, count in ranked:
            mark = "[*]" if self._fixable[rule] else "   "
            yield f"{count:>{most}}  {rule[0]}  {mark}  {rule[1]}"


def statistics(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    """Findings by rule, the most frequent first, and a summary."""
    tally = Tally()
    for report in reports:
        tally.add(report)
    yield from tally.table()
    yield tally.summary()


def _rule(found: Diagnostic) -> tuple[str, str]:
    return found.code, found.name


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
