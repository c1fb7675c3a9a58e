"""Speakers found by parts of their names, and by names much like them."""

from __future__ import annotations

import pytest

from saidby.queries.search import best
from saidby.speakers.cast import Speaker, SpeakerKind

PEOPLE = [
    Speaker("s1", "Adela Brandt", SpeakerKind.PERSON, aliases=("the chief engineer",)),
    Speaker("s2", "Zoë O’Hara", SpeakerKind.PERSON),
    Speaker("s3", "Owen Tregear", SpeakerKind.PERSON),
    Speaker("s4", "Bram Addler", SpeakerKind.PERSON),
]


def found(query: str) -> list[str]:
    return [PEOPLE[number].name for number in best(query, PEOPLE)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("brandt", "Adela Brandt"),
        ("bran", "Adela Brandt"),
        ("Adela B", "Adela Brandt"),
        ("chief", "Adela Brandt"),
        ("ohara", "Zoë O’Hara"),
        ("zoë", "Zoë O’Hara"),
        ("otre", "Owen Tregear"),
        ("tregaer", "Owen Tregear"),
        ("gear", "Owen Tregear"),
    ],
)
def test_the_likeliest_comes_first(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_the_start_of_a_word_goes_before_letters_inside() -> None:
    assert found("add")[0] == "Bram Addler"


def test_nobody_is_like_something_else() -> None:
    assert found("xylophone") == []
    assert found("q") == []


def test_an_empty_query_finds_everyone() -> None:
    assert len(found("  ")) == 4
