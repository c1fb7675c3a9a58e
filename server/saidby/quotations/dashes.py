"""Dash dialogue: — The boat is late — Paulo muttered. — Who has the lantern?

A dash at the head of a paragraph opens a turn; dashes inside it part what is said
from what the narrator puts between.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from saidby import lexicon
from saidby.quotations.parts import Part, trim
from saidby.quotations.passages import Passage
from saidby.quotations.splitting import interrupts
from saidby.quotations.tags import is_tag, speech_verbs, words_of
from saidby.text.prose import FILL, BlockKind, Prose
from saidby.text.spans import Span

STYLE = "dash"

_LEAD = re.compile(rf"(?P<long>[—–―‒])|(?P<short>--?)(?=[\s{FILL}])")
_LONG = re.compile(r"[—–―‒]+")
_SHORT = re.compile(rf"(?<=[\s{FILL},.!?])--?(?=[\s{FILL}])")
_SPOKEN = re.compile(rf"[\s{FILL}]*[…¡¿\"“‘«(]*\W{{0,2}}(?:[^\W_a-z]|…|\.\.\.)")
_ENDED = re.compile(r"(?:(?<![—–-])[.!?…]|[,:;—–-])[\"'”’»)\]_*]*\Z")
_ASKED = re.compile(r"[?!]")
_PERSON = re.compile(r"\b(?:[Ii]|[Yy]ou|[Ww]e|me|[Mm]y|[Yy]our|us|[Oo]ur)\b")
_LONGEST_BREAK = 25  # words of narration
_NEAR = 8  # characters


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a paragraph, the dash before it included."""

    span: Span
    spoken: bool


@dataclass(frozen=True, slots=True)
class _Turn:
    """One paragraph of dash dialogue. ``lively``: asked, or said to somebody."""

    block: int
    long: bool
    pieces: tuple[_Piece, ...]
    lively: bool

    @property
    def is_narrated(self) -> bool:
        return not all(piece.spoken for piece in self.pieces)


def dash_dialogue(prose: Prose, passages: Sequence[Passage]) -> list[Passage]:
    """The turns of dash dialogue, if the draft has any."""
    inside = {part.block for p in passages if p.origin == "label" for part in p.parts}
    hidden = _hidden(passages)
    turns = [
        turn
        for number in range(len(prose.blocks))
        if number not in inside
        for turn in _turn(prose, number, hidden.get(number, ()))
    ]
    speaking = {kind for kind in (True, False) if _is_dialogue(turns, long=kind)}
    return [
        passage
        for turn in turns
        if turn.long in speaking
        for passage in _passages(prose.masked, turn)
    ]


def _hidden(passages: Sequence[Passage]) -> dict[int, list[Span]]:
    """By block, where quotation marks stand around what may hold dashes."""
    hidden: dict[int, list[Span]] = {}
    for passage in passages:
        if passage.origin == "marks":
            for part in passage.parts:
                hidden.setdefault(part.block, []).extend(part.outer)
    return hidden


def _turn(prose: Prose, number: int, hidden: Sequence[Span]) -> Iterator[_Turn]:
    block, text = prose.blocks[number], prose.masked
    lead = _LEAD.match(text, block.span.start, block.span.end)
    listed = lead and block.kind is BlockKind.LIST_ITEM and lead["short"]
    if not lead or listed or block.kind is BlockKind.HEADING:
        return
    # Before a quotation in marks, the dash is a bullet.
    marked = any(span.start - lead.end() < _NEAR for span in hidden)
    if marked or not _SPOKEN.match(text, lead.end(), block.span.end):
        return
    segments = _segments(text, block.span, lead, hidden)
    pieces = tuple(_without_bare_tags(text, _pieces(text, segments)))
    turn = _Turn(number, bool(lead["long"]), pieces, _is_lively(text, block.span))
    ending = text[max(lead.end(), block.span.end - _NEAR) : block.span.end]
    if turn.is_narrated or _ENDED.search(ending):
        yield turn


def _is_lively(text: str, span: Span) -> bool:
    return bool(
        _ASKED.search(text, span.start, span.end)
        or _PERSON.search(text, span.start, span.end)
    )


def _is_dialogue(turns: Sequence[_Turn], *, long: bool) -> bool:
    """Whether paragraphs with such dashes are turns, and no list or aside."""
    own = [turn for turn in turns if turn.long is long]
    narrated = any(turn.is_narrated for turn in own)
    if len(own) < 2:
        return narrated and long
    lively = sum(turn.lively for turn in own) * 3 >= len(own)
    return lively or narrated if long else lively and narrated


