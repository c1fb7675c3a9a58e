"""One quotation that the draft gives to two speakers.

What it flags
    A quotation with two tags that name different people, such as one before it and one
    after it.

Why an editor cares
    One of the two never said it.

Example and repair
    ``Ana Ruiz said: “The gates stay shut,” Kate Moss said.`` Take out the wrong tag.

When to switch it off
    Where people speak in chorus.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.attribution.attribution import Attribution
from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Quotation
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.naming import by_id
from saidby.rules.surroundings import touches
from saidby.speakers.cast import Mention, MentionKind, Speaker


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    people = by_id(draft)
    for attribution in draft.attributions:
        speaker = people.get(attribution.speaker or "")
        mention = attribution.mention
        quotation = draft.quotations.found[attribution.quotation]
        if speaker is None or mention is None:
            continue
        for claim in attribution.claims:
            other = people.get(draft.cast.meaning.get(claim, ""))
            if other is None or other.id == speaker.id:
                continue
            if _are_apart(draft, quotation, mention, claim):
                yield _finding(draft, attribution, (speaker, mention), (other, claim))
                break


def _are_apart(
    draft: Draft, quotation: Quotation, one: Mention, other: Mention
) -> bool:
    """Whether two tags stand in different places beside a quotation.

    Of two on the same side, the farther one tags something else.
    """
    gaps = {
        sum(part.end <= tag.span.start for part in quotation.outer)
        for tag in (one, other)
    }
    near = all(touches(draft, quotation, tag.span) for tag in (one, other))
    return near and len(gaps) > 1


def _finding(
    draft: Draft,
    attribution: Attribution,
    one: tuple[Speaker, Mention],
    other: tuple[Speaker, Mention],
) -> Finding:
    named = all(mention.kind is MentionKind.NAME for _, mention in (one, other))
    both = sorted((one, other), key=lambda claim: claim[1].span.start)
    names = " and ".join(speaker.name for speaker, _ in both)
    return Finding(
        draft.quotations.found[attribution.quotation].outer[0],
        f"{names} are both said to have said this.",
        related=tuple(
            Related(mention.span, f"This gives it to {speaker.name}.")
            for speaker, mention in both
        ),
        confidence=0.95 if named else 0.7,
    )


RULE = Rule(
    "SB301",
    "two-speakers-claimed",
    "One quotation that the draft gives to two speakers.",
    Severity.WARNING,
    Stage.ATTRIBUTIONS,
    check,
    doc=__doc__,
)
