"""What a quotation is by its surface; the parser's reading refines it later."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

from saidby import lexicon
from saidby.quotations.bynames import is_byname
from saidby.quotations.passages import Passage
from saidby.quotations.quotation import Kind
from saidby.quotations.tags import is_tag, is_thought, speech_verbs, words_of
from saidby.text.prose import FILL, BlockKind, Prose
from saidby.text.spans import Span

_REACH = 60
_MARGIN = 20  # blank or masked characters between a quotation and its block's edge
_BLANKS = FILL + " \t\r\n\u00a0"


def provisional(prose: Prose, passage: Passage) -> Kind:
    """The kind of a quotation, as far as its surface tells."""
    if passage.label:
        return Kind.TRANSCRIPT
    if passage.origin == "block":
        return Kind.BLOCK
    if passage.origin == "dash":
        return Kind.DIRECT
    if _is_heading(prose, passage):
        return Kind.HEADING
    return _of_marked(prose, passage)


def _of_marked(prose: Prose, passage: Passage) -> Kind:
    said = passage.spans[0].of(prose.masked)
    before, after = _beside(prose, passage)
    if is_byname(prose.masked, passage.spans[0], passage.outer[0]):
        return Kind.TERM
    if _is_term(said, before, after):
        return Kind.TERM
    ends = passage.spans[-1].of(prose.masked).rstrip(_BLANKS).endswith(".")
    rest = "" if ends and after.lstrip(_BLANKS)[:1].isupper() else after
    if any(is_thought(*sides) for sides in _gaps(prose, passage, before, rest)):
        return Kind.THOUGHT
    if len(passage.parts) > 1 or _stands_alone(prose, passage):
        return Kind.DIRECT
    if not _SENTENCE.match(said):
        return Kind.MIXED
    tagged = _COMMA.match(after) and is_tag(after)
    whole = _ENDED.search(said) or _is_announced(before) or tagged
    return Kind.DIRECT if whole else Kind.MIXED


_ENDED = re.compile(r"[.,!?…—–-][\"'”’»)\]_*]*\Z")
_COMMA = re.compile(rf"[{FILL}]*,")
_SENTENCE = re.compile(r"[\W_]*[^\W_a-z]")


_ANY_MARK = re.compile(r"[\"“”„«»‹›「」『』‘`]|(?<!\w)['’]|['’](?!\w)")


def _beside(prose: Prose, passage: Passage) -> tuple[str, str]:
    """The words just before and just after, within the blocks."""
    first = prose.blocks[passage.parts[0].block].span
    last = prose.blocks[passage.parts[-1].block].span
    before = prose.masked[max(first.start, passage.start - _REACH) : passage.start]
    after = prose.masked[passage.end : min(last.end, passage.end + _REACH)]
    return _ANY_MARK.split(before)[-1], _ANY_MARK.split(after)[0]


def _gaps(
    prose: Prose, passage: Passage, before: str, after: str
) -> list[tuple[str, str]]:
    """What stands before and after each part of a quotation."""
    parts = passage.parts
    inner = [
        prose.masked[one.end : min(two.start, one.end + _REACH)]
        for one, two in pairwise(parts)
        if one.block == two.block
    ]
    return [(before, after), *(("", gap) for gap in inner)]


def _is_announced(before: str) -> bool:
    return before.rstrip(_BLANKS).endswith(":")


def _is_heading(prose: Prose, passage: Passage) -> bool:
    """Whether a quotation stands in a heading or is a paragraph fit for one."""
    if prose.blocks[passage.parts[0].block].kind is BlockKind.HEADING:
        return True
    if len(passage.parts) > 1 or not passage.closed:
        return False
    said = passage.spans[0].of(prose.masked)
    bare = _stands_alone(prose, passage) and not _ENDED.search(said)
    return bare and len(said.split()) <= 8 and passage.style.startswith("single")


def _stands_alone(prose: Prose, passage: Passage) -> bool:
    first = prose.blocks[passage.parts[0].block].span
    last = prose.blocks[passage.parts[-1].block].span
    edges = (Span(first.start, passage.start), Span(passage.end, last.end))
    if any(edge.size > _MARGIN for edge in edges):
        return False
    return not any(edge.of(prose.masked).strip(_BLANKS + ".") for edge in edges)


def _is_term(said: str, before: str, after: str) -> bool:
    """A name, a title or a word spoken of, by the words around it or its capitals."""
    cues = _cues()
    if introduces_term(before) or cues["after"].match(after):
        return True
    if cues["unsaid"].search(before):
        return True
    if _is_announced(before):
        return False
    return _is_title(said, after) or _is_name(said, before, after)


def introduces_term(before: str) -> bool:
    """Whether these words end with what introduces a name or a title: the film."""
    return bool(_cues()["before"].search(before))


def _is_title(said: str, after: str) -> bool:
    """``Saturday Night Live``: all capitals but for small words, no sentence."""
    words = said.rstrip(",").split()
    if not 2 <= len(words) <= 7 or re.search(r"[.!?;]", said):
        return False
    if not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return False
    small = _small_words()
    capital = [word for word in words if word.lower() not in small]
    if len(capital) < 2 or not all(word[:1].isupper() for word in capital):
        return False
    return not (said.endswith(",") and is_tag(re.split(r"[.;,]", after)[0]))


def _is_name(said: str, before: str, after: str) -> bool:
    """``Honey`` on a card: one word with a capital, and nobody near who says it."""
    alone = said.isalpha() and said.istitle()
    heard = any(word in speech_verbs() for word in words_of(before)[-3:])
    return alone and not heard and not is_tag(after)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(lexicon.lines("title_small_words"))


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    table: dict[str, Any] = lexicon.table("term_cues")
    names = _any_of(table["named_as"])
    named_as = rf"(?:is|was|are|were|has been|became) (?:[\w'’-]+ ){{1,4}}{names}"
    gap = rf"[\s{FILL}]"
    return {
        "before": re.compile(
            rf"(?<!\w){_any_of(table['before'])},?{gap}*\Z", re.IGNORECASE
        ),
        "after": re.compile(rf"{gap}*(?:{_any_of(table['after'])}|{named_as})\b"),
        "unsaid": re.compile(rf"\b{_any_of(table['unsaid'])},?{gap}*\Z"),
    }


def _any_of(phrases: list[str]) -> str:
    return "(?:" + "|".join(map(re.escape, phrases)) + ")"
