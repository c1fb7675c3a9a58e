"""A mark that closes a quotation which was never opened.

What it flags
    A closing mark without an opening one in its paragraph, and a second closing mark
    where one is enough. Of several in a paragraph only the first is flagged.

Why an editor cares
    Readers have taken somebody's words for the writer's own, and find out only at the
    end.

Example and repair
    ``We were never asked,” said Mara Lindqvist.`` Open the quotation where the speaker
    starts: ``“We were never asked,” said Mara Lindqvist.``

When to switch it off
    In texts with marks of another trade that look like quotation marks, such as inches
    in a list of parts.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Trouble
from saidby.rules.base import Finding, Rule, Severity
from saidby.rules.lone_marks import couples
from saidby.rules.places import block_at


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    last = -1
    explained = set(couples(draft).values())
    for stray in draft.quotations.strays:
        if stray.trouble is not Trouble.NEVER_OPENED or stray.span in explained:
            continue
        # The first of two in a paragraph may have been meant to open.
        block = block_at(draft, stray.span.start)
        if block != last:
            yield Finding(stray.span, "This quotation was never opened.")
        last = block


RULE = Rule(
    "SB102",
    "unopened-quotation",
    "A mark that closes a quotation which was never opened.",
    Severity.WARNING,
    Stage.QUOTATIONS,
    check,
    doc=__doc__,
)
