"""Suppressions that suppress nothing, as far as the rules that ran can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from saidby.decisions import Decision
from saidby.rules.base import Finding, Rule
from saidby.selection import matches
from saidby.suppressions.comments import Comments
from saidby.suppressions.decided import Decided
from saidby.suppressions.suppression import ALL, OWN, Suppression, Use


def unused(
    suppressions: Sequence[Suppression],
    used: AbstractSet[Use],
    ran: Sequence[Rule],
    rules: Sequence[Rule],
) -> Iterator[tuple[Suppression, tuple[str, ...]]]:
    """Suppressions with those of their selectors that hid nothing.

    ``ran`` are the rules that could have found something: a selector is judged only
    if all rules it means are among them, those aside that are off by default.
    """
    for number, suppression in enumerate(suppressions):
        idle = tuple(
            selector
            for selector in suppression.selectors or (ALL,)
            if (number, selector) not in used and _is_judged(selector, ran, rules)
        )
        # A file that is left alone altogether is so on purpose.
        if idle and not (suppression.whole_file and idle == (ALL,)):
            yield suppression, idle


def finding_of(
    suppression: Suppression, idle: Sequence[str], comments: Comments, decided: Decided
) -> Iterator[Finding]:
    """What is said of a suppression with idle selectors."""
    origin = suppression.origin
    if isinstance(origin, Decision):
        if not origin.for_many:
            yield decided.useless(origin)
    elif len(idle) < len(suppression.selectors):
        yield Finding(origin.span, f"There is no {', '.join(idle)} here to ignore.")
    else:
        fix = comments.removal(origin)
        yield Finding(origin.span, "There is nothing here to ignore.", (fix,))


def _is_judged(selector: str, ran: Sequence[Rule], rules: Sequence[Rule]) -> bool:
    meant = [
        rule
        for rule in rules
        if (not selector or matches(selector, rule)) and not rule.code.startswith(OWN)
    ]
    needed = [rule for rule in meant if rule.default] or meant
    return bool(needed) and all(rule in ran for rule in needed)
