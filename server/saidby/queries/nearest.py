"""Whom a place of a draft is most likely about: the speakers, nearest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar

from saidby.draft import Draft
from saidby.speakers.cast import Mention, Speaker, SpeakerKind

_LOOKED_AT = 400  # mentions and quotations on either side
NARRATOR = "the narrator"
_T = TypeVar("_T")


def nameable(speaker: Speaker) -> bool:
    """Whether a name is known by which a speaker can be told from others."""
    return speaker.kind is not SpeakerKind.ANONYMOUS or speaker.name == NARRATOR


def nearest(draft: Draft, offset: int) -> Iterator[Speaker]:
    """Every speaker that has a name, those mentioned or speaking nearby first."""
    speakers = {speaker.id: speaker for speaker in draft.cast.speakers}
    rows = [*_mentioned(draft, offset), *_speaking(draft, offset)]
    near = dict.fromkeys(id for _, id in sorted(rows))
    for id in dict.fromkeys((*near, *speakers)):
        if id in speakers and nameable(speakers[id]):
            yield speakers[id]


def _mentioned(draft: Draft, offset: int) -> Iterator[tuple[int, str]]:
    mentions = draft.cast.mentions
    for mention in _around(mentions, bisect_left(mentions, offset, key=_start)):
        id = draft.cast.meaning.get(mention)
        if id is not None:
            yield abs(mention.span.start - offset), id


def _start(mention: Mention) -> int:
    return mention.span.start


def _speaking(draft: Draft, offset: int) -> Iterator[tuple[int, str]]:
    found = draft.quotations.found
    at = bisect_left(found, offset, key=lambda quotation: quotation.start)
    for settled in _around(draft.attributions, at):
        if settled.speaker is not None:
            yield abs(found[settled.quotation].start - offset), settled.speaker


def _around(rows: Sequence[_T], at: int) -> Iterator[_T]:
    """The rows on both sides of a number, not too many of them."""
    return islice(rows, max(0, at - _LOOKED_AT), at + _LOOKED_AT)
