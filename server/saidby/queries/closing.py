"""Where a quotation that is never closed may have been meant to end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from saidby import lexicon
from saidby.draft import Draft
from saidby.findings import Edit
from saidby.queries.changes import Rewrite
from saidby.queries.noting import after_marks
from saidby.quotations.marks import STYLES
from saidby.quotations.quotation import Stray, Trouble
from saidby.rules.places import block_at
from saidby.rules.repairs import as_written
from saidby.text.spans import Span

_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)")
_NAMED = r"(?:[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){0,3}|he|she|they|I|we|the\s+\w+)"
_TAG = re.compile(
    rf"(?P<said>[,!?…—])\s+(?:{_NAMED}\s+(?P<after>\w+)\b|(?P<before>\w+)\s+{_NAMED})"
)
# What an opening mark is written as, and its closing mark: entities and ligatures.
_WRITTEN = {
    "``": "''",
    "`": "'",
    "&ldquo;": "&rdquo;",
    "&lsquo;": "&rsquo;",
    "&laquo;": "&raquo;",
    "&quot;": "&quot;",
}
_SHOWN = 3  # words


@dataclass(frozen=True, slots=True)
class Ending:
    """A place for the closing mark, and the words that it would follow."""

    words: str
    change: Rewrite


def endings(draft: Draft, stray: Stray) -> tuple[Ending, ...]:
    """The places for a closing mark, the likeliest first; none if it has no partner.

    Before the words of a tag, at the end of the first sentence, at the end of the
    paragraph.
    """
    mark = _partner(draft, stray) if stray.trouble is Trouble.NEVER_CLOSED else None
    if mark is None:
        return ()
    places = dict.fromkeys(_places(draft, stray.span.end))
    return tuple(_ending(draft, stray, at, mark) for at in places)


def _places(draft: Draft, start: int) -> Iterator[int]:
    text = draft.prose.masked
    end = draft.prose.blocks[block_at(draft, start)].span.end
    tag = _tag_in(text, start, end)
    if tag is not None:
        yield tag
    sentence = _SENTENCE_END.search(text, start, end)
    if sentence is not None:
        yield sentence.end()
    yield end


def _ending(draft: Draft, stray: Stray, offset: int, mark: str) -> Ending:
    said = draft.prose.masked[stray.span.end : offset].split()
    at = offset if offset == stray.span.end else after_marks(draft, offset)
    words = " ".join(said[-_SHOWN:])
    return Ending(words, Rewrite((Edit(Span(at, at), as_written(draft, mark)),)))


def _partner(draft: Draft, stray: Stray) -> str | None:
    """The closing mark in the draft's own way of writing the opening one."""
    text, span = draft.source.text, stray.span
    opening = span.of(text)
    for written, closing in _WRITTEN.items():
        before = text[max(0, span.end - len(written)) : span.end]
        if written == before and opening != span.of(draft.prose.masked):
            return closing
    if opening != span.of(draft.prose.masked):
        return None
    if draft.quotations.style and STYLES[draft.quotations.style][0] == opening:
        return STYLES[draft.quotations.style][1]
    return next((end for start, end in STYLES.values() if start == opening), None)


def _tag_in(text: str, start: int, end: int) -> int | None:
    """Where what is said ends before a comma and the words that say who said it."""
    for found in _TAG.finditer(text, start, end):
        verb = (found["after"] or found["before"]).lower()
        if verb in lexicon.verb_forms("speech_verbs"):
            return found.end("said")
    return None
