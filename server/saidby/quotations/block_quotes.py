"""Quotations set off as blocks, with marks of their own or without."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from saidby.quotations.parts import Part, trim
from saidby.quotations.passages import Passage
from saidby.text.prose import FILL, BlockKind, Prose
from saidby.text.spans import Span

STYLE = "block"

# The last line of a block quote may name whose words they are.
_CREDIT = re.compile(
    rf"(?:\A|[\r\n])[\s{FILL}]*(?:[—–―]|--?)[\s{FILL}]*[^\W\d_a-z][^\r\n.!?]{{1,80}}\.?\Z"
)
_LONGEST_CREDIT = 100  # characters
_NOTHING = FILL + " \t\r\n\u00a0_*"


def set_off(prose: Prose, passages: Iterable[Passage]) -> list[Passage]:
    """The passages, and the block quotes that hold some of them or none.

    A block quote that is in quotation marks as a whole is that one quotation.
    """
    found = list(passages)
    starting_in: defaultdict[int, list[int]] = defaultdict(list)
    for number, passage in enumerate(found):
        starting_in[passage.parts[0].block].append(number)
    for blocks in _groups(prose):
        body = [part for number in blocks for part in _body(prose, number)]
        if not body:
            continue
        whole = _in_marks(prose, body, found, starting_in[body[0].block])
        if whole is None:
            found.append(Passage(tuple(body), "block"))
        else:
            found[whole] = replace(found[whole], origin="block")
    return found


def _groups(prose: Prose) -> Iterator[list[int]]:
    groups: defaultdict[int, list[int]] = defaultdict(list)
    last, key = -2, 0
    for number, block in enumerate(prose.blocks):
        if block.kind is BlockKind.QUOTE:
            # Group 0 numbers no structure: only what is adjacent belongs together.
            new = block.group == 0 and number != last + 1
            key = -number - 1 if new else (block.group or key)
            groups[key].append(number)
            last = number
    yield from groups.values()


def _body(prose: Prose, number: int) -> Iterator[Part]:
    span = prose.blocks[number].span
    tail = max(span.start, span.end - _LONGEST_CREDIT)
    credit = _CREDIT.search(prose.masked[tail : span.end])
    end = tail + credit.start() if credit else span.end
    inner = trim(prose.masked, Span(span.start, max(end, span.start)))
    if inner.size:
        yield Part(number, STYLE, (inner,), (inner,))


def _in_marks(
    prose: Prose, body: Sequence[Part], passages: Sequence[Passage], near: Iterable[int]
) -> int | None:
    """The number of the passage that is the whole block quote, if one is."""
    for number in near:
        passage = passages[number]
        alike = [part.block for part in passage.parts] == [part.block for part in body]
        head = Span(body[0].start, max(body[0].start, passage.start))
        tail = Span(min(passage.end, body[-1].end), body[-1].end)
        edges = head.of(prose.masked) + tail.of(prose.masked)
        if alike and not edges.strip(_NOTHING):
            return number
    return None
