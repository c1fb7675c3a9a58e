"""A quotation that nobody is said to have said.

What it flags
    A whole sentence in quotation marks, in a report, with no speaker: no tag, nothing
    around it that speaks of saying anything, and no quotation before it that it could
    go on with. Headings, single words and phrases, and the turns of a story are not
    flagged.

Why an editor cares
    Words in quotation marks are somebody's. If the draft never says whose, readers
    cannot judge them and nobody can check them.

Example and repair
    ``The pool closes in June. “It is a disgrace for this town.” The vote was five to
    four.`` Name the speaker: ``“It is a disgrace for this town,” said Mara Lindqvist,
    who swims there daily.``

When to switch it off
    For collections of sayings, reviews and advertisements, whose quotations are
    credited elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.attribution.attribution import Attribution
from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.rules.base import Finding, Rule, Severity
from saidby.rules.register import is_story
from saidby.rules.surroundings import is_statement, survey

_HUNCH = 0.3  # confidence of a speaker whom readers may think of


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    if is_story(draft):
        return
    surroundings = survey(draft)
    for attribution in draft.attributions:
        quotation = draft.quotations.found[attribution.quotation]
        if _is_open(attribution) and is_statement(draft, quotation):
            sure = surroundings.untold(quotation)
            if sure:
                yield Finding(quotation.outer[0], "Who said this?", confidence=sure)


def _is_open(attribution: Attribution) -> bool:
    """Whether nothing points to a speaker, not even to one that nobody can name."""
    return (
        attribution.speaker is None
        and attribution.mention is None
        and attribution.cue is None
        and all(guess.confidence < _HUNCH for guess in attribution.candidates)
        and not attribution.claims
    )


RULE = Rule(
    "SB201",
    "unattributed-quotation",
    "A quotation that nobody is said to have said.",
    Severity.WARNING,
    Stage.ATTRIBUTIONS,
    check,
    doc=__doc__,
)
