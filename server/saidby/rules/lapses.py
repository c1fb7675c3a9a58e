"""Quotations that run on into later paragraphs without being opened there anew."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from saidby.draft import Draft
from saidby.quotations.marks import FAMILIES
from saidby.quotations.quotation import Quotation, Stray, Trouble
from saidby.rules.places import block_at
from saidby.text.prose import BlockKind
from saidby.text.spans import Span

_FARTHEST = 12  # paragraphs
_SET_OFF = 20  # words; verses and addresses in a speech are shorter
_SHORT_LINE = 50  # characters


@dataclass(frozen=True, slots=True)
class Lapse:
    """``opening`` and ``closing`` belong together; ``blocks`` go on between them.

    ``certain`` is False where what goes on may be a verse or a letter set off, which
    some houses leave without marks.
    """

    opening: Span
    closing: Span
    blocks: tuple[int, ...]
    certain: bool


def lapses(draft: Draft) -> tuple[Lapse, ...]:
    """In text order; the marks of a lapse are unpaired only as long as it lasts."""
    odd = [
        stray
        for stray in draft.quotations.strays
        if stray.trouble in (Trouble.NEVER_CLOSED, Trouble.NEVER_OPENED)
    ]
    found = (_lapse(draft, one, other) for one, other in pairwise(odd))
    return tuple(lapse for lapse in found if lapse is not None)


def explained(draft: Draft) -> frozenset[Span]:
    """The marks that are without partner because of a lapse."""
    return frozenset(
        mark for lapse in lapses(draft) for mark in (lapse.opening, lapse.closing)
    )


def _lapse(draft: Draft, one: Stray, other: Stray) -> Lapse | None:
    if (one.trouble, other.trouble) != (Trouble.NEVER_CLOSED, Trouble.NEVER_OPENED):
        return None
    family = _family(draft, one.span)
    if family != _family(draft, other.span):
        return None
    first, last = block_at(draft, one.span.start), block_at(draft, other.span.start)
    if not first < last <= first + _FARTHEST:
        return None
    between = Span(draft.prose.blocks[first].span.end, other.span.start)
    if _is_quoting(draft, between, family):
        return None
    blocks = tuple(range(first + 1, last + 1))
    return Lapse(one.span, other.span, blocks, _is_certain(draft, blocks))


def _family(draft: Draft, mark: Span) -> str:
    return FAMILIES.get(mark.of(draft.prose.masked), "")


def _is_quoting(draft: Draft, between: Span, family: str) -> bool:
    """Whether another quotation in marks of this family begins in a stretch of text."""
    found = draft.quotations.found
    first = bisect_left(found, between.start, key=_start)
    inside = takewhile(
        lambda quotation: quotation.start < between.end, islice(found, first, None)
    )
    text = draft.prose.masked
    return any(FAMILIES.get(text[quotation.start]) == family for quotation in inside)


def _start(quotation: Quotation) -> int:
    return quotation.start


def _is_certain(draft: Draft, blocks: tuple[int, ...]) -> bool:
    between = [draft.prose.blocks[number] for number in blocks]
    if any(block.kind is not BlockKind.PARAGRAPH for block in between):
        return False
    *middle, last = (block.span.of(draft.prose.masked) for block in between)
    if any(len(words.split()) < _SET_OFF for words in middle):
        return False
    return not _is_verse(last)


def _is_verse(words: str) -> bool:
    lines = words.splitlines()
    return len(lines) > 1 and max(map(len, lines)) < _SHORT_LINE
