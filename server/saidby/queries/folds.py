"""What can be folded away: sections, dialogue, long quotations, block quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from saidby.queries.index import Index
from saidby.queries.lenses import sections
from saidby.quotations.quotation import Kind
from saidby.text.prose import Block, BlockKind
from saidby.text.spans import Span

_DIALOGUE = 3  # paragraphs


class Folded(StrEnum):
    SECTION = "section"
    DIALOGUE = "dialogue"
    QUOTATION = "quotation"
    BLOCK_QUOTE = "block-quote"


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch with its first line left in sight."""

    span: Span
    folded: Folded


def folds(index: Index) -> list[Fold]:
    """Everything that makes a stretch of its own, in text order, outer ones first."""
    found = [*_sections(index), *_dialogue(index), *_carried(index), *_quotes(index)]
    return sorted(found, key=lambda fold: (fold.span.start, -fold.span.end))


def _sections(index: Index) -> Iterator[Fold]:
    blocks = index.draft.prose.blocks
    if any(block.kind is BlockKind.HEADING for block in blocks):
        for _, section in sections(index):
            text = section.of(index.text).rstrip()
            yield Fold(Span(section.start, section.start + len(text)), Folded.SECTION)


def _carried(index: Index) -> Iterator[Fold]:
    """Quotations of several paragraphs; a block quote folds as what it is."""
    for quotation in index.draft.quotations.found:
        if quotation.kind is not Kind.BLOCK and len(set(quotation.blocks)) > 1:
            yield Fold(Span(quotation.start, quotation.end), Folded.QUOTATION)


def _dialogue(index: Index) -> Iterator[Fold]:
    """Runs of paragraphs in each of which somebody speaks."""
    spoken = {
        block
        for quotation in index.draft.quotations.found
        if quotation.kind in (Kind.DIRECT, Kind.TRANSCRIPT) and not quotation.depth
        for block in quotation.blocks
    }
    for run in _runs(index.draft.prose.blocks, spoken):
        if len(run) >= _DIALOGUE:
            yield Fold(Span(run[0].span.start, run[-1].span.end), Folded.DIALOGUE)


def _runs(blocks: Iterable[Block], spoken: set[int]) -> Iterator[list[Block]]:
    numbered = enumerate(blocks)
    for speaks, run in groupby(numbered, key=lambda item: item[0] in spoken):
        if speaks:
            yield [block for _, block in run]


def _quotes(index: Index) -> Iterator[Fold]:
    quoted = [b for b in index.draft.prose.blocks if b.kind is BlockKind.QUOTE]
    for _, run in groupby(quoted, key=lambda block: block.group):
        blocks = list(run)
        span = Span(blocks[0].span.start, blocks[-1].span.end)
        yield Fold(span, Folded.BLOCK_QUOTE)
