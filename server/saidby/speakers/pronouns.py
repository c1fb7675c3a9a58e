"""Whom a pronoun in the narration may mean, ranked.

Every earlier mention lends its speaker some weight, which fades over sentences
(after Lappin and Leass 1994); gender and number rule speakers out. Pronouns are read
in text order, so that a chain of them carries its speaker on.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from saidby import lexicon
from saidby.speakers.cast import MentionKind
from saidby.speakers.people import People
from saidby.speakers.phrases import Phrase

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
    "it": "n", "its": "n", "itself": "n",
    "i": "1", "me": "1", "my": "1", "myself": "1", "mine": "1",
    "we": "1p", "us": "1p", "our": "1p", "ours": "1p",
}  # fmt: skip
_WINDOW = 320
# Two weights are as good as equal up to this ratio.
_TIE = 1.01
# What is left of a mention's weight after so many sentences.
_FARTHEST = 40
_FADES = tuple(0.62**gap for gap in range(_FARTHEST + 1))
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


@dataclass(frozen=True, slots=True)
class Guess:
    """A speaker that a pronoun may mean; weights compare for one pronoun only."""

    identity: int
    weight: float


@dataclass(slots=True)
class Sightings:
    """Every mention so far, in text order: word, speaker and its own weight."""

    words: list[int] = field(default_factory=list)
    rows: list[tuple[int, int, float]] = field(default_factory=list)
    fits: dict[tuple[int, str], float] = field(default_factory=dict)
    guesses: dict[int, tuple[Guess, ...]] = field(default_factory=dict)

    def add(self, word: int, sentence: int, identity: int, weight: float) -> None:
        self.words.append(word)
        self.rows.append((sentence, identity, weight))


def resolve(people: People) -> dict[int, tuple[Guess, ...]]:
    """Guesses for every pronoun of the narration, best first, by its word's index.

    The best guess of each is entered in ``people.meaning`` unless it is a tie.
    """
    sightings = Sightings()
    words = people.parse.words
    for phrase in people.phrases.found:
        word = words[phrase.head]
        if phrase.kind is MentionKind.PRONOUN:
            form = GENDERS.get(word.lower, "")
            if form in ("m", "f", "p", "n"):
                ranked = _rank(people, sightings, phrase, form)
                sightings.guesses[phrase.head] = ranked
                _enter(people, sightings, phrase, form)
            elif form == "1" and word.quotation < 0:
                people.meaning[phrase.head] = people.narrator()
        known = people.meaning.get(phrase.head)
        if known is not None:
            sightings.add(
                phrase.head, word.sentence, known, _own_weight(people, phrase)
            )
    return sightings.guesses


def _own_weight(people: People, phrase: Phrase) -> float:
    word = people.parse.words[phrase.head]
    weight = 1.0
    if word.dep in _SUBJECTS:
        weight += 1.3 if _speaks(people, phrase) else 0.9
    elif word.dep in ("obl", "nmod") or phrase.owner:
        weight -= 0.35
    if phrase.kind is MentionKind.NAME:
        weight += 0.3
    elif phrase.kind is MentionKind.DESCRIPTION:
        weight -= 0.35
    if word.quotation >= 0:
        weight *= 0.5
    return weight


def _speaks(people: People, phrase: Phrase) -> bool:
    """Whether the phrase is the subject of a plain verb of speech."""
    verb = people.parse.governor(people.parse.words[phrase.head])
    return verb is not None and verb.lemma in lexicon.lines("plain_verbs")


def _rank(
    people: People, sightings: Sightings, phrase: Phrase, form: str
) -> tuple[Guess, ...]:
    sentence = people.parse.words[phrase.head].sentence
    start = bisect_left(sightings.words, phrase.head - _WINDOW)
    weights: dict[int, float] = {}
    for earlier, identity, weight in sightings.rows[start:]:
        fits = sightings.fits.get((identity, form))
        if fits is None:
            fits = sightings.fits[identity, form] = _fit(people, identity, form)
        if fits:
            share = fits * weight * _FADES[min(sentence - earlier, _FARTHEST)]
            weights[identity] = weights.get(identity, 0.0) + share
    ranked = sorted(weights.items(), key=lambda row: -row[1])[:6]
    return tuple(Guess(identity, weight) for identity, weight in ranked)


def _fit(people: People, identity: int, form: str) -> float:
    """How well number and gender agree: 0 not at all, 1 surely."""
    sort = people.sorts.get(identity, "")
    known = people.identity(identity)
    label = known.labels.most_common(1)[0][0] if known.labels else ""
    personal = sort == "person" or known.entry is not None or label == "PERSON"
    if form == "n":
        return (
            1.0
            if sort in ("organization", "document")
            else 0.2
            if not personal and sort == ""
            else 0.0
        )
    if form == "p":
        if sort == "group":
            return 1.0
        if sort == "organization":
            return 0.6
        return 0.25 if personal and not known.gender() else 0.12 if personal else 0.0
    if sort in ("group", "organization", "document") and not personal:
        return 0.0
    gender = known.gender()
    if gender:
        return 1.0 if gender == form else 0.0
    if personal:
        return 0.75
    return 0.35 if known.names else 0.0


def _enter(people: People, sightings: Sightings, phrase: Phrase, form: str) -> None:
    """Follow a pronoun to its best guess unless the next is as good."""
    ranked = sightings.guesses[phrase.head]
    if not ranked:
        return
    best = ranked[0]
    second = ranked[1].weight if len(ranked) > 1 else 0.0
    if best.weight > _TIE * second:
        people.meaning[phrase.head] = best.identity
        if best.weight > 4 * second and form in ("m", "f"):
            people.identity(best.identity).genders[form] += 1
            for other in ("m", "f", "p"):
                sightings.fits.pop((best.identity, other), None)
