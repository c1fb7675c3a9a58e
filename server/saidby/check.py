"""A draft and the rules: which run, what they find, what of it is reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from saidby import selection
from saidby.decisions import NO_DECISIONS, Decisions
from saidby.draft import Draft
from saidby.fingerprints import Fingerprints
from saidby.options import Options
from saidby.quotations.quotation import Kind
from saidby.report import BrokenRule, Diagnostic, Report, from_json, page, to_json
from saidby.rules import RULES
from saidby.rules.base import Finding, Rule

__all__ = ["BrokenRule", "Diagnostic", "Report", "check", "from_json", "to_json"]

# What is said aloud or written by somebody, so that a reader asks who.
_SPEECH = {Kind.DIRECT, Kind.BLOCK, Kind.TRANSCRIPT}


def check(
    draft: Draft,
    options: Options,
    decisions: Decisions = NO_DECISIONS,
    rules: Sequence[Rule] = RULES,
    *,
    strict: bool = False,
) -> Report:
    """Everything the rules have to say about a draft, in text order.

    ``decisions`` are those for this file (``Decisions.for_file``). A rule that raises
    costs only itself and is named in ``Report.broken``; ``strict`` lets it raise.
    """
    broken: list[BrokenRule] = []
    found: list[tuple[Rule, Finding]] = []
    for rule in selection.selected(rules, options, draft.source.path):
        if rule.needs > draft.stage:
            continue
        try:
            found += [(rule, finding) for finding in _run(rule, draft, options)]
        except Exception as error:
            if strict:
                raise
            broken.append(BrokenRule(rule.code, rule.name, type(error).__name__))
    return Report(
        draft.source,
        _diagnostics(draft.source.text, found, options),
        tuple(broken),
        len(draft.quotations.found),
        len(draft.cast.speakers),
        _unattributed(draft),
    )


def _run(rule: Rule, draft: Draft, options: Options) -> list[Finding]:
    findings = list(rule.check(draft, options))
    size = len(draft.source.text)
    if any(finding.span.end > size for finding in findings):
        raise ValueError(f"{rule.code} points past the end of the draft")
    return findings


def _diagnostics(
    text: str, found: Iterable[tuple[Rule, Finding]], options: Options
) -> tuple[Diagnostic, ...]:
    names = Fingerprints(text)
    return tuple(
        Diagnostic(
            rule.code,
            rule.name,
            selection.severity_of(rule, finding.confidence, options),
            finding.span,
            finding.message,
            finding.fixes,
            finding.related,
            names.of(rule.code, finding.span),
            page(rule.code),
            finding.confidence,
        )
        for rule, finding in sorted(found, key=_place)
    )


def _place(item: tuple[Rule, Finding]) -> tuple[int, str, int, str]:
    rule, finding = item
    return finding.span.start, rule.code, finding.span.end, finding.message


def _unattributed(draft: Draft) -> int:
    return sum(
        attribution.speaker is None
        and draft.quotations.found[attribution.quotation].kind in _SPEECH
        for attribution in draft.attributions
    )
