"""Quotations carried over paragraphs without being opened anew.

A paragraph leaves a quotation open, none of the next ones opens one, and a later one
closes what it never opened: that was one quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saidby.quotations.carrying import following, stays_open
from saidby.quotations.marks import FAMILIES, Mark
from saidby.quotations.pairing import Pair
from saidby.quotations.parts import Page, Part, trim
from saidby.quotations.quotation import Stray, Trouble
from saidby.quotations.tags import is_credit
from saidby.text.prose import Prose
from saidby.text.spans import Span

_MARKS = frozenset("".join(FAMILIES)) | {"_", "*"}
_FARTHEST = 10  # paragraphs
_CREDIT = 80  # characters


@dataclass(frozen=True, slots=True)
class Reopened:
    """A quotation left open by a part, and the parts that go on with it unmarked.

    ``old`` are the numbers of parts that these ones take the place of.
    """

    opened_by: int
    parts: tuple[Part, ...]
    old: tuple[int, ...]

    def strays(self, text: str, opening: Mark) -> Iterator[Stray]:
        """One for each paragraph that should open anew, where the mark is missing."""
        # Around lines set in (verse, a letter) nothing is opened anew.
        if any(_is_set_in(text, part.start) for part in self.parts):
            return
        for part in self.parts:
            # A line in small letters is no paragraph: the sentence was broken there.
            if not text[part.start].islower():
                place = Span(part.start, part.start)
                yield Stray(place, Trouble.NOT_REOPENED, opening.span)


_SET_IN = 2  # columns


def _is_set_in(text: str, start: int) -> bool:
    line = text[max(0, start - _SET_IN) : start]
    indented = len(line) == _SET_IN and not line.strip(" \t") and "\n" not in line
    return indented or text[start] in _MARKS


def reopened(
    parts: Sequence[Part],
    pages: Sequence[Page],
    prose: Prose,
    after: Mapping[int, int],
) -> list[Reopened]:
    """What was carried over without a mark. ``after`` is what ``carry`` has found."""
    next_of = following(prose.blocks)
    part_of = {part.closing.span: n for n, part in enumerate(parts) if part.closing}
    found: list[Reopened] = []
    for number, part in enumerate(parts):
        if number in after or part.parent is not None or not stays_open(part, prose):
            continue
        family = part.opening.family if part.opening else "single"
        way = _way(prose.masked, part.block, pages, next_of, family)
        if family != "single" and way:
            new = tuple(_new_parts(part.style, way, prose))
            old = part_of.get(way.closing.span)
            found.append(Reopened(number, new, () if old is None else (old,)))
    return found


@dataclass(frozen=True, slots=True)
class _Way:
    """The blocks that a quotation runs through, up to the mark that closes it."""

    blocks: tuple[int, ...]
    closing: Mark


def _way(
    text: str,
    block: int,
    pages: Sequence[Page],
    next_of: Sequence[int | None],
    family: str,
) -> _Way | None:
    blocks: list[int] = []
    at = next_of[block]
    while at is not None and len(blocks) < _FARTHEST:
        blocks.append(at)
        page = pages[at]
        own = (pair for pair in page.pairs if _family(page, pair) == family)
        first = next(own, None)
        if first:
            if first.opening is not None or first.closing is None:
                return None
            closing = page.marks[first.closing]
            last = text[page.within.start : closing.span.start][:_CREDIT]
            return None if is_credit(last) else _Way(tuple(blocks), closing)
        at = next_of[at]
    return None


def _family(page: Page, pair: Pair) -> str:
    mark = pair.closing if pair.opening is None else pair.opening
    return "" if mark is None else page.marks[mark].family


def _new_parts(style: str, way: _Way, prose: Prose) -> Iterator[Part]:
    for block in way.blocks[:-1]:
        span = prose.blocks[block].span
        yield Part(block, style, (span,), (trim(prose.masked, span),))
    start = prose.blocks[way.blocks[-1]].span.start
    outer = Span(start, way.closing.span.end)
    inner = trim(prose.masked, Span(start, way.closing.span.start))
    yield Part(way.blocks[-1], style, (outer,), (inner,), None, way.closing)
