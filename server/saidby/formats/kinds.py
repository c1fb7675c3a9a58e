"""What each paragraph of a plain text is, from its words and its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from saidby.formats import headings, labels
from saidby.formats.stock import stock_kind
from saidby.formats.wrapping import Paragraph
from saidby.text.prose import Block, BlockKind

_BULLET = re.compile(r"(?:[•◦▪‣·*]|-|(\(?(?:\d{1,3}|[a-z])[.)]))\s+\S")
_HYPHEN_TURN = re.compile(r"[!?]|\s-\s|\.$")
_MARKS = "\"“”„«»‘'`—–―-"
_DEEP = 4  # columns: an indented block quote
_LONG_COPY = 15  # words in the middling paragraph of a news article
_LONG_NEXT = 12  # words in what follows a subheading
_SUBHEADING = 8  # words
_HEADLINE = 25  # words


@dataclass(frozen=True, slots=True)
class _Copy:
    """The paragraphs, and what one must know of the rest to judge one of them."""

    paragraphs: list[Paragraph]
    words: list[str]
    counts: list[int]
    usual: float
    repeated: frozenset[str]
    labels: frozenset[str]
    hyphen_turns: bool
    dialogue: bool


def blocks(text: str, paragraphs: list[Paragraph]) -> tuple[Block, ...]:
    """The paragraphs as blocks, each with its kind."""
    copy = _copy(text, paragraphs)
    kinds = [_kind(copy, at) for at in range(len(paragraphs))]
    grouped = _quotes(copy, kinds)
    return tuple(
        Block(kind, paragraph.span, group)
        for paragraph, (kind, group) in zip(paragraphs, grouped, strict=True)
    )


def _copy(text: str, paragraphs: list[Paragraph]) -> _Copy:
    words = [" ".join(p.span.of(text).split()) for p in paragraphs]
    counts = [len(one.split()) for one in words]
    seen = Counter(one for one, count in zip(words, counts, strict=True) if count < 5)
    hyphened = [one for one in words if one.startswith("- ")]
    return _Copy(
        paragraphs,
        words,
        counts,
        usual=median(
            [n for n, one in zip(counts, words, strict=True) if _stops(one)] or [0]
        ),
        repeated=frozenset(one for one, times in seen.items() if times > 1),
        labels=labels.find(text, ([p.rows[0]] for p in paragraphs)).before_colon,
        hyphen_turns=any(_HYPHEN_TURN.search(one[2:]) for one in hyphened),
        dialogue=any(headings.is_exclamation(one) for one in seen),
    )


def _stops(words: str) -> bool:
    return words.rstrip(_MARKS)[-1:] in tuple(".!?…")


def _kind(copy: _Copy, at: int) -> BlockKind:
    words = copy.words[at]
    if headings.is_numbered(words):
        return BlockKind.HEADING
    stock = stock_kind(words)
    if stock is not None:
        return stock
    # A name that comes again and again is a speaker's, in a play or an interview.
    named = words not in copy.repeated
    if named and (headings.is_capitals(words) or _is_chapter_title(copy, at)):
        return BlockKind.HEADING
    if _is_list_item(words, copy):
        return BlockKind.LIST_ITEM
    if named and _is_heading(copy, at):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _is_chapter_title(copy: _Copy, at: int) -> bool:
    """``“NO LIGHT, NO TIDE”`` right after ``CHAPTER V``."""
    bare = copy.words[at].strip(_MARKS)
    follows = at > 0 and headings.is_numbered(copy.words[at - 1])
    return follows and bool(bare) and headings.is_capitals(bare)


def _is_list_item(words: str, copy: _Copy) -> bool:
    if not _BULLET.match(words):
        return False
    return not (words[0] == "-" and copy.hyphen_turns)


def _is_heading(copy: _Copy, at: int) -> bool:
    words = copy.words[at]
    name, colon, _ = words.partition(":")
    if len(copy.paragraphs[at].rows) > 2 or (colon and name in copy.labels):
        return False
    if at == 0:
        return _is_headline(copy)
    if headings.is_title_case(words):
        return True
    if copy.dialogue or not _stands_in_long_copy(copy, at):
        return False
    return headings.is_open_ended(words, _SUBHEADING) or headings.is_quoted_title(words)


def _is_headline(copy: _Copy) -> bool:
    """Whether the first paragraph names the piece. Some wires end it with a stop."""
    words = copy.words[0]
    if len(copy.words) == 1:
        return False
    bare = words.rstrip(".;") if copy.counts[0] > 3 else words
    if bare and headings.is_title_case(bare):
        return True
    if any(mark in words for mark in '"“”'):
        return False  # a first sentence that lacks its stop
    bare = words.rstrip(";")
    return bool(bare) and headings.is_open_ended(bare, _HEADLINE) and copy.counts[1] > 1


def _stands_in_long_copy(copy: _Copy, at: int) -> bool:
    if copy.usual < _LONG_COPY or at + 1 >= len(copy.words):
        return False
    return copy.counts[at - 1] >= _LONG_NEXT and copy.counts[at + 1] >= _LONG_NEXT


def _quotes(copy: _Copy, kinds: list[BlockKind]) -> Iterator[tuple[BlockKind, int]]:
    """Paragraphs set in under a line that announces them are one block quote."""
    group = 0
    inside = False
    for at, kind in enumerate(kinds):
        words = copy.words[at]
        announced = at > 0 and copy.words[at - 1].endswith(":")
        set_in = copy.paragraphs[at].indent >= _DEEP and kind is BlockKind.PARAGRAPH
        starts = announced and not inside and copy.paragraphs[at - 1].indent < _DEEP
        quoted = set_in and words[0] not in _MARKS and (inside or starts)
        group += quoted and not inside
        inside = quoted
        yield (BlockKind.QUOTE, group) if quoted else (kind, 0)
