"""Names to be shown beside the text: whose untagged words, whom a pronoun means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from saidby.attribution.attribution import Attribution
from saidby.queries import evidence
from saidby.queries.index import Index, Sort
from saidby.quotations.quotation import Kind, Quotation
from saidby.speakers.cast import MentionKind
from saidby.speakers.pronouns import GENDERS
from saidby.text.spans import Span

_SPOKEN = {Kind.DIRECT, Kind.THOUGHT, Kind.BLOCK}
_THIRD_PERSON = {form for form, gender in GENDERS.items() if gender in "mfpn"}


@dataclass(frozen=True, slots=True)
class Hint:
    """A name for a place. ``doubtful`` if it is rather a guess; ``why`` says on what
    it rests."""

    offset: int
    name: str
    speaker: str
    doubtful: bool
    why: str


def untagged(index: Index, span: Span) -> Iterator[Hint]:
    """The speakers of the quotations in a stretch that no word beside them tells."""
    for number in sorted({n for _, n in index.quotations.within(span)}):
        quotation, settled = index.quotation(number), index.attribution(number)
        if settled is None or settled.speaker is None:
            continue
        if span.start <= quotation.start <= span.end and _is_bare(quotation, settled):
            yield Hint(
                quotation.start,
                index.name(settled.speaker) or settled.speaker,
                settled.speaker,
                evidence.is_doubtful(settled),
                f"{evidence.certainty(settled)}: {evidence.why(settled)}.",
            )


def _is_bare(quotation: Quotation, settled: Attribution) -> bool:
    if quotation.depth or quotation.kind not in _SPOKEN:
        return False
    if settled.cue is not None or settled.place is not None:
        return False
    return settled.mention is None or settled.mention.block not in quotation.blocks


def pronouns(index: Index, span: Span) -> Iterator[Hint]:
    """Whom the pronouns in a stretch of the narration mean, as the draft calls them."""
    short: dict[str, str] = {}
    for place, subject in index.words.within(span):
        mention, who = subject.mention, subject.speaker
        if subject.sort is not Sort.MENTION or mention is None or who is None:
            continue
        pronoun = mention.kind is MentionKind.PRONOUN
        if pronoun and index.line(place).lower() in _THIRD_PERSON:
            if who not in short:
                short[who] = usual_name(index, who)
            yield Hint(place.end, short[who], who, False, index.name(who) or who)


def usual_name(index: Index, id: str) -> str:
    """What the draft mostly calls a speaker, if it calls nobody else so."""
    speaker = index.speaker(id)
    if speaker is None:
        return id
    names = Counter(
        index.line(mention.core)
        for mention in speaker.mentions
        if mention.kind is MentionKind.NAME
    )
    own = [name for name in names if index.bearers.get(name, {id}) == {id}]
    return min(own, key=lambda n: (-names[n], len(n)), default=speaker.name)
