"""Quotations that run over paragraphs: left open, opened anew, closed at the end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from saidby.quotations.marks import Mark
from saidby.quotations.parts import Part
from saidby.quotations.tags import speech_verbs, words_of
from saidby.text.prose import FILL, Block, BlockKind, Prose

# A quotation may run around these; they are no part of the running text.
_ASIDE = (BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.BOILERPLATE)


def following(blocks: Sequence[Block]) -> list[int | None]:
    """For each block, the number of the block in which its text goes on."""
    found: list[int | None] = [None] * len(blocks)
    ahead: int | None = None
    for number in range(len(blocks) - 1, -1, -1):
        found[number] = ahead
        kind = blocks[number].kind
        if kind is BlockKind.HEADING:
            ahead = None
        elif kind not in _ASIDE:
            ahead = number
    return found


def heads(marks: Sequence[Mark], start: int) -> frozenset[str]:
    """The families of the marks that stand at the very start of a block."""
    found: set[str] = set()
    for mark in marks:
        unlikely = mark.opening > min(mark.closing, mark.ignoring)
        if mark.span.start > start or unlikely:
            break
        found.add(mark.family)
        start = mark.span.end
    return frozenset(found)


def is_told_between(text: str, marks: Sequence[Mark]) -> bool:
    """Whether a tag stands between two marks that open: “Go, said Ana. “Go now.” A
    closing mark is missing there, and nothing is carried over."""
    return any(
        _names_teller(text[one.span.end : other.span.start])
        for one, other in pairwise(marks)
        if one.opening < one.closing and other.opening < other.closing
    )


def carry(parts: Sequence[Part], prose: Prose) -> dict[int, int]:
    """For each part that a later one goes on with, the number of that one."""
    before: dict[int, int] = {}
    after: dict[int, int] = {}
    next_of = following(prose.blocks)
    left_open: defaultdict[int | None, list[int]] = defaultdict(list)
    for number, part in enumerate(parts):
        if _heads_block(part, prose) or part.parent in before:
            for earlier in left_open[part.block]:
                if earlier not in after and _goes_on(parts, earlier, number, before):
                    before[number], after[earlier] = earlier, number
                    break
        if stays_open(part, prose):
            left_open[next_of[part.block]].append(number)
    return after


def _heads_block(part: Part, prose: Prose) -> bool:
    start = prose.blocks[part.block].span.start
    return not prose.masked[start : min(part.start, start + 9)].strip(_NOTHING)


def _goes_on(
    parts: Sequence[Part], earlier: int, number: int, before: Mapping[int, int]
) -> bool:
    one, other = parts[earlier], parts[number]
    if one.opening is None or other.opening is None:
        return False
    if one.opening.family != other.opening.family:
        return False
    if other.parent is None or one.parent is None:
        return other.parent is one.parent
    above = parts[other.parent]
    return (
        before.get(other.parent) == one.parent and above.spans[0].start == other.start
    )


_NOTHING = FILL + " \t\r\n\u00a0\u3000_*"
_TAG_AT_END = re.compile(r"[,?!][\s\u2060]+([^.,;:?!]{3,40})\.\Z")
_TAG = re.compile(r"[,?!][\s\u2060]+([\w'’-]+)[\s\u2060]+([\w'’-]+)\.(?=\s|\Z)")
_OWN = ("I", "you", "we")


def stays_open(part: Part, prose: Prose) -> bool:
    """Whether a quotation is still open where its block ends."""
    if part.closing or part.end < prose.blocks[part.block].span.end:
        return False
    return not _lost_its_mark(part, prose.masked)


def _names_teller(said: str) -> bool:
    """Whether a tag with a name ends a sentence of what should be somebody's words."""
    for tag in _TAG.finditer(said):
        one, two = tag.groups()
        verb, name = (one, two) if one in speech_verbs() else (two, one)
        if verb in speech_verbs() and name[:1].isupper() and name not in _OWN:
            return True
    return False


def _lost_its_mark(part: Part, text: str) -> bool:
    """Whether what was left open ends with a tag, or has one with a name, so that a
    closing mark is missing."""
    said = part.spans[-1].of(text)
    if _names_teller(said):
        return True
    tag = _TAG_AT_END.search(said[-60:])
    words = words_of(tag.group(1)) if tag else []
    if len(words) > 3 or any(word in _OWN for word in words):
        return False
    return any(word in speech_verbs() for word in words[:2])
