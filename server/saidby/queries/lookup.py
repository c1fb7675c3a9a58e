"""What stands at a place of a draft: a quotation, a mention, a cue.

A caret stands between two characters, so what ends at the place counts too; of
several things the smallest is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from saidby.attribution.attribution import Attribution
from saidby.draft import Draft
from saidby.quotations.quotation import Quotation
from saidby.speakers.cast import Mention, Speaker
from saidby.text.spans import Span


def touches(span: Span, place: Span) -> bool:
    """Whether a span and a selection (or caret) share a letter or an edge."""
    return span.start <= place.end and place.start <= span.end


def quotation_at(draft: Draft, place: Span) -> int | None:
    """The number of the innermost quotation at a place, its marks included."""
    numbered = enumerate(draft.quotations.found)
    found = [(whole_of(q).size, n) for n, q in numbered if _is_in(q, place)]
    return min(found)[1] if found else None


def whole_of(quotation: Quotation) -> Span:
    """From the first mark of a quotation to its last."""
    return Span(quotation.start, quotation.end)


def _is_in(quotation: Quotation, place: Span) -> bool:
    return any(touches(part, place) for part in quotation.outer)


def mention_at(draft: Draft, place: Span) -> Mention | None:
    """The shortest mention at a place, one that nobody could be told for too."""
    found = (m for m in all_mentions(draft) if touches(m.span, place))
    return min(found, key=_core_size, default=None)


def all_mentions(draft: Draft) -> Iterator[Mention]:
    """The mentions of the cast, then those that only an attribution knows."""
    yield from draft.cast.mentions
    for attribution in draft.attributions:
        if attribution.mention is not None:
            yield attribution.mention
        yield from attribution.claims


def _core_size(mention: Mention) -> tuple[int, int]:
    return mention.core.size, mention.span.size


def attributions_by(draft: Draft, mention: Mention) -> Iterator[Attribution]:
    """The attributions that rest on a mention."""
    return (a for a in draft.attributions if a.mention == mention)


def attribution_at(draft: Draft, place: Span) -> Attribution | None:
    """Who is said to have said what is at a place, or is told by a tag there."""
    number = quotation_at(draft, place)
    if number is not None:
        return attribution_of(draft, number)
    tagged = (
        (part.size, a.quotation, a)
        for a in draft.attributions
        for part in _tag_of(a)
        if touches(part, place)
    )
    return min(tagged, key=_size, default=(0, 0, None))[2]


def _size(row: tuple[int, int, Attribution | None]) -> tuple[int, int]:
    return row[0], row[1]


def _tag_of(attribution: Attribution) -> Iterable[Span]:
    if attribution.mention is not None:
        yield attribution.mention.span
    if attribution.cue is not None:
        yield attribution.cue.span


def attribution_of(draft: Draft, number: int) -> Attribution | None:
    """The answer for one quotation; None while there are no answers yet."""
    return draft.attributions[number] if draft.attributions else None


def speaker_of(draft: Draft, mention: Mention) -> Speaker | None:
    """Whom a mention means: as the cast has it, or the attribution resting on it."""
    found = draft.cast.of(mention)
    if found is not None:
        return found
    for attribution in attributions_by(draft, mention):
        return draft.cast.speaker(attribution.speaker)
    return None
