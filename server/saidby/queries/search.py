"""Names found by a part of them, a nickname for them, or something much like them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from saidby.speakers.cast import Speaker
from saidby.wording import plain

_ALIKE = 75.0
_MOST = 200  # answers


def best(query: str, speakers: Iterable[Speaker]) -> list[int]:
    """The numbers of the speakers whom a query may mean, the likeliest first.

    An empty query means all; in both cases so many at the most as anybody reads.
    """
    wanted = _spelt(query)
    if not wanted:
        return [number for number, _ in enumerate(speakers)][:_MOST]
    scores = ((_score(wanted, speaker), n) for n, speaker in enumerate(speakers))
    ranked = sorted((-score, n) for score, n in scores if score >= _ALIKE)
    return [number for _, number in ranked[:_MOST]]


def _score(wanted: str, speaker: Speaker) -> float:
    return max((_likeness(wanted, name) for name in _names(speaker)), default=0.0)


def _names(speaker: Speaker) -> Iterator[str]:
    yield _spelt(speaker.name)
    yield from map(_spelt, speaker.aliases)


def _likeness(wanted: str, name: str) -> float:
    """100 for the start of a word, less for letters inside, else by edits."""
    if any(word.startswith(wanted) for word in name.split()) or name.startswith(wanted):
        return 100.0
    if wanted in name:
        return 95.0
    if _is_spread(wanted, name):
        return 85.0
    return fuzz.partial_ratio(wanted, name) if len(wanted) > 3 else 0.0


def _is_spread(wanted: str, name: str) -> bool:
    """Whether the letters of a query come in a name in this order: "jkir"."""
    letters = iter(name)
    return all(letter in letters for letter in wanted.replace(" ", ""))


def _spelt(text: str) -> str:
    return " ".join(map(plain, text.split()))
