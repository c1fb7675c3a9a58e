"""LitBank's novels with the mentions of each person: the openings of a hundred books.

The words stand apart there, one sentence a line, without paragraphs; a line that
begins with an opening mark is taken to begin a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.untreed import HELD_OUT, spaced

_OPENS, _CLOSES = "“", "”"

Placed = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Book:
    """A text, its mentions and its quotations: start, end, and the cluster that they
    belong to, or that says them."""

    id: str
    text: str
    mentions: tuple[Placed, ...]
    quotations: tuple[Placed, ...]
    fold: int

    def cluster(self, start: int, end: int) -> str | None:
        """The cluster of the shortest mention that covers a word."""
        over = [row for row in self.mentions if row[0] <= start and end <= row[1]]
        return min(over, key=lambda row: row[1] - row[0])[2] if over else None


def books(folder: Path, folds: int) -> Iterator[Book]:
    """Every book that no gold quotation is from."""
    paths = sorted((folder / "coref" / "brat").glob("*.txt"))
    kept = [path for path in paths if path.name.partition("_")[0] not in HELD_OUT]
    for number, path in enumerate(kept):
        rows = path.read_text(encoding="utf-8").splitlines()
        text, places = _set([row.split() for row in rows])
        meant = _placed(folder / "coref" / "tsv" / f"{path.stem}.ann", places)
        said = _placed(folder / "quotations" / "tsv" / f"{path.stem}.ann", places)
        yield Book(path.stem, text, tuple(meant), tuple(said), number % folds)


def _set(
    rows: Sequence[list[str]],
) -> tuple[str, list[list[tuple[int, int]]]]:
    """The text as a printer would set it, and where each word of each line went."""
    text, places = "", list[list[tuple[int, int]]]()
    is_open = False
    for row in rows:
        line = spaced(row, ())
        opens = line.text.startswith(_OPENS) and not is_open
        text += ("\n\n" if opens else " ") if text else ""
        base = len(text)
        starts = [base + token.start for token in line.tokens]
        ends = [
            start + len(token.text)
            for start, token in zip(starts, line.tokens, strict=True)
        ]
        places.append(list(zip(starts, ends, strict=True)))
        text += line.text
        marks = [mark for mark in line.text if mark in (_OPENS, _CLOSES)]
        is_open = marks[-1] == _OPENS if marks else is_open
    return text, places


def _placed(
    path: Path, places: Sequence[Sequence[tuple[int, int]]]
) -> Iterator[Placed]:
    """Mentions with their clusters, or quotations with their speakers'."""
    spans: dict[str, tuple[int, int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if row[0] in ("MENTION", "QUOTE"):
            first, last = places[int(row[2])], places[int(row[4])]
            spans[row[1]] = (first[int(row[3])][0], last[int(row[5])][1])
        elif row[0] in ("COREF", "ATTRIB") and row[1] in spans:
            yield *spans[row[1]], row[2]
