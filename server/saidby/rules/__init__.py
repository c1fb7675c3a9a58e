"""Every rule, in code order. To add one: write its file, then a line here."""

from __future__ import annotations

from saidby.rules import (
    broken_decision,
    mismatched_marks,
    mixed_marks,
    nested_same_marks,
    not_reopened,
    unclosed_quotation,
    unknown_suppression,
    unopened_quotation,
    unused_suppression,
)
from saidby.rules.base import Rule

RULES: tuple[Rule, ...] = (
    unclosed_quotation.RULE,
    unopened_quotation.RULE,
    mismatched_marks.RULE,
    mixed_marks.RULE,
    not_reopened.RULE,
    nested_same_marks.RULE,
    unused_suppression.RULE,
    unknown_suppression.RULE,
    broken_decision.RULE,
)

# A code, once released, is never reused. A retired code names its heir, or None.
RETIRED: dict[str, str | None] = {}
