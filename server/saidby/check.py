"""A draft and the rules: which run, what they find, what of it is reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from saidby import selection
from saidby.decisions import NO_DECISIONS, Decisions
from saidby.draft import Draft
from saidby.fingerprints import Fingerprints
from saidby.options import Options
from saidby.quotations.quotation import Kind
from saidby.report import BrokenRule, Diagnostic, Report, from_json, page, to_json
from saidby.rules import (
    RULES,
    broken_decision,
    unknown_suppression,
    unused_suppression,
)
from saidby.rules.base import Finding, Rule
from saidby.suppressions.comments import Comments
from saidby.suppressions.decided import Decided
from saidby.suppressions.suppression import Found, apply
from saidby.suppressions.unused import finding_of, unused

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

    ``decisions`` are those for this file (``Decisions.for_file``), ``options`` may be
    narrowed to it (``selection.for_file``). A rule that raises costs only itself and
    is named in ``Report.broken``; ``strict`` lets it raise.
    """
    on = selection.selected(rules, options, draft.source.path)
    ready = [rule for rule in on if rule.needs <= draft.stage]
    found, broken = _run(ready, draft, options, strict)
    failed = {rule.code for rule in broken}
    ran = [rule for rule in ready if rule.code not in failed]
    kept = _unsuppressed(found, ran, draft, decisions, rules)
    return Report(
        draft.source,
        _diagnostics(draft.prose.masked, kept, options),
        broken,
        len(draft.quotations.found),
        len(draft.cast.speakers),
        _unattributed(draft),
    )


def _run(
    ready: Iterable[Rule], draft: Draft, options: Options, strict: bool
) -> tuple[list[Found], tuple[BrokenRule, ...]]:
    found: list[Found] = []
    broken: list[BrokenRule] = []
    for rule in ready:
        try:
            found += [(rule, finding) for finding in _findings(rule, draft, options)]
        except Exception as error:
            if strict:
                raise
            broken.append(BrokenRule(rule.code, rule.name, type(error).__name__))
    return found, tuple(broken)


def _findings(rule: Rule, draft: Draft, options: Options) -> list[Finding]:
    findings = list(rule.check(draft, options))
    size = len(draft.source.text)
    if any(finding.span.end > size for finding in findings):
        raise ValueError(f"{rule.code} points past the end of the draft")
    return findings


def _unsuppressed(
    found: list[Found],
    ran: Sequence[Rule],
    draft: Draft,
    decisions: Decisions,
    rules: Sequence[Rule],
) -> list[Found]:
    """What is left after comments and decisions, and what is wrong with those."""
    comments, decided = Comments(draft.prose), Decided(decisions, draft)
    own = [
        *_own(unknown_suppression.RULE, ran, comments.complaints(rules)),
        *_own(broken_decision.RULE, ran, decided.complaints(rules)),
    ]
    flagged = [finding.span for _, finding in found]
    suppressions = [*comments.suppressions(), *decided.suppressions(flagged)]
    kept, used = apply([*found, *own], suppressions)
    idle = [
        finding
        for suppression, selectors in unused(suppressions, used, ran, rules)
        for finding in finding_of(suppression, selectors, comments, decided)
    ]
    late = _own(unused_suppression.RULE, ran, [*idle, *decided.unused()])
    return kept + apply(list(late), suppressions)[0]


def _own(
    rule: Rule, ran: Sequence[Rule], findings: Iterable[Finding]
) -> Iterator[Found]:
    """Findings about saidby's own comments and decisions, if they are asked for."""
    if rule in ran:
        yield from ((rule, finding) for finding in findings)


def _diagnostics(
    masked: str, found: Iterable[Found], options: Options
) -> tuple[Diagnostic, ...]:
    names = Fingerprints(masked)
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


def _place(item: Found) -> tuple[int, str, int, str]:
    rule, finding = item
    return finding.span.start, rule.code, finding.span.end, finding.message


def _unattributed(draft: Draft) -> int:
    return sum(
        attribution.speaker is None
        and draft.quotations.found[attribution.quotation].kind in _SPEECH
        for attribution in draft.attributions
    )
