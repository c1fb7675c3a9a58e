"""Every rule, in code order. To add one: write its file, then a line here."""

from __future__ import annotations

from saidby.rules import broken_decision, unknown_suppression, unused_suppression
from saidby.rules.base import Rule

RULES: tuple[Rule, ...] = (
    unused_suppression.RULE,
    unknown_suppression.RULE,
    broken_decision.RULE,
)

# A code, once released, is never reused. A retired code names its heir, or None.
RETIRED: dict[str, str | None] = {}
