"""Quotations inside quotations: whom the outer speaker says to have said it."""

from __future__ import annotations

from saidby import speakers
from saidby.attribution.genre import Genre
from saidby.attribution.scene import Scene, build
from saidby.attribution.settling import NOBODY, Decision
from saidby.attribution.tagging import tags
from saidby.language.parse import Parse
from saidby.quotations.nested import Inside
from saidby.speakers import pronouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.people import People
from saidby.text.spans import Span

_LEAST = 0.5


def decide_nested(
    outer: Scene,
    inside: Inside,
    parse: Parse,
    genre: Genre,
    decided: dict[int, Decision],
) -> dict[int, Decision]:
    """Decisions for nested quotations by their number in the draft.

    "I" inside a quotation is its speaker; other pronouns there are not followed.
    """
    people = speakers.gather(parse)
    guesses = pronouns.resolve(people)
    scene = build(inside.prose, inside.quotations, parse, people)
    found: dict[int, Decision] = {}
    # Inside a story it is a story too, however little is spoken there.
    for at, tag in tags(scene, guesses, genre).items():
        number = inside.numbers[at]
        if tag.phrase is None or tag.confidence < _LEAST:
            continue
        place = Span(
            scene.words[tag.phrase.first].start, scene.words[tag.phrase.last].end
        )
        who = _who(outer, people, tag, number, decided)
        if who != NOBODY:
            found[number] = Decision(who, "nested-tag", tag.confidence, place=place)
    return found


def _who(
    outer: Scene,
    people: People,
    tag: Decision,
    number: int,
    decided: dict[int, Decision],
) -> int:
    phrase = tag.phrase
    if phrase is None:
        return NOBODY
    if phrase.kind is MentionKind.PRONOUN:
        parent = outer.quotation(number).parent
        first_person = people.parse.words[phrase.head].lower == "i"
        return (
            decided[parent].identity if first_person and parent in decided else NOBODY
        )
    if phrase.kind is MentionKind.NAME:
        return outer.people.by_label(people.text_of(phrase.core, phrase.last))
    return outer.people.by_description(
        people.text_of(phrase.first, phrase.last), phrase.sort
    )
