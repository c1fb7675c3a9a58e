"""``saidby explain``: what a rule flags, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from saidby.cli.drafts import CLEAN, FAILED
from saidby.cli.output import results, say

if TYPE_CHECKING:
    from saidby.rules.base import Rule


@click.command("explain")
@click.argument("rule", required=False)
def command(rule: str | None) -> int:
    """Explain a rule, given by code or name; without one, list all rules."""
    from saidby import selection
    from saidby.rules import RULES

    found = [known for known in RULES if rule is None or selection.matches(rule, known)]
    if rule is not None and not found:
        say(_unknown(rule))
        return FAILED
    with results() as write:
        for line in _page(found[0]) if len(found) == 1 else map(_line, found):
            write(line)
    return CLEAN


def _unknown(rule: str) -> str:
    from saidby import selection
    from saidby.rules import RETIRED, RULES

    if rule.upper() in RETIRED:
        return f"{rule.upper()} was retired; nothing stands in for it"
    near = selection.nearest(rule, RULES)
    return f"there is no rule {rule!r}" + (f"; did you mean {near}?" if near else "")


def _page(rule: Rule) -> list[str]:
    title = f"{rule.code} {rule.name}"
    state = "on" if rule.default else "off"
    facts = f"{rule.severity.value}, {state} by default, threshold {rule.threshold:g}"
    return [title, "=" * len(title), "", facts, "", *rule.doc.strip().splitlines()]


def _line(rule: Rule) -> str:
    state = "" if rule.default else "  (off by default)"
    return f"{rule.code}  {rule.name}  {rule.severity.value}: {rule.summary}{state}"
