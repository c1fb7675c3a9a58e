"""Names of speakers where one is about to be written: after a quotation or a cue, or
in a comment that settles a speaker.

The text is that of now, letter by letter ahead of the analysis whose speakers are
proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from saidby import lexicon
from saidby.draft import Draft
from saidby.queries.calling import name_after, short_form
from saidby.queries.nearest import nearest
from saidby.speakers.cast import Speaker
from saidby.text.spans import Span

_LOOKED_BACK = 400  # characters
_MOST = 50  # speakers
# What is written of the name so far: "Li", "Mara ", "Mara Li".
_TYPED = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*[^\S\r\n]){0,3}[\w.'’-]*\Z")
_WORD = re.compile(r"[\w'’-]*")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\r[^\S\r]*\r|\r\n[^\S\r\n]*\r\n")
_CLOSED = (
    r"(?:[^\s“„«(\[—–-][”\"»“]|[,.?!…—-](?:[’'“‘›]|''|</q>|&r[ds]quo;)|\w(?:''|</q>))"
)
_COMMENT = r"(?:[^\S\r\n]*<!--(?:(?!-->).)*-->)?"
_AFTER_QUOTATION = re.compile(rf"{_CLOSED}{_COMMENT},?[^\S\r\n]+\Z")
_AFTER_VERB = re.compile(
    rf"{_CLOSED}{_COMMENT},?[^\S\r\n]+(?:\w+ly[^\S\r\n]+)?(?P<verb>\w+)[^\S\r\n]+\Z"
)
_AFTER_PHRASE = re.compile(r"\b[Aa]ccording to[^\S\r\n]+\Z")

_IN_COMMENT = re.compile(r"saidby:\s*speaker\s+[\"“]?\Z")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name as it would be written; ``rank`` 0 is the likeliest."""

    name: str
    speaker: Speaker
    rank: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a name is wanted: what is typed of it, and the word as far as it goes."""

    typed: Span
    whole: Span


def gap(text: str, offset: int) -> Gap | None:
    """The name that is being written at an offset, None if none is wanted there."""
    before = text[max(0, offset - _LOOKED_BACK) : offset]
    before = _PARAGRAPH.split(before)[-1]
    typed = _TYPED.search(before)
    start = typed.start() if typed else len(before)
    if not _wants_name(before[:start]):
        return None
    at = offset - len(before) + start
    word = _WORD.match(text, offset)
    end = word.end() if word and at < offset else offset
    return Gap(Span(at, offset), Span(at, end))


def _wants_name(lead: str) -> bool:
    if any(p.search(lead) for p in (_AFTER_QUOTATION, _AFTER_PHRASE, _IN_COMMENT)):
        return True
    cue = _AFTER_VERB.search(lead)
    return cue is not None and cue["verb"].lower() in lexicon.verb_forms("speech_verbs")


def proposals(draft: Draft, offset: int) -> Iterator[Proposal]:
    """The speakers of a draft, those near first, each as the draft would write it.

    ``offset`` is where in the analysed text the name is wanted.
    """
    for rank, speaker in enumerate(nearest(draft, offset)):
        if rank == _MOST:
            return
        usual = name_after(draft, speaker, offset)
        forms = dict.fromkeys((usual, speaker.name, short_form(speaker)))
        for number, name in enumerate(forms):
            yield Proposal(name, speaker, 10 * rank + number)
