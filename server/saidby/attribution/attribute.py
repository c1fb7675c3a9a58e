"""Who said each quotation. Read this from top to bottom.

What the writer or a label settles stands. Then tags are weighed, quotation by
quotation; then turns of speech one after the other, since who spoke last tells who
speaks next. What nobody is said to have said keeps no speaker.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from saidby.attribution import kinds, settlements, turns
from saidby.attribution.attribution import Attribution
from saidby.attribution.carrying import carried
from saidby.attribution.deciding import decide_turns
from saidby.attribution.genre import Genre, genre_of
from saidby.attribution.introducing import introduced
from saidby.attribution.labelling import labelled, signed
from saidby.attribution.narrating import name_narrator
from saidby.attribution.nesting import decide_nested
from saidby.attribution.scene import build
from saidby.attribution.settling import Table, conclude
from saidby.attribution.tagging import tags
from saidby.decisions import NO_DECISIONS, Decisions
from saidby.language.parse import Parse
from saidby.quotations.nested import Inside
from saidby.quotations.quotation import Quotations
from saidby.speakers import pronouns
from saidby.speakers.cast import Cast
from saidby.speakers.casting import Casting
from saidby.speakers.nicknames import note_nicknames
from saidby.speakers.people import People
from saidby.text.prose import Prose


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft as read so far; ``inner`` is the parse of what is ``inside``."""

    prose: Prose
    quotations: Quotations
    parse: Parse
    people: People
    inside: Inside
    inner: Parse | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What attribution makes of a draft: final kinds, the speakers, the answers.

    ``genre`` is what the draft reads like: a report or a story.
    """

    quotations: Quotations
    cast: Cast
    attributions: tuple[Attribution, ...]
    genre: Genre


def attribute(reading: Reading, decisions: Decisions = NO_DECISIONS) -> Settled:
    """Every quotation with its speaker; the kinds are final after this."""
    people = reading.people
    guesses = pronouns.resolve(people)
    scene = build(reading.prose, reading.quotations, people.parse, people)
    note_nicknames(people, reading.prose.masked)
    name_narrator(scene)
    genre = genre_of(scene)
    said = signed(scene, guesses) | labelled(scene)
    settled = said | settlements.settled(scene, decisions)
    tagged = tags(scene, guesses, genre)
    stage = turns.build(scene, tagged, guesses, genre)
    decided = decide_turns(stage, settled)
    decided = introduced(scene, guesses) | tagged | decided | settled
    decided |= carried(scene, genre, decided)
    if reading.inside.numbers and reading.inner is not None:
        nested = decide_nested(scene, reading.inside, reading.inner, genre, decided)
        decided = nested | decided
    table = Table(scene, decided)
    final = replace(reading.quotations, found=kinds.final(table))
    casting = Casting(people, [d.identity for d in table.decisions.values()])
    answers = conclude(table, casting, genre)
    return Settled(final, casting.cast(), answers, genre)
