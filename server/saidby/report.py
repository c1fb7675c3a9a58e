"""The outcome of checking one draft: plain values that live without the draft.

Reporters, baselines and the cache work on these alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from saidby.findings import Edit, Fix, Related, Severity
from saidby.text.source import Source
from saidby.text.spans import Span

# Raised whenever the shape below changes, so that an old cache is not misread.
SCHEMA = 1

# Where the rules' pages are published, one ``CODE.md`` each, with a slash at the
# end. Empty while they are only in the package (``saidby explain CODE``).
PAGES = ""

_RANK = {Severity.INFORMATION: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding after configuration, suppressions and decisions.

    ``fingerprint`` is made of the code and the words at the place, so it survives
    moved lines; it is unique within one report. ``url`` is the rule's published
    page, or "".
    """

    code: str
    name: str
    severity: Severity
    span: Span
    message: str
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    url: str = ""
    confidence: float = 1.0

    @property
    def fixable(self) -> bool:
        """Whether ``--fix`` may repair this unasked."""
        return any(fix.safe for fix in self.fixes)


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that raised. ``error`` is the type of the exception, never its text:
    that could quote the draft."""

    code: str
    name: str
    error: str


@dataclass(frozen=True, slots=True)
class Report:
    """One draft's outcome, diagnostics in text order.

    ``unattributed`` counts the quotations of speech that nobody is known to have said.
    """

    source: Source
    diagnostics: tuple[Diagnostic, ...] = ()
    broken: tuple[BrokenRule, ...] = ()
    quotations: int = 0
    speakers: int = 0
    unattributed: int = 0

    def at_least(self, severity: Severity) -> Report:
        """The same report without what is less severe."""
        kept = (d for d in self.diagnostics if _RANK[d.severity] >= _RANK[severity])
        return replace(self, diagnostics=tuple(kept))


def page(code: str) -> str:
    """The address of a rule's page, "" if none is published."""
    return f"{PAGES}{code}.md" if PAGES else ""


def to_json(report: Report) -> dict[str, Any]:
    """A report as plain JSON values, without its source; offsets are code points."""
    return {
        "schema": SCHEMA,
        "quotations": report.quotations,
        "speakers": report.speakers,
        "unattributed": report.unattributed,
        "broken": [[rule.code, rule.name, rule.error] for rule in report.broken],
        "diagnostics": [_diagnostic_to_json(d) for d in report.diagnostics],
    }


def from_json(data: Mapping[str, Any], source: Source) -> Report:
    """The report that ``to_json`` wrote, for the same source.

    Raises ValueError, KeyError or TypeError if ``data`` is not such a report, or if
    it points outside the source.
    """
    if data["schema"] != SCHEMA:
        raise ValueError(f"a report of schema {data['schema']}, not {SCHEMA}")
    report = Report(
        source,
        tuple(_diagnostic_from_json(item) for item in data["diagnostics"]),
        tuple(BrokenRule(*map(str, item)) for item in data["broken"]),
        int(data["quotations"]),
        int(data["speakers"]),
        int(data["unattributed"]),
    )
    if any(span.end > len(source.text) for span in _spans(report)):
        raise ValueError("a place outside the source")
    return report


def _spans(report: Report) -> list[Span]:
    return [
        span
        for found in report.diagnostics
        for span in (
            found.span,
            *(related.span for related in found.related),
            *(edit.span for fix in found.fixes for edit in fix.edits),
        )
    ]


def _diagnostic_to_json(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.value,
        "span": _pair(found.span),
        "message": found.message,
        "fixes": [_fix_to_json(fix) for fix in found.fixes],
        "related": [[*_pair(r.span), r.message] for r in found.related],
        "fingerprint": found.fingerprint,
        "url": found.url,
        "confidence": found.confidence,
    }


def _fix_to_json(fix: Fix) -> dict[str, Any]:
    edits = [[*_pair(edit.span), edit.replacement] for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _diagnostic_from_json(data: Mapping[str, Any]) -> Diagnostic:
    return Diagnostic(
        str(data["code"]),
        str(data["name"]),
        Severity(data["severity"]),
        Span(*map(int, data["span"])),
        str(data["message"]),
        tuple(_fix_from_json(fix) for fix in data["fixes"]),
        tuple(Related(Span(int(a), int(b)), str(m)) for a, b, m in data["related"]),
        str(data["fingerprint"]),
        str(data["url"]),
        float(data["confidence"]),
    )


def _fix_from_json(data: Mapping[str, Any]) -> Fix:
    edits = (Edit(Span(int(a), int(b)), str(text)) for a, b, text in data["edits"])
    return Fix(str(data["title"]), tuple(edits), bool(data["safe"]))
