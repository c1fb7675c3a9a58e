"""Where things stand in a draft: the block of an offset, the marks of a quotation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from saidby.draft import Draft
from saidby.quotations.marks import FAMILIES
from saidby.quotations.quotation import Quotation
from saidby.text.prose import Block
from saidby.text.spans import Span

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
