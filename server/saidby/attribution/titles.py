"""Titles of works, which nobody says: on “The Evening Hour”, the film “Salt Rope”."""

from __future__ import annotations

from saidby import lexicon
from saidby.attribution.scene import Scene

_FEWEST, _MOST = 2, 9
# Words of a title that are written small.
_SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with")
    + ("and", "or", "but", "nor", "as", "vs", "v", "is", "&")
)
_BEFORE = frozenset(("IN", "POS"))
# “… refers to him as “Mr. Tarn”: not a title.
_CALLING = "as"


def is_title(scene: Scene, number: int) -> bool:
    """Whether a quotation is written as a title where titles stand."""
    runs = scene.runs_of.get(number)
    if not runs or len(runs) > 1 or not _is_written_so(scene.said(number)):
        return False
    words = scene.words
    before = words[runs[0].first - 1] if runs[0].first else None
    after = words[runs[0].last + 1] if runs[0].last + 1 < len(words) else None
    works = lexicon.lines("work_words")
    if before is not None and before.quotation < 0:
        stands = before.tag in _BEFORE and before.lower != _CALLING
        if stands or before.lower in works:
            return True
    return after is not None and after.quotation < 0 and after.lower in works


def _is_written_so(said: str) -> bool:
    words = [word for word in said.split() if any(c.isalpha() for c in word)]
    if not _FEWEST <= len(words) <= _MOST or said.isupper():
        return False
    inner = [word for word in words[1:] if word.lower().strip(",.!?:;") not in _SMALL]
    return (
        words[0][:1].isupper() and bool(inner) and all(w[:1].isupper() for w in inner)
    )
