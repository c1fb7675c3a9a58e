"""A quotation whose speaker was last named too far away.

What it flags
    A whole sentence in quotation marks, in a report, without a tag and with nothing
    around it that tells who speaks, when the nearest mention of its speaker is more
    than ``far-tag`` words away (60 unless configured).

Why an editor cares
    Readers have lost track by then, and the next name they meet is not the right one.

Example and repair
    Ana Ruiz speaks in the second paragraph; three paragraphs on the budget later,
    ``“It cannot go on like this.”`` stands alone. Tag it: ``“It cannot go on like
    this,” Ruiz said.``

When to switch it off
    In interviews and profiles that quote one person only.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Quotation
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.naming import by_id
from saidby.rules.register import is_story
from saidby.rules.surroundings import is_statement, survey
from saidby.speakers.cast import Mention, Speaker


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    if is_story(draft):
        return
    people, surroundings = by_id(draft), survey(draft)
    for attribution in draft.attributions:
        speaker = people.get(attribution.speaker or "")
        quotation = draft.quotations.found[attribution.quotation]
        if speaker is None or attribution.cue or not is_statement(draft, quotation):
            continue
        words, nearest = _nearest(draft, quotation, speaker)
        sure = surroundings.untold(quotation) if words > options.far_tag else 0
        if nearest is not None and sure:
            yield Finding(
                quotation.outer[0],
                f"Who said this? {speaker.name} was named {words} words away.",
                related=(Related(nearest.span, f"{speaker.name} is named here."),),
                confidence=sure,
            )


def _nearest(
    draft: Draft, quotation: Quotation, speaker: Speaker
) -> tuple[int, Mention | None]:
    """The nearest mention of a speaker, and how many words lie between."""
    found = [
        (_words_between(draft, quotation, mention), mention)
        for mention in speaker.mentions
        if mention.quotation < 0
    ]
    return min(found, key=lambda item: item[0], default=(0, None))


def _words_between(draft: Draft, quotation: Quotation, mention: Mention) -> int:
    text = draft.prose.masked
    if mention.span.end <= quotation.start:
        return len(text[mention.span.end : quotation.start].split())
    return len(text[quotation.end : mention.span.start].split())


RULE = Rule(
    "SB204",
    "far-attribution",
    "A quotation whose speaker was last named too far away.",
    Severity.WARNING,
    Stage.ATTRIBUTIONS,
    check,
    doc=__doc__,
)
