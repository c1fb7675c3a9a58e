"""What the weights that tell reports from stories are learned from, and how."""

from __future__ import annotations

from dataclasses import astuple

from saidby.attribution.genre import NAMES, Counts, story
from training.genre import Piece, fit, pieces
from training.gold import Document

BLOCK = astuple(Counts(blocks=1, words=30, quotations=1))
SILENT = astuple(Counts(blocks=1, words=30))


def document(cast: bool) -> Document:
    return Document("one", "", (("Ana",),) if cast else (), (), fold=3)


def test_a_document_gives_itself_and_pieces_of_each_length() -> None:
    found = list(pieces(document(cast=True), [BLOCK] * 10, count=2))

    assert [piece.size for piece in found] == [0, 1, 1, 2, 2, 3, 3, 5, 5, 8, 8]
    assert all(piece.is_story and piece.fold == 3 for piece in found)


def test_what_quotes_nobody_teaches_nothing() -> None:
    found = list(pieces(document(cast=False), [SILENT] * 10, count=2))

    assert found == []


def test_who_talks_of_days_reports() -> None:
    days = NAMES.index("days")
    report, tale = [0.1] * len(NAMES), [0.1] * len(NAMES)
    report[days] = 1.5
    found = [
        Piece(0, is_story, size, tuple(tale if is_story else report))
        for is_story in (True, False)
        for size in (1, 3, 0)
        for _ in range(20)
    ]
    weights = fit(found)

    assert weights["days"] < 0
    assert story(Counts(words=200, days=20), weights) < 0.5
    assert story(Counts(words=200), weights) > 0.5
