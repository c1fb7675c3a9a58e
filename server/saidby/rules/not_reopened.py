"""A quotation carried over paragraphs that is not opened anew.

What it flags
    A paragraph that goes on with the quotation of the one before, which was left open,
    but does not start with an opening mark. A verse or a letter set off inside a speech
    is at most pointed out.

Why an editor cares
    Without the mark, readers take the second paragraph for the writer's own words.

Example and repair
    ``“We were never asked.`` and in the next paragraph ``Nobody called us,” said Mara
    Lindqvist.`` Start the second paragraph with an opening mark: ``“Nobody called
    us,”`` … ``--fix`` does.

When to switch it off
    In texts that open a quotation of several paragraphs only once.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.rules.base import Edit, Finding, Fix, Related, Rule, Severity
from saidby.rules.lapses import Lapse, lapses
from saidby.rules.places import first_word
from saidby.rules.repairs import is_literal
from saidby.text.spans import Span


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    for lapse in lapses(draft):
        starts = [draft.prose.blocks[number].span.start for number in lapse.blocks]
        yield Finding(
            first_word(draft, starts[0]),
            "This paragraph goes on with a quotation but does not open it again.",
            _fixes(draft, lapse, starts),
            (
                Related(lapse.opening, "The quotation begins here."),
                Related(lapse.closing, "It ends here."),
            ),
            confidence=1.0 if lapse.certain else 0.6,
        )


def _fixes(draft: Draft, lapse: Lapse, starts: list[int]) -> tuple[Fix, ...]:
    if not is_literal(draft, lapse.opening):
        return ()
    mark = lapse.opening.of(draft.prose.masked)
    edits = tuple(Edit(Span(start, start), mark) for start in starts)
    title = "Open the quotation again"
    return (Fix(title, edits, safe=lapse.certain),)


RULE = Rule(
    "SB105",
    "not-reopened",
    "A quotation carried over paragraphs that is not opened anew.",
    Severity.WARNING,
    Stage.QUOTATIONS,
    check,
    doc=__doc__,
)