def _segments(
    text: str, within: Span, lead: re.Match[str], hidden: Sequence[Span]
) -> list[Span]:
    """The stretches between dashes, each starting with its own dash."""
    dashes = _LONG if lead["long"] else _SHORT
    starts = [lead.start()]
    quoted = sorted(hidden)
    for dash in dashes.finditer(text, lead.end(), within.end):
        at = bisect_right(quoted, dash.start(), key=_start) - 1
        if at < 0 or not quoted[at].holds(dash.start()):
            starts.append(dash.start())
    return [Span(a, b) for a, b in pairwise([*starts, within.end])]


def _start(span: Span) -> int:
    return span.start


def _pieces(text: str, segments: Sequence[Span]) -> Iterator[_Piece]:
    """What is said and what is narrated between dashes, beginning with speech."""
    start, spoken = segments[0].start, True
    for segment in segments[1:]:
        if spoken and not _is_break(text, segment):
            continue
        yield _Piece(Span(start, segment.start), spoken)
        start, spoken = segment.start, not spoken
    yield _Piece(Span(start, segments[-1].end), spoken)


def _is_break(text: str, segment: Span) -> bool:
    """Whether the narrator speaks after this dash."""
    words = words_of(segment.of(text))
    if not words or len(words) > _LONGEST_BREAK:
        return False
    attached = text[segment.start - 1].isspace() and text[segment.start + 1].isalpha()
    return _opens_a_tag(words[:4]) or (attached and words[0].islower())


def _opens_a_tag(words: Sequence[str]) -> bool:
    first = words[0]
    if not is_tag(" ".join(words)):
        foreign = first.islower() and first not in _small_words()
        return foreign and len(words) > 1 and words[1][0].isupper()
    verb_first = any(word in speech_verbs() for word in words[:2])
    return verb_first or first[0].isupper() or first in _SUBJECTS


_SUBJECTS = frozenset(("he", "she", "they", "the", "his", "her", "my", "a", "an", "I"))


@cache
def _small_words() -> frozenset[str]:
    return frozenset(lexicon.lines("title_small_words"))


_AFTER_SPEECH = re.compile(r"(?<=[,?!…])[ \u00a0]+(?=[^\W\d_])")
_ANEW = re.compile(rf"(?<=[.!?…])[\s{FILL}]+(?=[—–―‒])")
_CLAUSE = re.compile(r"[^.,;:?!…—–\n]{4,60}(?:[.,;:]|\Z)")


def _without_bare_tags(text: str, pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Some set no dash before the tag: – Where is it? asked Paulo."""
    for piece in pieces:
        at = piece.span.start
        for comma in _AFTER_SPEECH.finditer(text, at, piece.span.end):
            clause = _CLAUSE.match(text, comma.end(), piece.span.end)
            if piece.spoken and clause and _is_bare_tag(words_of(clause.group())):
                yield _Piece(Span(at, comma.start()), spoken=True)
                yield _Piece(Span(comma.start(), clause.end()), spoken=False)
                at = clause.end()
        tagged = piece.spoken and at > piece.span.start
        anew = _ANEW.search(text, at, piece.span.end) if tagged else None
        if anew:  # —Not yet, said Paulo. He sat. —Tomorrow.
            yield _Piece(Span(at, anew.end()), spoken=False)
            at = anew.end()
        if at < piece.span.end:
            yield _Piece(Span(at, piece.span.end), piece.spoken)


def _is_bare_tag(words: Sequence[str]) -> bool:
    """``asked Paulo``, ``said the old man``, ``she said``: and no more than that."""
    if not 1 < len(words) < 6:
        return False
    first, second = words[0], words[1]
    if first in speech_verbs():
        return second[0].isupper() or second in _SUBJECTS
    return len(words) == 2 and first in _SUBJECTS and second in speech_verbs()


_LEFT_OVER = re.compile(rf"[—–―‒\-\s{FILL}]*[.,;:]?[\s{FILL}]*")


def _passages(text: str, turn: _Turn) -> Iterator[Passage]:
    parts: list[Part] = []
    between: Span | None = None
    for piece in turn.pieces:
        if not piece.spoken:
            between = piece.span
            continue
        start = _LEFT_OVER.match(text, piece.span.start, piece.span.end)
        inner = Span(start.end() if start else piece.span.start, piece.span.end)
        inner = trim(text, inner)
        if not inner.size:
            continue
        outer = Span(piece.span.start, inner.end)
        if parts and between and not _goes_on(text, parts[-1], between, outer, inner):
            yield Passage(tuple(parts), "dash")
            parts = []
        parts.append(Part(turn.block, STYLE, (outer,), (inner,)))
    if parts:
        yield Passage(tuple(parts), "dash")


def _goes_on(text: str, before: Part, between: Span, dash: Span, inner: Span) -> bool:
    lost = text[dash.start : inner.start]
    if "." in lost or ":" in lost:
        return False
    goes_on = inner.of(text)[:1].islower()
    narration = between.of(text).strip("—–―‒- ") + ("," if goes_on else "")
    return interrupts(before.spans[-1].of(text) + ",", " " + narration, goes_on=goes_on)
