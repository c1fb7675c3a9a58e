"""A suppression as a value, what it hides, and whether it hid anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saidby.decisions import Decision
from saidby.rules.base import Finding, Rule
from saidby.selection import matches
from saidby.suppressions.stretches import Stretches, Union
from saidby.text.prose import Directive
from saidby.text.spans import Span

Found = tuple[Rule, Finding]
# The number of a suppression and the selector of it that hid something.
Use = tuple[int, str]

# Stands for all rules in a suppression that names none.
ALL = ""
# saidby's findings about its own comments: hidden only by those that name them, or
# the comment with a spelling mistake would hide the finding that tells of it.
OWN = "SB9"


@dataclass(frozen=True, slots=True)
class Suppression:
    """Rules (all of them if ``selectors`` is empty) not to report in some regions."""

    origin: Directive | Decision
    regions: tuple[Span, ...]
    selectors: tuple[str, ...] = ()
    whole_file: bool = False

    def selectors_for(self, rule: Rule) -> list[str]:
        """Which of its selectors mean the rule."""
        if not self.selectors:
            own = rule.code.startswith(OWN)
            return [ALL] if self.whole_file or not own else []
        return [selector for selector in self.selectors if matches(selector, rule)]


def apply(
    found: Sequence[Found], suppressions: Sequence[Suppression]
) -> tuple[list[Found], set[Use]]:
    """The findings that are left, and what hid the others."""
    spans: dict[Rule, list[Span]] = {}
    for rule, finding in found:
        spans.setdefault(rule, []).append(finding.span)
    used: set[Use] = set()
    hidden: dict[Rule, Union] = {}
    for rule, places in spans.items():
        stretches = Stretches(places)
        active = [
            (region, number, selectors)
            for number, suppression in enumerate(suppressions)
            if (selectors := suppression.selectors_for(rule))
            for region in suppression.regions
            if stretches.touch(region)
        ]
        used.update((number, s) for _, number, selectors in active for s in selectors)
        hidden[rule] = Union(region for region, *_ in active)
    return [f for f in found if not hidden[f[0]].touches(f[1].span)], used
