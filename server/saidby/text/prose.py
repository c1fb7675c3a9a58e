"""A draft with its markup blanked out, and the blocks it is made of.

``masked`` is as long as the text, so every offset holds in both. Markup becomes
spaces where it separates words and ``FILL`` where it stands inside or beside one
(``caf&eacute;``, ``**Singh**``); markup that means a quotation mark (``<q>``,
``\\enquote{``, ``&ldquo;``) becomes that mark, padded with ``FILL``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from saidby.text.spans import Span

# WORD JOINER: takes up an offset, separates nothing, and is no part of a word.
FILL = "\u2060"


def bare(masked: str) -> str:
    """What is left of masked text without filling, and without blanks at its ends."""
    return masked.replace(FILL, "").strip()


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CAPTION = "caption"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of prose that reads as one paragraph.

    The span has no blank space at either end. ``group`` numbers the structure that
    paragraphs may share (one block quote of three paragraphs); 0 is the body.
    """

    kind: BlockKind
    span: Span
    group: int = 0


@dataclass(frozen=True, slots=True)
class Directive:
    """An instruction to saidby in a comment: ``saidby: ignore SB201, far-tag``.

    ``span`` is the whole comment. ``verb`` is the first word after ``saidby:`` in
    lower case, ``arguments`` what follows it, split at commas or quoted.
    """

    span: Span
    verb: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """The readable part of a draft."""

    text: str
    masked: str
    blocks: tuple[Block, ...]
    directives: tuple[Directive, ...] = ()


def mask(text: str, hidden: Iterable[Span], fill: str = " ") -> str:
    """Blank the hidden spans, but keep line ends so that paragraphs survive."""
    pieces: list[str] = []
    at = 0
    for span in sorted(hidden):
        if span.end <= at:
            continue
        start = max(span.start, at)
        pieces.append(text[at:start])
        pieces.extend(c if c in "\r\n" else fill for c in text[start : span.end])
        at = span.end
    pieces.append(text[at:])
    return "".join(pieces)
