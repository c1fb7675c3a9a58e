"""A draft by its speakers: each with what they say, then what nobody says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from saidby.queries import evidence
from saidby.queries.index import Index
from saidby.queries.speaking import is_speech
from saidby.speakers.cast import Speaker
from saidby.text.spans import Span

_TITLE = 60  # characters of a quotation
NOBODY = "Unattributed"


class Role(StrEnum):
    SPEAKER = "speaker"
    QUOTATION = "quotation"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline. ``span`` holds ``name_span`` and all that is under it."""

    role: Role
    name: str
    detail: str
    span: Span
    name_span: Span
    children: tuple[Entry, ...] = ()


def outline(index: Index) -> list[Entry]:
    """Everyone who is quoted, in order of introduction; unattributed speech last."""
    entries = [*_speakers(index), *_nobody(index)]
    if not index.draft.attributions:
        return [_quotation(index, n) for n in range(len(index.draft.quotations.found))]
    return entries


def _speakers(index: Index) -> Iterator[Entry]:
    for speaker in index.draft.cast.speakers:
        numbers = index.said_by.get(speaker.id, ())
        if numbers:
            quotes = tuple(_quotation(index, number) for number in numbers)
            yield _speaker(index, speaker, quotes)


def _speaker(index: Index, speaker: Speaker, quotes: tuple[Entry, ...]) -> Entry:
    name_span = index.introduction(speaker.id) or quotes[0].name_span
    count = evidence.counted(len(quotes), "quotation")
    detail = f"{speaker.role}, {count}" if speaker.role else count
    span = _around(name_span, quotes)
    return Entry(Role.SPEAKER, speaker.name, detail, span, name_span, quotes)


def _nobody(index: Index) -> Iterator[Entry]:
    numbers = [n for n in index.said_by.get(None, ()) if is_speech(index.draft, n)]
    if numbers:
        quotes = tuple(_quotation(index, number) for number in numbers)
        first = quotes[0].name_span
        detail = evidence.counted(len(quotes), "quotation")
        yield Entry(Role.NOBODY, NOBODY, detail, _around(first, quotes), first, quotes)


def _quotation(index: Index, number: int) -> Entry:
    quotation = index.quotation(number)
    words = shortened(index.words_of(number)) or quotation.kind.value
    settled = index.attribution(number)
    sure = evidence.percent(settled.confidence) if settled and settled.speaker else ""
    span = Span(quotation.start, quotation.end)
    return Entry(Role.QUOTATION, words, sure, span, quotation.outer[0])


def shortened(words: str, most: int = _TITLE) -> str:
    """The first words of a text, so many characters at most."""
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"


def _around(first: Span, entries: tuple[Entry, ...]) -> Span:
    starts = [first.start, *(entry.span.start for entry in entries)]
    return Span(min(starts), max([first.end, *(entry.span.end for entry in entries)]))
