"""Who has been mentioned lately, and how.

Every mention lends its speaker some salience, which fades over sentences (after
Lappin and Leass 1994); gender and number rule speakers out.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from saidby import lexicon
from saidby.language.parse import Word
from saidby.speakers import nouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.people import People
from saidby.speakers.phrases import Phrase

# The form of a description that tells no gender: "the clerk". The others are a
# pronoun's: "m", "f", "p" for they, "n" for it.
ANYBODY = "any"
_FORMS = ("m", "f", "p", "n", ANYBODY)
# Words that a mention is remembered for.
_WINDOW = 640
# What is left of a mention's weight after so many sentences.
_FARTHEST = 60
_FADES = tuple(0.62**gap for gap in range(_FARTHEST + 1))
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention: who, where, and how it hangs in its sentence. ``verb`` is what it
    hangs on, -1 if on nothing."""

    word: int
    sentence: int
    block: int
    who: int
    kind: MentionKind
    dep: str
    verb: int
    owner: bool
    speaks: bool
    quoted: bool
    weight: float

    @property
    def is_subject(self) -> bool:
        return self.dep in _SUBJECTS


@dataclass(slots=True)
class Record:
    """What is remembered of one candidate. ``subject`` is the last word that made it a
    subject in the narration, ``spoke`` that of a verb of speech, ``opened`` the last
    paragraph that it came first in; -1 if there is none."""

    fits: float
    latest: Sighting
    salience: float = 0.0
    mentions: int = 0
    as_subject: int = 0
    in_block: int = 0
    subject: int = -1
    spoke: int = -1
    opened: int = -1


@dataclass(slots=True)
class Sightings:
    """Every mention so far, in text order."""

    people: People
    _words: list[int] = field(default_factory=list)
    _rows: list[Sighting] = field(default_factory=list)
    _fits: dict[tuple[int, str], float] = field(default_factory=dict)

    def see(self, phrase: Phrase, who: int) -> None:
        """Somebody is mentioned, after everything that was seen before."""
        self._words.append(phrase.head)
        self._rows.append(self._sighting(phrase, who))

    def last_speaker(self) -> int | None:
        """Whoever was last the subject of a verb of speech."""
        return next((seen.who for seen in reversed(self._rows) if seen.speaks), None)

    def learn(self, who: int, form: str) -> None:
        """A pronoun tells somebody's gender."""
        known = self.people.identity(who)
        before = known.gender()
        known.genders[form] += 1
        if known.gender() == before:
            return
        for asked in _FORMS:
            self._fits.pop((who, asked), None)

    def _sighting(self, phrase: Phrase, who: int) -> Sighting:
        word = self.people.parse.words[phrase.head]
        verb = self.people.parse.governor(word)
        return Sighting(
            phrase.head,
            word.sentence,
            self.block_of(phrase.head),
            who,
            phrase.kind,
            word.dep,
            -1 if verb is None else verb.index,
            phrase.owner,
            speaks(self.people, word),
            word.quotation >= 0,
            _weight(self.people, phrase, word),
        )

    def block_of(self, word: int) -> int:
        parse = self.people.parse
        return parse.sentences[parse.words[word].sentence].block

    def is_first(self, block: int) -> bool:
        """Whether nobody was mentioned in a paragraph yet."""
        return not self._rows or self._rows[-1].block != block

    def around(self, phrase: Phrase, form: str) -> dict[int, Record]:
        """Everybody whom a phrase may mean, and what is remembered of them."""
        sentence = self.people.parse.words[phrase.head].sentence
        block, whose = self.block_of(phrase.head), self._owner(phrase)
        found: dict[int, Record] = {}
        fitting: dict[int, float] = {} if whose is None else {whose: 0.0}
        opened = -1
        for seen in self._rows[bisect_left(self._words, phrase.head - _WINDOW) :]:
            opens = seen.block != opened and not seen.quoted
            opened = seen.block if opens else opened
            who = seen.who
            fits = fitting.get(who)
            if fits is None:
                fits = fitting[who] = self._fit(who, form)
            if not fits:
                continue
            record = found.get(who)
            if record is None:
                record = found[who] = Record(fits, seen)
            fade = _FADES[min(sentence - seen.sentence, _FARTHEST)]
            _remember(record, seen, fade, opens=opens, here=seen.block == block)
        return found

    def _owner(self, phrase: Phrase) -> int | None:
        """Ana in "Ana's mother", who cannot be her own mother."""
        owner = self.people.phrases.owners.get(phrase.first)
        return None if owner is None else self.people.meaning.get(owner.head)

    def _fit(self, who: int, form: str) -> float:
        known = self._fits.get((who, form))
        if known is None:
            known = self._fits[who, form] = fit(self.people, who, form)
        return known


def _remember(
    record: Record, seen: Sighting, fade: float, *, opens: bool, here: bool
) -> None:
    record.latest = seen
    record.salience += record.fits * seen.weight * fade
    record.mentions += 1
    record.as_subject += seen.is_subject
    record.in_block += here
    if seen.is_subject and not seen.quoted and not seen.owner:
        record.subject = seen.word
    if seen.speaks:
        record.spoke = seen.word
    if opens:
        record.opened = seen.block


def _weight(people: People, phrase: Phrase, word: Word) -> float:
    weight = 1.0
    if word.dep in _SUBJECTS:
        weight += 1.3 if speaks(people, word) else 0.9
    elif word.dep in ("obl", "nmod") or phrase.owner:
        weight -= 0.35
    if phrase.kind is MentionKind.NAME:
        weight += 0.3
    elif phrase.kind is MentionKind.DESCRIPTION:
        weight -= 0.35
    return weight * 0.5 if word.quotation >= 0 else weight


def speaks(people: People, word: Word) -> bool:
    """Whether a word is the subject of a plain verb of speech."""
    verb = people.parse.governor(word)
    plain = verb is not None and verb.lemma in lexicon.lines("plain_verbs")
    return plain and word.dep in _SUBJECTS


def fit(people: People, identity: int, form: str) -> float:
    """How well number and gender agree: 0 not at all, 1 surely."""
    sort = people.sorts.get(identity, "")
    known = people.identity(identity)
    label = known.labels.most_common(1)[0][0] if known.labels else ""
    personal = sort == "person" or known.entry is not None or label == "PERSON"
    gender = known.gender()
    if form == ANYBODY:
        return 0.75 if personal else 0.0
    if form == "n":
        thing = 0.0 if personal or sort else 0.2
        return 1.0 if sort in ("organization", "document") else thing
    if form == "p":
        alone = (0.12 if gender else 0.25) if personal else 0.0
        return {"group": 1.0, "organization": 0.6}.get(sort, alone)
    if sort in nouns.BODIES and not personal:
        return 0.0
    if gender:
        return float(gender == form)
    return 0.75 if personal else 0.35 if known.names else 0.0
