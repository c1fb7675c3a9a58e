"""Words in pieces: the longest that are known, at places of the draft."""

from __future__ import annotations

import pytest

from saidby.hearsay.pieces import Piece, cut

NAMES = ("[UNK]", "harbour", "master", "##master", "##s", "cafe", "'", "s", ".", "##fe")
KNOWN = {piece: number for number, piece in enumerate(NAMES)}


def told(text: str) -> list[tuple[str, str]]:
    """Each piece with the words of the text that it stands for."""
    return [(NAMES[p.number], text[p.start : p.end]) for p in cut(text, KNOWN)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Harbour", [("harbour", "Harbour")]),
        (
            "harbourmasters",
            [("harbour", "harbour"), ("##master", "master"), ("##s", "s")],
        ),
        ("Café's.", [("cafe", "Café"), ("'", "'"), ("s", "s"), (".", ".")]),
        ("CAFE\u0301", [("cafe", "CAFE")]),
        ("harbour7", [("harbour", "harbour"), ("[UNK]", "7")]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_a_word_is_cut_into_the_longest_known(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text) == expected


def test_places_count_from_the_start_of_the_text() -> None:
    assert cut("master  master", KNOWN) == [Piece(2, 0, 6), Piece(2, 8, 14)]


def test_a_word_without_end_is_one_piece() -> None:
    text = "s" * 100_000

    assert cut(text, KNOWN) == [Piece(0, 0, len(text))]
