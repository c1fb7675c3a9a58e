"""Titles of works, which nobody says: on “The Evening Hour”, the film “Salt Rope”,
KTL's “Tonight”."""

from __future__ import annotations

from collections.abc import Sequence

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
    said = scene.said(number)
    if not runs or len(runs) > 1:
        return False
    first, last = runs[0].first, runs[0].last
    if not _is_written_so(said):
        return _is_word(said) and _is_of_a_station(scene, first - 1)
    if _is_work(scene, first - 1) or _is_work(scene, last + 1):
        return True
    if _is(scene, first - 1, (",",)) and _is_work(scene, first - 2):
        return True  # her latest film, “Salt and Rope”
    before = scene.words[first - 1] if first else None
    if before is None or before.quotation >= 0 or len(said.split()) < _FEWEST:
        return False
    return before.tag in _BEFORE and before.lower != _CALLING


def _is_word(said: str) -> bool:
    word = said.strip(".,")
    return word.istitle() and word.isalpha()


def _is_of_a_station(scene: Scene, at: int) -> bool:
    """Whether the name of an organisation stands here, in the genitive: KTL's."""
    if at < 1 or scene.words[at].quotation >= 0 or scene.words[at].tag != "POS":
        return False
    owner = scene.words[at - 1]
    return (owner.text.isupper() and len(owner.text) > 1) or owner.entity == "ORG"


def _is_work(scene: Scene, at: int) -> bool:
    """Whether a noun for a work stands here."""
    return _is(scene, at, lexicon.lines("work_nouns"))


def _is(scene: Scene, at: int, words: Sequence[str]) -> bool:
    if not 0 <= at < len(scene.words) or scene.words[at].quotation >= 0:
        return False
    return scene.words[at].lower in words


def _is_written_so(said: str) -> bool:
    words = [word for word in said.split() if any(c.isalpha() for c in word)]
    if not _FEWEST <= len(words) <= _MOST or said.isupper():
        return False
    inner = [word for word in words[1:] if word.lower().strip(",.!?:;") not in _SMALL]
    return (
        words[0][:1].isupper() and bool(inner) and all(w[:1].isupper() for w in inner)
    )
