"""Everyone in a draft with all that they say, for a list of speakers beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saidby.attribution.attribution import Attribution
from saidby.queries import evidence
from saidby.queries.index import Index
from saidby.queries.outline import shortened
from saidby.queries.references import name_in
from saidby.queries.speaking import Speaking, is_speech, share
from saidby.speakers.cast import Speaker
from saidby.text.spans import Span

_TEXT = 120  # characters


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation; ``mention`` is the words that name whose it is, if any do."""

    id: str
    spans: tuple[Span, ...]
    text: str
    confidence: float
    method: str
    kind: str
    mention: Span | None


@dataclass(frozen=True, slots=True)
class Part:
    """One speaker's part in a draft; ``share`` is of all quoted words, 0 to 1."""

    speaker: Speaker
    quotations: int
    words: int
    share: float
    introduction: Span | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """``parts`` are in order of introduction; ``doubtful`` quotes are in them too."""

    parts: tuple[Part, ...]
    unattributed: tuple[Quote, ...]
    doubtful: tuple[Quote, ...]


def roster(index: Index) -> Roster:
    """Everyone who is named or quoted, what nobody says, what is rather a guess."""
    answers = index.draft.attributions
    nobodys = [n for n in index.said_by.get(None, ()) if is_speech(index.draft, n)]
    doubts = [a.quotation for a in answers if evidence.is_doubtful(a)]
    return Roster(
        tuple(_part(index, speaker) for speaker in index.draft.cast.speakers),
        tuple(_quotes(index, nobodys)),
        tuple(_quotes(index, doubts)),
    )


def _part(index: Index, speaker: Speaker) -> Part:
    row = index.speaking.get(speaker.id, Speaking(speaker.name))
    return Part(
        speaker,
        row.quotations,
        row.words,
        share(row, index.speaking.values()),
        index.introduction(speaker.id),
        tuple(_quotes(index, index.said_by.get(speaker.id, ()))),
    )


def _quotes(index: Index, numbers: Iterable[int]) -> Iterator[Quote]:
    for number in numbers:
        quotation = index.quotation(number)
        settled = index.draft.attributions[number]
        yield Quote(
            f"q{number + 1}",
            quotation.outer,
            shortened(index.words_of(number), _TEXT),
            round(settled.confidence, 4),
            settled.method,
            quotation.kind.value,
            _ground(index, settled),
        )


def _ground(index: Index, settled: Attribution) -> Span | None:
    if settled.mention is not None:
        return name_in(settled.mention)
    return index.quotation(settled.quotation).label or settled.place
