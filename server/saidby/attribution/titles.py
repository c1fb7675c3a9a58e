"""Titles of works, which nobody says: on “The Evening Hour”, the film “Salt Rope”,
KTL's “Tonight”."""

from __future__ import annotations

import re
from collections.abc import Collection

from saidby import lexicon
from saidby.attribution.scene import Scene
from saidby.language.parse import Word

_FEWEST, _MOST = 2, 12
# Words of a title that are written small.
_SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with")
    + ("and", "or", "but", "nor", "as", "vs", "v", "is", "&")
)
_BEFORE = frozenset(("IN", "POS"))
# “… refers to him as “Mr. Tarn”: not a title.
_CALLING = "as"
# Brook told “Morning on the Quay” that …; a show called “Salt Rope”.
_TELLING = frozenset(("told", "tells"))
_CALLED = frozenset(("called", "named", "titled", "entitled"))
_AND = frozenset((",", "and", "or", "&"))
# Of a longer row of titles only so many are looked at.
_ROW = 20
_ENDED = (".", "!", "?", "…")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def is_title(scene: Scene, number: int) -> bool:
    """Whether a quotation is written as a title where titles stand."""
    place = _written(scene, number)
    for _ in range(_ROW):
        if place is None:
            return False
        if _stands_so(scene, *place):
            return True
        place = _before_in_row(scene, place[0])
    return False


def _written(scene: Scene, number: int) -> tuple[int, int, str] | None:
    """The first and last word of a quotation that is written as a title, and what it
    says."""
    runs = scene.runs_of.get(number)
    said = scene.said(number)
    if not runs or len(runs) > 1 or not _is_written_so(said):
        return None
    return runs[0].first, runs[0].last, said


def _stands_so(scene: Scene, first: int, last: int, said: str) -> bool:
    """Whether titles stand here, by the words beside."""
    is_name = len(said.split()) >= _FEWEST
    if _is_after_work(scene, first):
        return True
    if (is_name or said[-1:].isalpha()) and _is_work(scene, last + 1):
        return True
    before = _narrated(scene, first - 1)
    if before is None:
        return False
    if before.tag == "POS" and _is_station(scene, first - 2):
        return True
    if not is_name or before.lower == _CALLING:
        return False
    is_year = _YEAR.match(before.text) is not None
    return before.tag in _BEFORE or before.lower in _TELLING or is_year


def _is_after_work(scene: Scene, first: int) -> bool:
    """Her latest film, “Salt and Rope”; a play called “Salt and Rope”."""
    if _is_work(scene, first - 1):
        return True
    return _is(scene, first - 1, (",", *_CALLED)) and _is_work(scene, first - 2)


def _before_in_row(scene: Scene, first: int) -> tuple[int, int, str] | None:
    """What is written as a title right before, or before a comma or an “and”, if the
    sentence goes on after it."""
    at = first - 1
    while _is(scene, at, _AND) and first - at <= _FEWEST:
        at -= 1
    other = scene.words[at].quotation if at >= 0 else -1
    if other < 0 or scene.block_of(at) != scene.block_of(first):
        return None
    place = _written(scene, other)
    return None if place is None or place[2].endswith(_ENDED) else place


def _is_station(scene: Scene, at: int) -> bool:
    """The name of an organisation: KTL, Harbour Radio."""
    owner = _narrated(scene, at)
    if owner is None:
        return False
    return owner.entity == "ORG" or (owner.text.isupper() and len(owner.text) > 1)


def _narrated(scene: Scene, at: int) -> Word | None:
    word = scene.words[at] if 0 <= at < len(scene.words) else None
    return word if word is not None and word.quotation < 0 else None


def _is_work(scene: Scene, at: int) -> bool:
    """Whether a noun for a work stands here."""
    return _is(scene, at, lexicon.lines("work_nouns"))


def _is(scene: Scene, at: int, words: Collection[str]) -> bool:
    word = _narrated(scene, at)
    return word is not None and word.lower in words


def _is_written_so(said: str) -> bool:
    words = [word for word in said.split() if any(c.isalpha() for c in word)]
    if not 0 < len(words) <= _MOST or (said.isupper() and len(words) > 1):
        return False
    if len(words) == 1:
        return words[0].strip(".,").isalpha() and words[0][:1].isupper()
    inner = [word for word in words[1:] if word.lower().strip(",.!?:;") not in _SMALL]
    return (
        words[0][:1].isupper() and bool(inner) and all(w[:1].isupper() for w in inner)
    )
