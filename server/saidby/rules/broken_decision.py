"""An entry of the decisions file that cannot be followed.

What it flags
    An entry that names a rule which does not exist, or that settles the speaker of a
    quotation whose opening words stand in the draft more than once, so that nobody can
    tell which one is meant.

Why an editor cares
    What was settled once is open again, or would be settled in the wrong place.

Example and repair
    Two quotations open with “No, sir”: give the entry the words that stand before the
    right one as ``context``.

When to switch it off
    Hardly ever: an entry nobody needs can be deleted.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.rules.base import Finding, Rule, Severity


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Nothing: the decisions are known only above the rules."""
    yield from ()


RULE = Rule(
    "SB903",
    "broken-decision",
    "An entry of the decisions file that cannot be followed.",
    Severity.WARNING,
    Stage.QUOTATIONS,
    check,
    doc=__doc__,
)
