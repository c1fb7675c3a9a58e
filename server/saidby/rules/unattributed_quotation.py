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

import re
from collections.abc import Iterator

from saidby.attribution.attribution import Attribution
from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Kind, Quotation
from saidby.rules.base import Finding, Rule, Severity
from saidby.rules.register import is_story
from saidby.rules.surroundings import announces, has_cue, narration, stands_alone
from saidby.speakers.cast import Mention
from saidby.text.prose import BlockKind

_SENTENCE = re.compile(r"[\W_]*[^\W_a-z].*[.!?…][\W_]*\Z", re.DOTALL)
_LEAST = 4  # words


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    if is_story(draft):
        return
    for attribution in draft.attributions:
        quotation = draft.quotations.found[attribution.quotation]
        if _is_open(attribution) and _is_statement(draft, quotation):
            sure = _confidence(draft, quotation)
            if sure:
                yield Finding(quotation.outer[0], "Who said this?", confidence=sure)


def _is_open(attribution: Attribution) -> bool:
    """Whether nothing points to a speaker, not even to one that nobody can name."""
    return (
        attribution.speaker is None
        and attribution.mention is None
        and attribution.cue is None
        and not attribution.candidates
        and not attribution.claims
    )


def _is_statement(draft: Draft, quotation: Quotation) -> bool:
    if quotation.kind is not Kind.DIRECT or quotation.depth or not quotation.closed:
        return False
    if draft.prose.blocks[quotation.blocks[0]].kind is not BlockKind.PARAGRAPH:
        return False
    said = quotation.text_of(draft.prose.masked)
    return len(said.split()) >= _LEAST and _SENTENCE.match(said) is not None


def _confidence(draft: Draft, quotation: Quotation) -> float:
    """How sure it is that readers are not told; 0 where they may well be."""
    first, last = quotation.blocks[0], quotation.blocks[-1]
    if not stands_alone(draft, quotation) or announces(draft, first - 1):
        return 0
    if any(has_cue(draft, block) for block in range(first, last + 1)):
        return 0
    if _people(draft, first):
        return 0.6
    near = [first - 1, last + 1] if first else [last + 1, last + 2]
    if any(_speaks(draft, block) for block in near):
        return 0.6
    return 0.95


def _people(draft: Draft, block: int) -> bool:
    """Whether the narration of a block mentions anybody."""
    words = {word.index for word in narration(draft, block)}
    return any(mention.word in words for mention in _mentions(draft))


def _mentions(draft: Draft) -> tuple[Mention, ...]:
    return draft.cast.mentions


def _speaks(draft: Draft, block: int) -> bool:
    """Whether a block tells of saying something, or quotes somebody."""
    if has_cue(draft, block) or announces(draft, block):
        return True
    return any(
        attribution.speaker is not None
        and block in draft.quotations.found[attribution.quotation].blocks
        for attribution in draft.attributions
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
