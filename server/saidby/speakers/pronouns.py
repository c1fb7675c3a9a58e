"""Whom a pronoun or a description in the narration may mean, ranked.

Phrases are read in text order, so that a chain of them carries its speaker on. "He",
"she" and people described are weighed by a forest (``training.mentions``), "they" and
"it" by their salience alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from saidby.forests import forest
from saidby.speakers import nouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.kin import Family, is_kin
from saidby.speakers.mention_features import FORMS, Table
from saidby.speakers.people import People
from saidby.speakers.phrases import ONE_OF_TWO, Phrase
from saidby.speakers.sightings import ANYBODY, Record, Sightings

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
    "it": "n", "its": "n", "itself": "n",
    "i": "1", "me": "1", "my": "1", "myself": "1", "mine": "1",
    "we": "1p", "us": "1p", "our": "1p", "ours": "1p",
}  # fmt: skip
# Two weights are as good as equal up to this ratio.
_TIE = 1.01
_GUESSES = 6
_HALF = 0.5
# So much likelier than the next, a guess tells a gender.
_TELLING = 4

# Told of every phrase that is weighed: the candidates and their rows.
Watch = Callable[[Phrase, dict[int, Record], list[list[float]]], None]


@dataclass(frozen=True, slots=True)
class Guess:
    """A speaker that a phrase may mean; weights compare for one phrase only."""

    identity: int
    weight: float


@dataclass(slots=True)
class Reading:
    """What is known so far, and the guesses by the word that they are of."""

    people: People
    sightings: Sightings
    family: Family
    table: Table
    spoken: frozenset[int]
    watch: Watch | None
    guesses: dict[int, tuple[Guess, ...]] = field(default_factory=dict)


def resolve(people: People, watch: Watch | None = None) -> dict[int, tuple[Guess, ...]]:
    """Guesses for pronouns and descriptions, best first, by the head's index.

    The best guess of a pronoun is entered in ``people.meaning`` unless it is a tie.
    """
    sightings, family = Sightings(people), Family(people)
    table, spoken = Table(sightings), _spoken(people)
    reading = Reading(people, sightings, family, table, spoken, watch)
    # "her" before "her mother", who is somebody else.
    for phrase in sorted(people.phrases.found, key=lambda p: (p.first, p.last)):
        _meet(reading, phrase)
        known = people.meaning.get(phrase.head)
        if known is not None:
            sightings.see(phrase, known)
    return reading.guesses


def _meet(reading: Reading, phrase: Phrase) -> None:
    """Make out whom a phrase means, as far as it is not known."""
    people = reading.people
    word = people.parse.words[phrase.head]
    if phrase.kind is MentionKind.PRONOUN:
        form = GENDERS.get(word.lower, "")
        if form in ("m", "f", "p", "n"):
            _follow(reading, phrase, form)
        elif form == "1" and word.quotation < 0:
            people.meaning[phrase.head] = people.narrator()
        return
    if phrase.head in people.meaning:
        reading.family.note(phrase)
    elif is_kin(people, phrase):
        who = reading.family.meant(phrase)
        people.meaning[phrase.head] = people.describe(phrase) if who is None else who
    if _may_be_tag(reading, phrase):
        form = nouns.gender_of(word.lemma) or ANYBODY
        ranked = _ranked(reading, phrase, form)
        if word.lower in ONE_OF_TWO:
            ranked = _of_two(reading, phrase, ranked)
        elif ranked and ranked[0].weight >= _HALF * sum(g.weight for g in ranked):
            reading.table.called.call(phrase, ranked[0].identity)
        reading.guesses[phrase.head] = ranked


def _of_two(
    reading: Reading, phrase: Phrase, ranked: tuple[Guess, ...]
) -> tuple[Guess, ...]:
    """The other is neither a newcomer nor whoever had the word before; taken for the
    best of the rest."""
    own, spoke = reading.people.meaning[phrase.head], reading.sightings.last_speaker()
    rest = tuple(guess for guess in ranked if guess.identity not in (own, spoke))
    if rest:
        reading.people.meaning[phrase.head] = rest[0].identity
    return rest or ranked


def _may_be_tag(reading: Reading, phrase: Phrase) -> bool:
    """Whether somebody described can be who says the words of the paragraph."""
    block = reading.sightings.block_of(phrase.head)
    described = phrase.kind is MentionKind.DESCRIPTION and phrase.sort == "person"
    return described and not reading.spoken.isdisjoint((block, block + 1))


def _spoken(people: People) -> frozenset[int]:
    """The paragraphs with quotations."""
    parse = people.parse
    quoted = (word for word in parse.words if word.quotation >= 0)
    return frozenset(parse.sentences[word.sentence].block for word in quoted)


def _follow(reading: Reading, phrase: Phrase, form: str) -> None:
    """Follow a pronoun to its best guess unless the next is as good."""
    ranked = reading.guesses[phrase.head] = _ranked(reading, phrase, form)
    if not ranked:
        return
    best = ranked[0]
    second = ranked[1].weight if len(ranked) > 1 else 0.0
    if best.weight > _TIE * second:
        reading.people.meaning[phrase.head] = best.identity
        if best.weight > _TELLING * second and form in ("m", "f"):
            reading.sightings.learn(best.identity, form)


def _ranked(reading: Reading, phrase: Phrase, form: str) -> tuple[Guess, ...]:
    found = reading.sightings.around(phrase, form)
    weights = _weights(reading, phrase, form, found)
    ranked = sorted(zip(found, weights, strict=True), key=lambda row: -row[1])
    return tuple(Guess(who, weight) for who, weight in ranked[:_GUESSES])


def _weights(
    reading: Reading, phrase: Phrase, form: str, found: dict[int, Record]
) -> list[float]:
    if form not in FORMS or not found:
        return [record.salience for record in found.values()]
    if len(found) == 1 and reading.watch is None:
        return [1.0]
    rows = reading.table.rows(phrase, form, found)
    if reading.watch is not None:
        reading.watch(phrase, found, rows)
    return forest.load("mentions").shares(rows)
