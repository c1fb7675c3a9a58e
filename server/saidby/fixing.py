"""Fixes applied to a draft's text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from saidby.findings import Edit, Fix, Severity
from saidby.report import Diagnostic, Report
from saidby.text.source import Source

# A fix may make room for another; more rounds than this mean that two undo each other.
ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Mended:
    """A draft after its fixes, what is left to say of it, and the fixes by code."""

    source: Source
    report: Report
    applied: Counter[str] = field(default_factory=Counter)


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with the fixes made; of two that overlap only the first is."""
    return _edited(text, _together(fixes)[1])


def edits_of(fixes: Iterable[Fix]) -> tuple[Edit, ...]:
    """The edits of the fixes in text order; of two that overlap only the first is."""
    return tuple(_together(fixes)[1])


@dataclass(frozen=True, slots=True)
class Wish:
    """Which fixes are wanted: those of findings at least so severe, ``spared`` ones
    (by fingerprint) left out, and only safe ones unless ``unsafe``."""

    unsafe: bool = False
    least: Severity = Severity.WARNING
    spared: frozenset[str] = frozenset()

    def fixes(self, report: Report) -> list[tuple[Diagnostic, Fix]]:
        """At most one fix for each finding: its first safe one, or its first."""
        return [
            (found, fix)
            for found in report.at_least(self.least).diagnostics
            if found.fingerprint not in self.spared
            and (fix := self._fix(found)) is not None
        ]

    def _fix(self, found: Diagnostic) -> Fix | None:
        safe = next((fix for fix in found.fixes if fix.safe), None)
        return safe or (found.fixes[0] if self.unsafe and found.fixes else None)


def mend(report: Report, examine: Callable[[Source], Report], wish: Wish) -> Mended:
    """Apply the wanted fixes of a report and examine anew until none is left."""
    applied: Counter[str] = Counter()
    for _ in range(ROUNDS):
        wanted = wish.fixes(report)
        made, edits = _together(fix for _, fix in wanted)
        text = _edited(report.source.text, edits)
        if text == report.source.text:
            break
        applied.update(found.code for found, fix in wanted if fix in made)
        report = examine(replace(report.source, text=text))
    return Mended(report.source, report, applied)


def _together(fixes: Iterable[Fix]) -> tuple[list[Fix], list[Edit]]:
    """The fixes that can be made at once, and their edits in text order."""
    made: list[Fix] = []
    edits: list[Edit] = []
    for fix in fixes:
        new = [edit for edit in fix.edits if edit not in edits]
        if not any(_clash(edit, other) for edit in new for other in edits):
            made.append(fix)
            edits += new
    return made, sorted(edits, key=lambda edit: edit.span)


def _clash(one: Edit, other: Edit) -> bool:
    return one.span.overlaps(other.span) or one.span.start == other.span.start


def _edited(text: str, edits: list[Edit]) -> str:
    return "".join(_pieces(text, edits))


def _pieces(text: str, edits: list[Edit]) -> Iterator[str]:
    at = 0
    for edit in edits:
        yield text[at : edit.span.start]
        yield edit.replacement
        at = edit.span.end
    yield text[at:]
