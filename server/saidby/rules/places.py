"""Where things stand in a draft: the block of an offset, the marks of a quotation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from saidby.draft import Draft
from saidby.quotations.marks import FAMILIES
from saidby.quotations.quotation import Quotation
from saidby.text.prose import Block, BlockKind
from saidby.text.spans import Span

_HEADLINE = 20  # words
_SHORT_LINE = 50  # characters
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def block_at(draft: Draft, offset: int) -> int:
    """The number of the block that an offset stands in, or of the last one before."""
    return max(0, bisect_right(draft.prose.blocks, offset, key=_start) - 1)


def _start(block: Block) -> int:
    return block.span.start


def marks_of(draft: Draft, quotation: Quotation) -> Iterator[tuple[Span, bool]]:
    """The one-character marks of a quotation, each with whether it opens."""
    text = draft.prose.masked
    for whole, said in zip(quotation.outer, quotation.spans, strict=True):
        if whole.start < said.start and text[whole.start] in FAMILIES:
            yield Span(whole.start, whole.start + 1), True
        if said.end < whole.end and text[whole.end - 1] in FAMILIES:
            yield Span(whole.end - 1, whole.end), False


def first_word(draft: Draft, offset: int) -> Span:
    """The first word that starts at a place or after it."""
    match = _WORD.search(draft.prose.masked, offset)
    return Span(*match.span()) if match else Span(offset, offset)


def is_headline(draft: Draft, block: int) -> bool:
    """Whether a block names the copy rather than being part of it.

    A short first paragraph counts too: it may be a headline that ends in a full stop.
    """
    here = draft.prose.blocks[block]
    if here.kind is BlockKind.HEADING:
        return True
    words = len(here.span.of(draft.prose.masked).split())
    return block == 0 and len(draft.prose.blocks) > 1 and words < _HEADLINE


def is_verse(words: str) -> bool:
    """Whether the lines of a text are too short for hard-wrapped prose."""
    lines = words.splitlines()
    return len(lines) > 1 and max(map(len, lines)) < _SHORT_LINE
