"""One quotation that the draft gives to two speakers.

What it flags
    A quotation with two tags that name different people, such as one before it and one
    after it. Where one tag is part of what the other tells (“When Tom Cole said, “…,”
    Kate Moss asked why”), nothing is flagged.

Why an editor cares
    One of the two never said it.

Example and repair
    ``Ana Ruiz said: “The gates stay shut,” Kate Moss said.`` Take out the wrong tag.

When to switch it off
    Where people speak in chorus.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby import lexicon
from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Quotation
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.fitting import top_of
from saidby.rules.naming import by_id
from saidby.rules.surroundings import touches
from saidby.speakers.cast import Mention, MentionKind, Speaker

Claim = tuple[Speaker, Mention]


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
            if any(_is_set_in(draft, tag) for tag in (mention, claim)):
                continue
            if _are_apart(draft, quotation, mention, claim):
                claims = ((speaker, mention), (other, claim))
                yield _finding(draft, quotation, claims)
                break


def _is_set_in(draft: Draft, tag: Mention) -> bool:
    """Whether a tag is part of what somebody else tells: “When Tarn said, “…,” Brandt
    asked why”, “Tarn said, “…,” Brandt recalled”."""
    parse = draft.parse
    verb = parse.governor(top_of(parse, tag.word)) if parse is not None else None
    if verb is None or parse is None:
        return False
    below = (parse.words[at] for at in parse.children[verb.index] if at < verb.index)
    opened = any(word.lower in lexicon.lines("subordinators") for word in below)
    return opened or verb.lemma in lexicon.lines("recalling")


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
    draft: Draft, quotation: Quotation, claims: tuple[Claim, Claim]
) -> Finding:
    both = sorted(claims, key=lambda claim: claim[1].span.start)
    names = " and ".join(speaker.name for speaker, _ in both)
    return Finding(
        quotation.outer[0],
        f"{names} are both said to have said this.",
        related=tuple(
            Related(mention.span, f"This gives it to {speaker.name}.")
            for speaker, mention in both
        ),
        confidence=_confidence(draft, quotation, [mention for _, mention in both]),
    )


def _confidence(draft: Draft, quotation: Quotation, tags: list[Mention]) -> float:
    """Less where a tag is a pronoun, or may belong to what comes next."""
    if any(tag.kind is not MentionKind.NAME for tag in tags):
        return 0.7
    before = max(
        (part for part in quotation.outer if part.end <= tags[-1].span.start),
        key=lambda part: part.end,
        default=quotation.outer[0],
    )
    said = before.of(draft.prose.masked).rstrip("”\"'’»›」 ")
    return 0.95 if said.endswith((",", "—", "-")) else 0.7


RULE = Rule(
    "SB301",
    "two-speakers-claimed",
    "One quotation that the draft gives to two speakers.",
    Severity.WARNING,
    Stage.ATTRIBUTIONS,
    check,
    doc=__doc__,
)
