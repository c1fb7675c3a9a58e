"""One round of ``saidby check``."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import click

from saidby.cli.arguments import Common
from saidby.cli.drafts import CLEAN, FINDINGS, Drafts
from saidby.cli.mending import Mending
from saidby.cli.output import counted, is_terminal, results, say
from saidby.cli.patching import difference
from saidby.cli.running import Answered, failures_of
from saidby.errors import SaidbyError
from saidby.findings import Severity
from saidby.fixing import Wish
from saidby.report import Report
from saidby.reporters import REPORTERS, Layout, Reporter, statistics
from saidby.workspace.baseline import Baseline, without
from saidby.workspace.discovery import STDIN

_FOR_PEOPLE = ("full", "concise")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked ``check`` to do."""

    output_format: str
    output_file: Path | None
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    min_severity: Severity
    fix: bool
    unsafe_fixes: bool
    diff: bool
    statistics: bool
    baseline: Path | None
    write_baseline: bool
    exit_zero: bool
    color: str

    @classmethod
    def from_options(cls, *, show_information: bool, **given: Any) -> Wanted:
        """Raises UsageError where two options do not go together."""
        if show_information:
            given["min_severity"] = "information"
        given["min_severity"] = Severity(given["min_severity"])
        wanted = cls(**{field.name: given[field.name] for field in fields(cls)})
        for complaint in wanted._conflicts():
            raise click.UsageError(complaint)
        return wanted

    def _conflicts(self) -> Iterator[str]:
        mends = self.fix or self.diff
        if self.write_baseline and not self.baseline:
            yield "--write-baseline needs --baseline FILE."
        if self.write_baseline and mends:
            yield "--write-baseline does not go with --fix or --diff."
        if self.fix and self.diff:
            yield "--fix does not go with --diff."
        if self.unsafe_fixes and not mends:
            yield "--unsafe-fixes needs --fix or --diff."
        if self.statistics and self.output_format not in _FOR_PEOPLE:
            yield f"--statistics does not go with --output-format {self.output_format}."

    @property
    def reporter(self) -> Reporter:
        return statistics if self.statistics else REPORTERS[self.output_format]


def check_once(common: Common, wanted: Wanted) -> int:
    """Check all drafts and print what is found; the exit status."""
    return _Round(common, wanted).run()


class _Round:
    """The drafts on their way from answers to printed reports."""

    def __init__(self, common: Common, wanted: Wanted) -> None:
        self._common = common
        self._wanted = wanted
        self._baseline = _baseline(wanted)
        self._mending = Mending()
        self._found = 0
        self.drafts = Drafts(
            common,
            common.configuration(
                select=wanted.select,
                extend_select=wanted.extend_select,
                ignore=wanted.ignore,
            ),
            "check",
            self._wish_for if wanted.fix or wanted.diff else None,
            wanted.output_file,
        )

    def run(self) -> int:
        try:
            self._do()
        finally:
            # What is written to drafts is said even if the results cannot be.
            self._conclude()
        if self.drafts.status != CLEAN:
            return self.drafts.status
        return FINDINGS if self._found and not self._wanted.exit_zero else CLEAN

    def _do(self) -> None:
        if self._wanted.write_baseline:
            self._write_baseline()
        elif self._wanted.diff:
            self._print(self._differences())
        else:
            layout = replace(_layout(self._wanted), failures=self.drafts.failures)
            self._print(self._wanted.reporter(self._reports(), layout))

    def _wish_for(self, path: str) -> Wish:
        spared = self._baseline.of(path) if self._baseline else frozenset[str]()
        return Wish(self._wanted.unsafe_fixes, self._wanted.min_severity, spared)

    def _print(self, lines: Iterable[str]) -> None:
        to_stderr = self._wanted.fix and STDIN in self._common.paths
        with results(self._wanted.output_file, to_stderr=to_stderr) as write:
            for line in lines:
                with self.drafts.bar.hidden():
                    write(line)

    def _reports(self) -> Iterator[Report]:
        for answered in self.drafts:
            report = self._settled(answered)
            self._say_broken(report)
            shown = report.at_least(self._wanted.min_severity)
            if self._baseline:
                shown = without(shown, self._baseline.of(report.source.path))
            counted = shown.at_least(Severity.WARNING)
            self._found += len(counted.diagnostics)
            yield shown

    def _settled(self, answered: Answered) -> Report:
        """The report as it is when the fixes are made and written."""
        report: Report = answered.answer
        if self._wanted.fix:
            try:
                self._mending.write(answered)
            except SaidbyError as error:
                self.drafts.fail(*failures_of(error))
                return report
        return answered.mended.report if answered.mended else report

    def _differences(self) -> Iterator[str]:
        for answered in self.drafts:
            self._say_broken(answered.answer)
            lines = list(difference(answered))
            self._found += bool(lines)
            yield from lines

    def _write_baseline(self) -> None:
        if self._baseline is None:
            return
        baseline = self._baseline.updated(self._unfiltered())
        try:
            baseline.write()
        except OSError as error:
            self.drafts.admit(f"{baseline.path}: {error.strerror}")
            return
        say(f"{counted(baseline.size, 'finding')} now in {baseline.path}")

    def _unfiltered(self) -> Iterator[Report]:
        """All that would be reported without a baseline."""
        for answered in self.drafts:
            self._say_broken(answered.answer)
            yield answered.answer.at_least(self._wanted.min_severity)

    def _say_broken(self, report: Report) -> None:
        for rule in report.broken:
            place = f"{report.source.path}: {rule.code} ({rule.name})"
            self.drafts.admit(f"internal error in {place}: {rule.error}")

    def _conclude(self) -> None:
        summary = self._mending.summary()
        if summary and not self._common.quiet:
            say(summary)


def _baseline(wanted: Wanted) -> Baseline | None:
    if wanted.baseline is None:
        return None
    if wanted.write_baseline and not wanted.baseline.exists():
        return Baseline(wanted.baseline)
    return Baseline.load(wanted.baseline)


def _layout(wanted: Wanted) -> Layout:
    to_terminal = is_terminal(sys.stdout) and wanted.output_file is None
    color = {"always": True, "never": False}.get(wanted.color)
    if color is None:
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        color = to_terminal and not plain
    width = shutil.get_terminal_size().columns if to_terminal else 80
    return Layout(color, width, str(Path.cwd()))
