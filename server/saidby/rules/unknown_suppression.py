"""A comment to saidby that it does not understand.

What it flags
    ``saidby: ignroe SB201`` (no such instruction), ``saidby: ignore SB291`` (no such
    rule), ``saidby: ignore-start`` that is never ended, ``saidby: ignore-end`` with
    nothing to end, ``saidby: speaker`` without a name.

Why an editor cares
    Someone meant to settle a question, and it is not settled.

Example and repair
    ``% saidby: ignore unatributed-quotation``: use the name in the message or the code.

When to switch it off
    Where another program uses comments that start with ``saidby:``.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.rules.base import Finding, Rule, Severity


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Nothing: which rules there are is known only above them."""
    yield from ()


RULE = Rule(
    "SB902",
    "unknown-suppression",
    "A comment to saidby that it does not understand.",
    Severity.WARNING,
    Stage.QUOTATIONS,
    check,
    doc=__doc__,
)
