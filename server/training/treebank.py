"""Annotated paragraphs: what every corpus is brought to before it is learned from.

A paragraph is what the pipeline reads at a time, so sentences are put together where
a treebank says that a paragraph goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

_FIELDS = 10
_ROOT = "ROOT"


@dataclass(frozen=True, slots=True)
class Token:
    """A word at ``start`` to ``end`` of its paragraph's text.

    ``head`` is the index of its governor in the paragraph, its own for a root; ""
    as ``tag`` or ``dep`` means that the corpus does not say.
    """

    text: str
    start: int
    tag: str = ""
    dep: str = ""
    head: int = -1
    lemma: str = ""
    misc: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Named(NamedTuple):
    """Tokens ``first`` up to but without ``last`` are a name; "?" is unknown."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text with its words; ``names`` is None where nobody has looked for names."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Named, ...] | None = None

    @property
    def has_tree(self) -> bool:
        return bool(self.tokens) and bool(self.tokens[0].dep)


class Row(NamedTuple):
    """A word before it has its place in a text; ``space`` says if one follows."""

    text: str
    lemma: str
    tag: str
    head: int
    dep: str
    misc: str
    space: bool


def read(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a CoNLL-U file, without names."""
    rows: list[Row] = []
    for opens, sentence in _sentences(path):
        if opens and rows:
            yield put_together(rows)
            rows = []
        base = len(rows)
        rows += [row._replace(head=row.head + base) for row in sentence]
    if rows:
        yield put_together(rows)


def _sentences(path: Path) -> Iterator[tuple[bool, list[Row]]]:
    """Each sentence, and whether a paragraph starts with it."""
    opens, lines = False, list[str]()
    with path.open(encoding="utf-8") as file:
        for line in (*file, "\n"):
            if line.startswith("#"):
                opens = opens or line.startswith(("# newdoc", "# newpar"))
            elif line.strip():
                lines.append(line.rstrip("\n"))
            elif lines:
                yield opens, list(_rows(lines))
                opens, lines = False, []


def _rows(lines: list[str]) -> Iterator[Row]:
    """The words of a sentence; heads count from 0, and a root is its own."""
    joined: dict[int, bool] = {}
    count = 0
    for line in lines:
        fields = line.split("\t")
        if len(fields) != _FIELDS:
            raise ValueError(f"not a line of CoNLL-U: {line[:60]!r}")
        number, space = fields[0], "SpaceAfter=No" not in fields[9]
        if "-" in number:
            first, last = map(int, number.split("-"))
            joined.update(dict.fromkeys(range(first, last), False))
            joined[last] = space
        elif "." not in number:
            space = joined.get(int(number), space)
            yield _row(fields, count, space)
            count += 1


def _row(fields: list[str], at: int, space: bool) -> Row:
    head = int(fields[6]) - 1
    root = head < 0
    return Row(
        text=fields[1],
        lemma=fields[2],
        tag=fields[4],
        head=at if root else head,
        dep=_ROOT if root else fields[7],
        misc=fields[9],
        space=space,
    )


def put_together(rows: Iterable[Row]) -> Paragraph:
    text, tokens = "", list[Token]()
    for row in rows:
        word = row.text.replace(" ", "")
        tokens.append(
            Token(word, len(text), row.tag, row.dep, row.head, row.lemma, row.misc)
        )
        text += word + (" " if row.space else "")
    return Paragraph(text.rstrip(), tuple(tokens))


def rewritten(paragraph: Paragraph, words: dict[int, str]) -> Paragraph:
    """The paragraph with other words in some places; all else stays as it is."""
    text, tokens, at = "", list[Token](), 0
    for number, token in enumerate(paragraph.tokens):
        text += paragraph.text[at : token.start]
        at = token.end
        word = words.get(number, token.text)
        tokens.append(replace(token, text=word, start=len(text)))
        text += word
    return Paragraph(text, tuple(tokens), paragraph.names)


def is_tree(heads: list[int]) -> bool:
    """Whether every word hangs, in the end, on a root."""
    good: set[int] = set()
    for start in range(len(heads)):
        path, at = list[int](), start
        while at not in good and heads[at] != at:
            path.append(at)
            at = heads[at]
            if at in path:
                return False
        good.update(path, (at,))
    return True
