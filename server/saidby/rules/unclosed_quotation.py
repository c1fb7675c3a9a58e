"""A quotation that is never closed.

What it flags
    An opening mark without a closing one in its paragraph. A quotation that goes on in
    the next paragraph is meant to stay open, so it is not flagged if that paragraph
    opens it anew.

Why an editor cares
    Readers cannot tell where the words of the speaker end and those of the writer
    begin.

Example and repair
    ``“We were never asked, said Mara Lindqvist.`` Close the quotation where the speaker
    stops: ``“We were never asked,” said Mara Lindqvist.``

When to switch it off
    In texts that leave marks open on purpose, such as verse that opens every line anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Trouble
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.lone_marks import couples


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    closing = couples(draft)
    for stray in draft.quotations.strays:
        if stray.trouble is Trouble.NEVER_CLOSED:
            other = closing.get(stray.span)
            yield Finding(
                stray.span,
                "This quotation is never closed.",
                related=(Related(other, "Is this meant to close it?"),)
                if other
                else (),
            )


RULE = Rule(
    "SB101",
    "unclosed-quotation",
    "A quotation that is never closed.",
    Severity.WARNING,
    Stage.QUOTATIONS,
    check,
    doc=__doc__,
)
