"""SARIF 2.1.0, for code scanning: findings, fixes, and what each rule is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from saidby.findings import Fix, Severity
from saidby.report import BrokenRule, Diagnostic, Report, page
from saidby.reporters.escaping import json_text
from saidby.reporters.layout import Failure, Layout
from saidby.reporters.paths import folder_uri, reference
from saidby.text.lines import LineIndex
from saidby.text.spans import Span

if TYPE_CHECKING:
    from saidby.rules.base import Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
}
_ROOT = "ROOT"
# The number belongs to how fingerprints are made: it changes when that does.
_FINGERPRINT = "saidby/v1"

Values = dict[str, Any]


def sarif(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    """One JSON document with one run."""
    results: list[Values] = []
    failed: list[Values] = []
    for report in reports:
        file = _File(report, layout.root)
        results += map(file.result, report.diagnostics)
        failed += map(file.notification, report.broken)
    failed += (_notification(failure, layout.root) for failure in layout.failures)
    run: Values = {
        "tool": {"driver": _driver(_rules())},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [
            {"executionSuccessful": not failed, "toolExecutionNotifications": failed}
        ],
        "results": results,
    }
    if layout.root:
        run["originalUriBaseIds"] = {_ROOT: {"uri": folder_uri(layout.root)}}
    yield json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _driver(rules: Sequence[Rule]) -> Values:
    return {
        "name": "saidby",
        "version": version("saidby"),
        "rules": [_descriptor(rule) for rule in rules],
    }


def _descriptor(rule: Rule) -> Values:
    url = page(rule.code)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.doc.strip() or rule.summary},
        "defaultConfiguration": {
            "enabled": rule.default,
            "level": _LEVELS[rule.severity],
        },
        **({"helpUri": url} if url else {}),
    }


def _notification(failure: Failure, root: str) -> Values:
    said: Values = {"level": "error", "message": {"text": _literal(failure.message)}}
    if failure.path:
        place = {"artifactLocation": _artifact(failure.path, root)}
        said["locations"] = [{"physicalLocation": place}]
    return said


def _artifact(path: str, root: str) -> dict[str, str]:
    uri = reference(path, root)
    if root and "://" not in uri:
        return {"uri": uri, "uriBaseId": _ROOT}
    return {"uri": uri}


class _File:
    """The places of one file."""

    def __init__(self, report: Report, root: str) -> None:
        self._lines = LineIndex(report.source.text if report.diagnostics else "")
        self._artifact = _artifact(report.source.path, root)

    def result(self, found: Diagnostic) -> Values:
        index = next((n for n, r in enumerate(_rules()) if r.code == found.code), None)
        result: Values = {
            "ruleId": found.code,
            "level": _LEVELS[found.severity],
            "message": {"text": _literal(found.message)},
            "locations": [{"physicalLocation": self._place(found.span)}],
            "partialFingerprints": {_FINGERPRINT: found.fingerprint},
        }
        if index is not None:
            result["ruleIndex"] = index
        if found.related:
            result["relatedLocations"] = [
                {
                    "id": number,
                    "physicalLocation": self._place(related.span),
                    "message": {"text": _literal(related.message)},
                }
                for number, related in enumerate(found.related, start=1)
            ]
        if found.fixes:
            result["fixes"] = [self._fix(fix) for fix in found.fixes]
        return result

    def notification(self, rule: BrokenRule) -> Values:
        return {
            "level": "error",
            "message": {"text": f"{rule.code} could not be checked ({rule.error})"},
            "associatedRule": {"id": rule.code},
            "locations": [{"physicalLocation": {"artifactLocation": self._artifact}}],
        }

    def _fix(self, fix: Fix) -> Values:
        replacements = [
            {
                "deletedRegion": self._region(edit.span),
                "insertedContent": {"text": edit.replacement},
            }
            for edit in fix.edits
        ]
        change = {"artifactLocation": self._artifact, "replacements": replacements}
        return {
            "description": {"text": _literal(fix.title)},
            "artifactChanges": [change],
        }

    def _place(self, span: Span) -> Values:
        return {"artifactLocation": self._artifact, "region": self._region(span)}

    def _region(self, span: Span) -> Mapping[str, int]:
        start, end = self._lines.place(span.start), self._lines.place(span.end)
        return {
            "startLine": start.line + 1,
            "startColumn": start.column + 1,
            "endLine": end.line + 1,
            "endColumn": end.column + 1,
            "charOffset": span.start,
            "charLength": span.size,
        }


def _literal(text: str) -> str:
    """Braces stand for arguments in SARIF's messages; doubled, for themselves."""
    return text.replace("{", "{{").replace("}", "}}")


def _rules() -> Sequence[Rule]:
    """Every rule. Only this format lists them; the others need no analysis."""
    from saidby.rules import RULES

    return RULES
