"""What there is to weigh about somebody whom a pronoun or a description may mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log

from saidby.language.parse import Word
from saidby.speakers import called
from saidby.speakers.called import Called
from saidby.speakers.cast import MentionKind
from saidby.speakers.people import People
from saidby.speakers.phrases import Phrase
from saidby.speakers.sightings import ANYBODY, Record, Sighting, Sightings, speaks

# The forms that are weighed with these.
FORMS = ("m", "f", ANYBODY)
_KINDS = (MentionKind.NAME, MentionKind.PRONOUN, MentionKind.DESCRIPTION)
_OBJECTS = ("obj", "iobj", "obl", "nmod")
_NEVER, _UNRANKED, _FAR = 700.0, 9.0, 20
_LONG = 40

_WEIGHED = ("salience", "share", "rank", "mentions", "as subject", "in block")
_AGO = ("words ago", "sentences ago", "blocks ago")
_LATEST = (
    "was subject",
    "was object",
    "was owner",
    "was kind",
    "was quoted",
    "same verb",
    "opened block",
    "last subject",
    "last pronoun",
)
_SUBJECT = ("subject ago", "subject rank", "subject sentences ago")
_SPOKE = ("spoke ago", "spoke rank", "spoke blocks ago")
_SAID = ("named in words", "named in words before")
_PERSON = ("fits", "seen", "named", "narrator", "own meaning")
_ASKED = (
    "form",
    "is subject",
    "is owner",
    "speaks",
    "is description",
    "words in sentence",
    "candidates",
    "first in block",
)
NAMES = (
    *(*_WEIGHED, *_AGO, *_LATEST, *_SUBJECT, *_SPOKE, *_SAID, *_PERSON, *_ASKED),
    *called.NAMES,
)


@dataclass(slots=True)
class _Asked:
    """The phrase that is asked about, and what all its candidates share."""

    phrase: Phrase
    word: Word
    block: int
    found: Mapping[int, Record]
    total: float
    salience: dict[int, int]
    spoke: dict[int, int]
    subjects: dict[int, int]
    subject: int
    pronoun: int


@dataclass(slots=True)
class Table:
    """Makes rows of ``NAMES``; knows what is said in each paragraph."""

    sightings: Sightings
    called: Called = field(init=False)
    _said: dict[int, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.called = Called(self.sightings.people)
        self._said = _said(self.sightings.people)

    def rows(
        self, phrase: Phrase, form: str, found: Mapping[int, Record]
    ) -> list[list[float]]:
        """A row for each candidate, in the order of ``found``."""
        asked = self._asked(phrase, found)
        shared = self._shared(asked, form)
        so = self.called.asked(phrase)
        return [
            [
                *_weighed(asked, who, record),
                *_ago(asked, record.latest),
                *_latest(asked, record),
                *self._subject(asked, who, record),
                *self._spoke(asked, who, record),
                float(self._is_named(who, asked.block)),
                float(self._is_named(who, asked.block - 1)),
                *self._person(asked, who, record),
                *shared,
                *self.called.row(so, who),
            ]
            for who, record in found.items()
        ]

    def _asked(self, phrase: Phrase, found: Mapping[int, Record]) -> _Asked:
        latest = [record.latest for record in found.values()]
        return _Asked(
            phrase,
            self.sightings.people.parse.words[phrase.head],
            self.sightings.block_of(phrase.head),
            found,
            sum(record.salience for record in found.values()) or 1.0,
            _ranks({who: record.salience for who, record in found.items()}),
            _ranks({who: float(record.spoke) for who, record in found.items()}),
            _ranks({who: float(record.subject) for who, record in found.items()}),
            max((s.word for s in latest if s.is_subject), default=-1),
            max((s.word for s in latest if s.kind is _KINDS[1]), default=-1),
        )

    def _shared(self, asked: _Asked, form: str) -> tuple[float, ...]:
        people, word = self.sightings.people, asked.word
        first = people.parse.sentences[word.sentence].first
        return (
            float(FORMS.index(form)),
            float(word.dep.startswith("nsubj")),
            float(asked.phrase.owner),
            float(speaks(people, word)),
            float(asked.phrase.kind is MentionKind.DESCRIPTION),
            float(min(_LONG, word.index - first)),
            float(len(asked.found)),
            float(self.sightings.is_first(asked.block)),
        )

    def _subject(self, asked: _Asked, who: int, record: Record) -> tuple[float, ...]:
        if record.subject < 0:
            return _NEVER, _UNRANKED, float(_FAR)
        ago = asked.word.index - record.subject
        then = self.sightings.people.parse.words[record.subject].sentence
        gone = min(_FAR, asked.word.sentence - then)
        return float(ago), float(asked.subjects[who]), float(gone)

    def _spoke(self, asked: _Asked, who: int, record: Record) -> tuple[float, ...]:
        if record.spoke < 0:
            return _NEVER, _UNRANKED, float(_FAR)
        ago = asked.word.index - record.spoke
        blocks = asked.block - self.sightings.block_of(record.spoke)
        return float(ago), float(asked.spoke[who]), float(min(_FAR, blocks))

    def _is_named(self, who: int, block: int) -> bool:
        """Whether the words spoken in a paragraph name somebody."""
        said = self._said.get(block, ())
        names = self.sightings.people.identity(who).names
        return any(name[-1] in said for name in names)

    def _person(self, asked: _Asked, who: int, record: Record) -> tuple[float, ...]:
        people = self.sightings.people
        identity = people.identity(who)
        return (
            record.fits,
            log(1 + identity.seen),
            float(bool(identity.names)),
            float(who == people.told_by),
            float(who == people.meaning.get(asked.phrase.head)),
        )


def _weighed(asked: _Asked, who: int, record: Record) -> tuple[float, ...]:
    return (
        log(record.salience + 1e-6),
        record.salience / asked.total,
        float(asked.salience[who]),
        float(record.mentions),
        float(record.as_subject),
        float(record.in_block),
    )


def _ago(asked: _Asked, seen: Sighting) -> tuple[float, ...]:
    return (
        float(asked.word.index - seen.word),
        float(asked.word.sentence - seen.sentence),
        float(min(_FAR, asked.block - seen.block)),
    )


def _latest(asked: _Asked, record: Record) -> tuple[float, ...]:
    seen = record.latest
    return (
        float(seen.is_subject),
        float(seen.dep in _OBJECTS),
        float(seen.owner),
        float(_KINDS.index(seen.kind)),
        float(seen.quoted),
        float(0 <= seen.verb == asked.word.head),
        float(record.opened == asked.block),
        float(seen.word == asked.subject),
        float(seen.word == asked.pronoun),
    )


def _ranks(worth: Mapping[int, float]) -> dict[int, int]:
    order = sorted(worth, key=worth.__getitem__, reverse=True)
    return {who: rank for rank, who in enumerate(order)}


def _said(people: People) -> dict[int, set[str]]:
    """The capitalised words of the quotations, by paragraph."""
    said: dict[int, set[str]] = {}
    for word in people.parse.words:
        if word.quotation >= 0 and word.text[:1].isupper():
            block = people.parse.sentences[word.sentence].block
            said.setdefault(block, set()).add(word.lower)
    return said
