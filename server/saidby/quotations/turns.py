"""The turns of a transcript or an interview, as quotations with a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from saidby.quotations.labels import Label, title_line, transcripts
from saidby.quotations.parts import Part, trim
from saidby.quotations.passages import Passage
from saidby.text.prose import FILL, BlockKind, Prose
from saidby.text.spans import Span

STYLE = "label"

_SPOKEN = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
# [laughs] at either end of a turn or between two of its sentences.
_BRACKETED = r"\[[^\[\]\n]{1,60}\]"
_REMARK = re.compile(
    r"(?:\A|(?<=[.!?…—–-])|(?<=[.!?]['\"”’]))\s*"
    rf"(?:{_BRACKETED}|\([A-Z][A-Z ,.'’-]{{2,60}}\))"
    r"(?=\s*(?:\Z|[^\W\d_a-z]|[\"“‘'«]))"
    rf"|\s*{_BRACKETED}\s*\Z"
)


def turns(prose: Prose, passages: Sequence[Passage]) -> list[Passage]:
    """The passages, and the turns of transcripts.

    A turn that is in quotation marks as a whole is that quotation, now with a label.
    """
    found = list(passages)
    starting = {p.start: n for n, p in enumerate(found) if p.origin == "marks"}
    for run in transcripts(prose):
        for number, label in enumerate(run):
            stop = run[number + 1].block if number + 1 < len(run) else None
            parts = _parts(prose, label, _blocks(prose, run, label, stop))
            if not parts:
                continue
            whole = starting.get(parts[0].start)
            if whole is not None and found[whole].end == parts[-1].end:
                found[whole] = replace(found[whole], label=label.span)
            else:
                found.append(Passage(tuple(parts), "label", label=label.span))
    return found


def _blocks(
    prose: Prose, run: Sequence[Label], label: Label, stop: int | None
) -> Iterator[int]:
    """The blocks of a turn, the label's own among them if words follow in it."""
    if not label.alone:
        yield label.block
    first = label.block + 1
    if label.alone and title_line(prose, first):
        first += 1
    if stop is None:
        stop = _last(prose, run, label, first)
    for number in range(first, stop):
        if prose.blocks[number].kind not in _SPOKEN:
            return
        yield number


def _last(prose: Prose, run: Sequence[Label], label: Label, first: int) -> int:
    """Where the last turn ends: runs on only if the turns before did."""
    spacious = any(b.block - a.block > 1 + a.alone for a, b in pairwise(run))
    if spacious:
        return len(prose.blocks)
    return min(len(prose.blocks), first + label.alone)


def _parts(prose: Prose, label: Label, blocks: Iterator[int]) -> list[Part]:
    parts: list[Part] = []
    for number in blocks:
        block = prose.blocks[number].span
        start = label.words if number == label.block else block.start
        for span in _without_remarks(prose.masked, Span(start, block.end)):
            parts.append(Part(number, STYLE, (span,), (span,)))
    return parts


def _without_remarks(text: str, within: Span) -> Iterator[Span]:
    said = within.of(text).replace(FILL, " ")
    at = 0
    for remark in _REMARK.finditer(said):
        yield from _full(text, within.start + at, within.start + remark.start())
        at = remark.end()
    yield from _full(text, within.start + at, within.end)


def _full(text: str, start: int, end: int) -> Iterator[Span]:
    span = trim(text, Span(start, max(start, end)))
    if span.size:
        yield span
