"""A suppression or decision that suppresses nothing.

What it flags
    A comment (``saidby: ignore SB201``), or an entry of the decisions file, that names
    a rule which finds nothing there. Only rules that ran are judged: with ``--select
    SB1`` no suppression of SB201 is called unused.

Why an editor cares
    The draft has moved on. Left behind, the comment would one day hide a finding that
    nobody has looked at.

Example and repair
    ``<!-- saidby: ignore SB201 -->`` above a paragraph in which every quotation now has
    its speaker: take the comment out. ``--fix`` does.

When to switch it off
    While a text is being moved in from elsewhere with its comments.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.rules.base import Finding, Rule, Severity


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Nothing: what is unused is known only when all other rules have run."""
    yield from ()


RULE = Rule(
    "SB901",
    "unused-suppression",
    "A suppression or decision that suppresses nothing.",
    Severity.WARNING,
    Stage.QUOTATIONS,
    check,
    doc=__doc__,
)
