"""Dash dialogue: — The boat is late — Paulo muttered. — Who has the lantern?

A dash at the head of a paragraph opens a turn; dashes inside it part what is said
from what the narrator puts between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Turn:
    """One paragraph of dash dialogue: what is said, and what parts it."""

    block: int
    long: bool
    said: tuple[Span, ...]
    narrated: tuple[Span, ...]
    lively: bool


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
    block = prose.blocks[number]
    text = prose.masked
    lead = _LEAD.match(text, block.span.start, block.span.end)
    listed = lead and block.kind is BlockKind.LIST_ITEM and lead["short"]
    if not lead or listed or block.kind is BlockKind.HEADING:
        return
    if not _SPOKEN.match(text, lead.end(), block.span.end):
        return
    segments = _segments(text, block.span, lead, hidden)
    said, narrated = _sort(text, segments)
    whole = Span(lead.end(), block.span.end).of(text)
    if not narrated and (not _ENDED.search(whole[-8:]) or "(@" in whole):
        return
    lively = bool(_ASKED.search(whole) or _PERSON.search(whole))
    yield _Turn(number, bool(lead["long"]), tuple(said), tuple(narrated), lively)


def _is_dialogue(turns: Sequence[_Turn], *, long: bool) -> bool:
    """Whether paragraphs with such dashes are turns, and no list or aside."""
    own = [turn for turn in turns if turn.long is long]
    broken = any(turn.narrated for turn in own)
    if len(own) < 2:
        return broken and long
    lively = sum(turn.lively for turn in own) * 3 >= len(own)
    return lively or broken if long else lively and broken


def _segments(
    text: str, within: Span, lead: re.Match[str], hidden: Sequence[Span]
) -> list[Span]:
    """The stretches between dashes, each starting with its own dash."""
    dashes = _LONG if lead["long"] else _SHORT
    starts = [lead.start()]
    for dash in dashes.finditer(text, lead.end(), within.end):
        if not any(span.holds(dash.start()) for span in hidden):
            starts.append(dash.start())
    stops = [*starts[1:], within.end]
    return [Span(a, b) for a, b in zip(starts, stops, strict=True)]


def _sort(text: str, segments: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """What is said and what is narrated, in turns, beginning with speech."""
    said, narrated = [segments[0]], []
    speaking = True
    for segment in segments[1:]:
        if not speaking:
            said.append(segment)
            speaking = True
        elif _is_break(text, segment):
            narrated.append(segment)
            speaking = False
        else:
            said[-1] = Span(said[-1].start, segment.end)
    return said, narrated


def _is_break(text: str, segment: Span) -> bool:
    words = words_of(segment.of(text))
    if not words or len(words) > _LONGEST_BREAK:
        return False
    attached = text[segment.start - 1].isspace() and text[segment.start + 1].isalpha()
    if attached and words[0].islower():
        return True
    near = words[:4]
    return is_tag(" ".join(near)) and (
        near[0][0].isupper()
        or any(word in speech_verbs() for word in near[:2])
        or near[0] in ("he", "she", "they", "the", "his", "her", "my", "a")
    )


_LEFT_OVER = re.compile(rf"[—–―‒\-\s{FILL}]*[.,;:]?[\s{FILL}]*")


def _passages(text: str, turn: _Turn) -> Iterator[Passage]:
    parts: list[Part] = []
    for number, segment in enumerate(turn.said):
        start = _LEFT_OVER.match(text, segment.start, segment.end)
        inner = trim(text, Span(start.end() if start else segment.start, segment.end))
        if not inner.size:
            continue
        if parts and not _goes_on(
            text, parts[-1], turn.narrated[number - 1], segment, inner
        ):
            yield Passage(tuple(parts), "dash")
            parts = []
        outer = Span(segment.start, inner.end)
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
