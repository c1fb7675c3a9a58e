"""A draft made ready for questions: what stands at an offset, who said what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import count

from saidby.attribution.attribution import Attribution
from saidby.draft import Draft
from saidby.queries.layer import Layer, Row, Stretch
from saidby.queries.speaking import Speaking, by_speaker
from saidby.quotations.quotation import Quotation
from saidby.rules.places import block_at
from saidby.speakers.cast import Mention, MentionKind, Speaker
from saidby.text.prose import FILL
from saidby.text.spans import Span


class Sort(StrEnum):
    """What one may point at: said words, words that mean a speaker, words of saying."""

    QUOTATION = "quotation"
    MENTION = "mention"
    CUE = "cue"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands at a place, and whom it means.

    ``quotation`` is the number of the quotation that is meant, or to which a cue or a
    label belongs; None for a mention that is no ground of an attribution.
    """

    sort: Sort
    span: Span
    speaker: str | None
    quotation: int | None = None
    mention: Mention | None = None


class Index:
    """One analysed draft, looked over when first asked, then quick."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.text = draft.source.text

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        return {speaker.id: speaker for speaker in self.draft.cast.speakers}

    @cached_property
    def said_by(self) -> dict[str | None, list[int]]:
        """The numbers of everyone's quotations, by id; None for nobody's."""
        return _said_by(self.draft.attributions)

    @cached_property
    def quotations(self) -> Layer[int]:
        """Every part of every quotation with its number."""
        return Layer(_parts(self.draft.quotations.found), int)

    @cached_property
    def words(self) -> Layer[Subject]:
        """The words that mean somebody or tell of saying."""
        return Layer(_words(self.draft), _subject)

    @cached_property
    def bearers(self) -> dict[str, set[str]]:
        """The ids of those whom a name may mean, for every name and word of one."""
        found: dict[str, set[str]] = {}
        for speaker in self.draft.cast.speakers:
            for name in (speaker.name, *speaker.aliases):
                for form in (name, *name.split()):
                    found.setdefault(form, set()).add(speaker.id)
        return found

    @cached_property
    def speaking(self) -> dict[str | None, Speaking]:
        """What everyone says, by id; None for what nobody is known to have said."""
        return by_speaker(self.draft)

    def speaker(self, id: str | None) -> Speaker | None:
        return self.speakers.get(id) if id is not None else None

    def name(self, id: str | None) -> str | None:
        speaker = self.speaker(id)
        return speaker.name if speaker is not None else id

    def attribution(self, number: int) -> Attribution | None:
        """The answer for a quotation, None while speakers are not known yet."""
        answers = self.draft.attributions
        return answers[number] if answers else None

    def quotation(self, number: int) -> Quotation:
        return self.draft.quotations.found[number]

    def at(self, offset: int) -> Subject | None:
        """What an offset points at: words with a meaning, else the quoted words."""
        words = self.words.at(offset)
        quoted = self.quotations.at(offset)
        if words and (not quoted or _is_nearer(words[0], quoted[0], offset)):
            return words[0][1]
        return self.subject_of(quoted[0][1], quoted[0][0]) if quoted else None

    def subject_of(self, number: int, part: Span | None = None) -> Subject:
        """A quotation as what is asked about; ``part`` is the one pointed at."""
        settled = self.attribution(number)
        span = part or self.quotation(number).outer[0]
        return Subject(
            Sort.QUOTATION, span, settled.speaker if settled else None, number
        )

    def introduction(self, id: str | None) -> Span | None:
        """Where a draft first names a speaker in full, else where it first speaks
        of them."""
        speaker = self.speaker(id)
        if speaker is None or id is None:
            return None
        names = [m for m in speaker.mentions if m.kind is MentionKind.NAME]
        full = (m for m in names if self.line(m.core) == speaker.name)
        first = next(full, next(iter(names or speaker.mentions), None))
        return first.core if first is not None else self._place_of(id)

    def _place_of(self, id: str) -> Span | None:
        """Where somebody whom no mention names is named: a label, a comment."""
        for number in self.said_by.get(id, ()):
            settled = self.attribution(number)
            if settled is not None and settled.place is not None:
                return settled.place
        return None

    def block_of(self, offset: int) -> int:
        """The number of the block at an offset, or of the last one before it."""
        return block_at(self.draft, offset)

    def line(self, span: Span) -> str:
        """A stretch of the draft on one line, without its markup."""
        words = span.of(self.draft.prose.masked).replace(FILL, "")
        return " ".join(words.split())

    def words_of(self, number: int) -> str:
        """What is said in a quotation, on one line."""
        return " … ".join(self.line(span) for span in self.quotation(number).spans)


def _is_nearer(word: Stretch[Subject], part: Stretch[int], offset: int) -> bool:
    """Whether words are meant rather than the quotation that they stand in or at."""
    if word[0].holds(offset) != part[0].holds(offset):
        return word[0].holds(offset)
    return word[0].size <= part[0].size


def _said_by(answers: Iterable[Attribution]) -> dict[str | None, list[int]]:
    rows: dict[str | None, list[int]] = {}
    for settled in answers:
        rows.setdefault(settled.speaker, []).append(settled.quotation)
    return rows


def _parts(found: Iterable[Quotation]) -> Iterator[Row]:
    tickets = count()
    for number, quotation in enumerate(found):
        for span in quotation.outer:
            yield span.start, span.end, next(tickets), number


# The fields of a subject, which is made when it is asked for.
_Makings = tuple[Sort, Span, str | None, int | None, Mention | None]


def _subject(makings: _Makings) -> Subject:
    return Subject(*makings)


def _words(draft: Draft) -> Iterator[Row]:
    tickets = count()
    for makings in _makings(draft):
        span = makings[1]
        yield span.start, span.end, next(tickets), makings


def _makings(draft: Draft) -> Iterator[_Makings]:
    grounds: dict[tuple[int, int], Attribution] = {}
    for settled in draft.attributions:
        if settled.mention is not None:
            span = settled.mention.span
            grounds.setdefault((span.start, span.end), settled)
    for speaker in draft.cast.speakers:
        for mention in speaker.mentions:
            span = mention.span
            ground = grounds.pop((span.start, span.end), None)
            number = ground.quotation if ground else None
            yield Sort.MENTION, span, speaker.id, number, mention
    for settled in grounds.values():
        # Words that mean nobody for sure, or a "who" that stands for a name.
        if settled.mention is not None:
            span, number = settled.mention.span, settled.quotation
            yield Sort.MENTION, span, settled.speaker, number, settled.mention
    for settled in draft.attributions:
        yield from _tag(draft, settled)


def _tag(draft: Draft, settled: Attribution) -> Iterator[_Makings]:
    number, who = settled.quotation, settled.speaker
    if settled.cue is not None:
        yield Sort.CUE, settled.cue.span, who, number, settled.mention
    label = draft.quotations.found[number].label
    if label is not None:
        yield Sort.LABEL, label, who, number, None
