"""Who speaks in a draft, how often and how much."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Told from the cache, an answer needs none of the analysis.
    from saidby.draft import Draft
    from saidby.text.spans import Span

# What somebody is quoted with, so that nobody's share of it is worth telling.
_SPEECH = {"direct", "mixed", "block", "transcript"}
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Speaking:
    """What one speaker says. ``name`` is None for speech that is nobody's.

    ``words`` are those quoted; a quotation in a quotation counts for its own speaker.
    """

    name: str | None
    kind: str | None = None
    role: str | None = None
    pronouns: str | None = None
    quotations: int = 0
    words: int = 0


def speaking(draft: Draft) -> tuple[Speaking, ...]:
    """Everyone who is quoted, who says most first; the unattributed come last."""
    return _in_order(by_speaker(draft).values())


def by_speaker(draft: Draft) -> dict[str | None, Speaking]:
    """Everyone who is quoted, by id, in order of first speech; None for nobody's."""
    said: dict[str | None, list[int]] = {}
    words = _words(draft)
    for number, settled in enumerate(draft.attributions):
        if is_speech(draft, number):
            said.setdefault(settled.speaker, []).append(words[number])
    return {
        id: replace(_new(draft, id), quotations=len(counts), words=sum(counts))
        for id, counts in said.items()
    }


def is_speech(draft: Draft, number: int) -> bool:
    """Whether a quotation is somebody's words, known whose or not; a term is not."""
    if draft.attributions and draft.attributions[number].speaker is not None:
        return True
    return draft.quotations.found[number].kind in _SPEECH


def together(drafts: Iterable[Iterable[Speaking]]) -> tuple[Speaking, ...]:
    """The speakers of many drafts; those of one name are one speaker."""
    rows: dict[str | None, Speaking] = {}
    for speakers in drafts:
        for row in speakers:
            name = row.name and row.name.casefold()
            rows[name] = _added(rows[name], row) if name in rows else row
    return _in_order(rows.values())


def share(row: Speaking, rows: Iterable[Speaking]) -> float:
    """The part, 0 to 1, of all quoted words that one speaker has."""
    total = sum(other.words for other in rows)
    return row.words / total if total else 0.0


def _new(draft: Draft, id: str | None) -> Speaking:
    speaker = draft.cast.speaker(id)
    if speaker is None:
        return Speaking(id)
    return Speaking(speaker.name, speaker.kind.value, speaker.role, speaker.pronouns)


def _added(row: Speaking, other: Speaking) -> Speaking:
    return Speaking(
        row.name,
        row.kind or other.kind,
        row.role or other.role,
        row.pronouns or other.pronouns,
        row.quotations + other.quotations,
        row.words + other.words,
    )


def _in_order(rows: Iterable[Speaking]) -> tuple[Speaking, ...]:
    return tuple(
        sorted(rows, key=lambda row: (row.name is None, -row.words, row.name or ""))
    )


def _words(draft: Draft) -> list[int]:
    """The words of every quotation, without those of the quotations in it."""
    text, found = draft.source.text, draft.quotations.found
    whole = [sum(_count(text, span) for span in q.spans) for q in found]
    own = whole.copy()
    for quotation, words in zip(found, whole, strict=True):
        if quotation.parent is not None:
            own[quotation.parent] -= words
    return own


def _count(text: str, span: Span) -> int:
    return _words_in(span.of(text))


@lru_cache(maxsize=1 << 14)
def _words_in(said: str) -> int:
    """Counted anew after every edit of a novel, in which few quotations are new."""
    return len(_WORD.findall(said))
