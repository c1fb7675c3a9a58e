"""A suppression as a value, what it hides, and whether it hid anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from saidby.decisions import Decision
from saidby.rules.base import Finding, Rule
from saidby.selection import matches
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

    def holds_at(self, span: Span) -> bool:
        return any(_touch(region, span) for region in self.regions)

    def selectors_for(self, rule: Rule) -> list[str]:
        """Which of its selectors mean the rule."""
        if not self.selectors:
            own = rule.code.startswith(OWN)
            return [ALL] if self.whole_file or not own else []
        return [selector for selector in self.selectors if matches(selector, rule)]


def apply(
    found: Iterable[Found], suppressions: Sequence[Suppression]
) -> tuple[list[Found], set[Use]]:
    """The findings that are left, and what hid the others."""
    kept: list[Found] = []
    used: set[Use] = set()
    for rule, finding in found:
        uses = {
            (number, selector)
            for number, suppression in enumerate(suppressions)
            if suppression.holds_at(finding.span)
            for selector in suppression.selectors_for(rule)
        }
        used |= uses
        if not uses:
            kept.append((rule, finding))
    return kept, used


def _touch(region: Span, span: Span) -> bool:
    if span.size == 0:
        return region.start <= span.start <= region.end
    return region.overlaps(span)
