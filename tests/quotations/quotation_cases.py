"""Case documents: prose that carries its own expectation.

    “⟦Wait,⟧{a}” Amara said, “⟦until the bell.⟧{a direct}”

What stands between ⟦ and ⟧ is a span that must be found, and nothing else may be.
A letter in the braces joins the spans of one quotation; a word is its kind.
``⟨never-closed⟩`` stands before a mark in trouble. Cases start with ``== title``;
``> `` heads a block quote and ``# `` a heading, as in Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from saidby.quotations.quotation import Quotations
from saidby.text.prose import Block, BlockKind, Prose
from saidby.text.spans import Span

CASES = sorted(Path(__file__).parent.joinpath("cases").glob("*.txt"))

_SIGN = re.compile(r"⟦|⟧(?:\{([a-z]\b)? ?([a-z]{2,})?\})?|⟨([a-z-]+)⟩")
_PARAGRAPH = re.compile(r"\S.*?(?=\n[ \t]*\n|\s*\Z)", re.DOTALL)
_KINDS = {"> ": BlockKind.QUOTE, "# ": BlockKind.HEADING}


@dataclass
class Expected:
    spans: list[tuple[int, int]] = field(default_factory=list)
    kind: str = ""


@dataclass(frozen=True)
class Case:
    title: str
    text: str
    quotations: list[Expected]
    troubles: list[tuple[int, str]]

    @property
    def prose(self) -> Prose:
        return prose_of(self.text)

    def spans(self) -> list[tuple[str, ...]]:
        return sorted(
            tuple(self.text[a:b] for a, b in one.spans) for one in self.quotations
        )


def cases() -> Iterator[tuple[str, Case]]:
    for path in CASES:
        for chunk in path.read_text(encoding="utf-8").split("\n== ")[1:]:
            title, _, body = chunk.partition("\n")
            yield f"{path.stem}: {title}", _read(title, body.strip("\n"))


def prose_of(text: str) -> Prose:
    """Paragraphs parted by blank lines, and no more: how copy is read is tested
    with the formats."""
    masked = re.sub(r"(?m)^(?:> |# )", "  ", text)
    blocks = [
        Block(kind, span, group=1 if kind is BlockKind.QUOTE else 0)
        for kind, span in _blocks(text)
    ]
    return Prose(text, masked, tuple(blocks))


def _blocks(text: str) -> Iterator[tuple[BlockKind, Span]]:
    for found in _PARAGRAPH.finditer(text):
        start, end = found.span()
        kind = _KINDS.get(text[start : start + 2], BlockKind.PARAGRAPH)
        lead = 0 if kind is BlockKind.PARAGRAPH else 2
        if start + lead < end:  # a sign by itself heads nothing
            yield kind, Span(start + lead, end)


def _read(title: str, marked: str) -> Case:
    text = ""
    at = 0
    opened: list[int] = []
    joined: dict[str, Expected] = {}
    quotations: list[Expected] = []
    troubles: list[tuple[int, str]] = []
    for sign in _SIGN.finditer(marked):
        text += marked[at : sign.start()]
        at = sign.end()
        if sign.group() == "⟦":
            opened.append(len(text))
        elif sign[3]:
            troubles.append((len(text), sign[3]))
        else:
            one = joined.setdefault(sign[1], Expected()) if sign[1] else Expected()
            if not one.spans:
                quotations.append(one)
            one.spans.append((opened.pop(), len(text)))
            one.kind = sign[2] or one.kind
    assert not opened, title
    return Case(title, text + marked[at:], quotations, troubles)


def spans_of(found: Quotations) -> list[list[tuple[int, int]]]:
    return sorted([(s.start, s.end) for s in one.spans] for one in found.found)
