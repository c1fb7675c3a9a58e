"""Annotated documents, and which of the quotations found each annotation means.

A line of a gold file is one document: ``{"id", "text", "cast"?, "quotes": [{"spans",
"kind", "names", "mentions"}]}``. News annotates mentions, novels the character with
all his or her names.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saidby.options import CastEntry
from saidby.quotations.quotation import Quotations

PRONOUNS = frozenset(
    ("he", "she", "they", "it", "i", "we", "you", "who", "him", "her", "them")
    + ("his", "their")
)
TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "the", "a", "an", "sir", "madam"))
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NEAR = 8


def words(text: str) -> list[str]:
    """The words of a name for comparison: lower case, no possessive."""
    return _WORD.findall(text.casefold().replace("’s", "").replace("'s", ""))


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


@dataclass(frozen=True, slots=True)
class Answer:
    """One annotated quotation; no ``names`` means that nobody is quoted."""

    spans: tuple[tuple[int, int], ...]
    kind: str
    names: tuple[str, ...]
    mentions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """``fold`` is the part of a cross-validation that the document belongs to. A piece
    is cut out of another document."""

    id: str
    text: str
    cast: tuple[tuple[str, ...], ...]
    answers: tuple[Answer, ...]
    fold: int
    is_piece: bool = False

    @property
    def is_news(self) -> bool:
        return not self.cast

    def entries(self) -> tuple[CastEntry, ...]:
        """The annotated cast as a user would write it."""
        rows = ((max(names, key=len), names) for names in self.cast)
        return tuple(
            CastEntry(name, tuple(n for n in names if n != name))
            for name, names in rows
        )


def read(paths: Iterable[Path], folds: int) -> Iterator[Document]:
    """All documents; those of one file (a novel) stay in one fold unless it is news."""
    for number, path in enumerate(sorted(paths)):
        with path.open(encoding="utf-8") as lines:
            for at, line in enumerate(lines):
                row = json.loads(line)
                fold = (number if row.get("cast") else at) % folds
                yield document(row, fold)


def document(row: dict[str, Any], fold: int) -> Document:
    answers = tuple(
        Answer(
            tuple((s, e) for s, e in quote["spans"]),
            quote["kind"],
            tuple(quote["names"]),
            tuple((s, e) for s, e in quote["mentions"]),
        )
        for quote in row["quotes"]
    )
    cast = tuple(tuple(names) for names in row.get("cast") or ())
    return Document(row["id"], row["text"], cast, answers, fold)


def tells(answer: Answer) -> bool:
    """Whether an annotation names a speaker, rather than a pronoun or nobody."""
    said = {word for name in answer.names for word in words(name)}
    return bool(said - PRONOUNS)


def matched(quotations: Quotations, answers: Iterable[Answer]) -> dict[int, Answer]:
    """The annotation of each quotation found, by the quotation's number."""
    found = quotations.found
    starts = [quotation.start for quotation in found]
    meant: dict[int, Answer] = {}
    for answer in answers:
        first, last = answer.spans[0][0], answer.spans[-1][1]
        near = range(
            max(0, bisect_left(starts, first) - _NEAR), bisect_right(starts, last)
        )
        cover = {n: _cover(found[n].spans, answer) for n in near}
        best = max(cover, key=lambda n: cover[n], default=None)
        if best is not None and cover[best] > 0:
            meant.setdefault(best, answer)
    return meant


def _cover(spans: Iterable[Any], answer: Answer) -> int:
    return sum(
        overlap((span.start, span.end), gold) for span in spans for gold in answer.spans
    )


def is_named(answer: Answer, name: str, aliases: Iterable[str]) -> bool:
    """Whether a speaker with these names is the annotated one, as it is scored."""
    if answer.mentions:
        said = {word for n in answer.names for word in words(n)} - PRONOUNS
        last = [word for word in words(name) if word not in TITLES][-1:]
        return bool(last) and last[0] in said
    wanted = {" ".join(words(n)) for n in answer.names}
    return any(" ".join(words(form)) in wanted for form in (name, *aliases))
