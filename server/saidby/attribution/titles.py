"""Titles of works, which nobody says: on “The Evening Hour”, the film “Salt Rope”,
KTL's “Tonight”."""

from __future__ import annotations

import re
from collections.abc import Collection

from saidby import lexicon
from saidby.attribution import cues
from saidby.attribution.scene import Run, Scene
from saidby.language.parse import Word

_FEWEST, _MOST = 2, 12
# Words of a title that are written small.
_SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with")
    + ("and", "or", "but", "nor", "as", "vs", "v", "is", "&")
    + ("de", "del", "des", "du", "la", "le", "los", "y", "et", "und")
)
_BEFORE = frozenset(("IN", "POS"))
# “… refers to him as “Mr. Tarn”: not a title.
_CALLING = "as"
# A chant of “Open the Port!”, they cheered for “Captain Brook”: not titles either.
_UTTERING = frozenset(("of", "for", "with"))
# Brook told “Morning on the Quay” that …; a show called “Salt Rope”.
_TELLING = frozenset(("told", "tells"))
_CALLED = frozenset(("called", "named", "titled", "entitled"))
_TITLED = frozenset(("titled", "entitled"))
# Songs like “Vane”; hits including “Vane” and “Salt Rope”; plays such as “The Ice”.
_SUCH = frozenset(("like", "including", "as"))
_STATIONS = frozenset(("channel", "network", "news", "radio", "television", "tv"))
_AND = frozenset((",", "and", "or", "&"))
# Of a longer row of titles only so many are looked at.
_ROW = 20
_ENDED = (".", "!", "?", "…")
_BREAKS = (".", "!", "?", ":", "—", "–", "-", "•", "*")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def is_title(scene: Scene, number: int) -> bool:
    """Whether a quotation is written as a title where titles stand, or on a thing, or
    is part of a name."""
    if _is_headline(scene, number) or _is_inscribed(scene, number):
        return True
    if _is_nickname(scene, number):
        return True
    place = _written(scene, number)
    for _ in range(_ROW):
        if place is None:
            return False
        if _stands_so(scene, *place):
            return True
        place = _before_in_row(scene, place[0])
    return False


def _is_headline(scene: Scene, number: int) -> bool:
    """“Harbour master resigns,” by Nadia Brook: …, of an article."""
    run = _whole(scene, number)
    if run is None or not scene.said(number).endswith(","):
        return False
    first, last = run.first, run.last
    begins = first == 0 or scene.words[first - 1].text in _BREAKS
    begins = begins or scene.block_of(first - 1) != scene.block_of(first)
    author = _narrated(scene, last + 2)
    named = author is not None and author.text[:1].isupper()
    return begins and named and _is(scene, last + 1, ("by",))


def _is_inscribed(scene: Scene, number: int) -> bool:
    """They waved their “Open the Port” signs: what is written on a thing."""
    run = _whole(scene, number)
    said = scene.said(number)
    if run is None or not said[-1:].isalnum() or not said[:1].isupper():
        return False
    return _is(scene, run.last + 1, lexicon.lines("inscribed"))


def _is_nickname(scene: Scene, number: int) -> bool:
    """Otto “Barnacle” Tarn: within a name."""
    run = _whole(scene, number)
    said = scene.said(number)
    if run is None or not said.istitle() or not said[-1:].isalpha():
        return False
    sides = (_narrated(scene, at) for at in (run.first - 1, run.last + 1))
    return all(side is not None and side.tag == "NNP" for side in sides)


def _written(scene: Scene, number: int) -> tuple[int, int, str] | None:
    """The first and last word of a quotation that is written as a title, and what it
    says."""
    run = _whole(scene, number)
    said = scene.said(number)
    if run is None or not _is_written_so(said):
        return None
    return run.first, run.last, said


def _whole(scene: Scene, number: int) -> Run | None:
    """The words of a quotation that is in one part."""
    runs = scene.runs_of.get(number, ())
    return runs[0] if len(runs) == 1 else None


def _stands_so(scene: Scene, first: int, last: int, said: str) -> bool:
    """Whether titles stand here, by the words beside."""
    is_name = len(said.split()) >= _FEWEST
    if _is_after_work(scene, first) or _is_called(scene, first):
        return True
    is_clean = is_name or said[-1:].isalpha()
    if is_clean and (_is_work(scene, last + 1) or _is_event(scene, last + 1)):
        return True
    before = _narrated(scene, first - 1)
    if before is None:
        return False
    if before.tag == "POS" and _is_station(scene, first - 2):
        return True
    if not is_name or before.lower == _CALLING:
        return False
    if before.lower in lexicon.lines("work_verbs"):
        return True
    if before.lower in _UTTERING and _is_speech(scene, first - 2):
        return False
    is_year = _YEAR.match(before.text) is not None
    return before.tag in _BEFORE or before.lower in _TELLING or is_year


def _is_speech(scene: Scene, at: int) -> bool:
    """Whether a verb or noun of speech stands here."""
    word = _narrated(scene, at)
    if word is None:
        return False
    return word.lemma in cues.nouns() or word.lower in cues.verbs()


def _is_after_work(scene: Scene, first: int) -> bool:
    """Her latest film, “Salt and Rope”; a play called “Salt and Rope”."""
    if _is_work(scene, first - 1):
        return True
    if _is(scene, first - 1, _SUCH):
        at = first - 2 - _is(scene, first - 2, ("such",))
        return _is(scene, at, lexicon.lines("works"))
    return _is(scene, first - 1, (",", *_CALLED)) and _is_work(scene, first - 2)


def _is_called(scene: Scene, first: int) -> bool:
    """An article titled “Salt and Rope”; a blog, called the “Quay”: a thing's name."""
    at = first - 1 - _is(scene, first - 1, ("the",))
    if _is(scene, at, _TITLED):
        return True
    if not _is(scene, at, _CALLED):
        return False
    thing = _narrated(scene, at - 1 - _is(scene, at - 1, (",",)))
    return thing is not None and thing.tag in ("NN", "NNS")


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
    if owner.text.isupper() and len(owner.text) > 1:
        return True
    is_named = owner.text[:1].isupper() and owner.lower in _STATIONS
    return is_named or owner.entity == "ORG"


def _narrated(scene: Scene, at: int) -> Word | None:
    word = scene.words[at] if 0 <= at < len(scene.words) else None
    return word if word is not None and word.quotation < 0 else None


def _is_work(scene: Scene, at: int) -> bool:
    """Whether a noun for a work stands here."""
    return _is(scene, at, lexicon.lines("work_nouns"))


def _is_event(scene: Scene, at: int) -> bool:
    """Whether a noun for an event with a name stands here."""
    return _is(scene, at, lexicon.lines("named_events"))


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
