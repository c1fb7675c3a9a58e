"""Words compared by what they say: spacing, marks and capitals make no difference.

Fingerprints and decisions recognise a place by its words, not by its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from unicodedata import normalize

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from saidby.text.prose import FILL

# Combining marks belong to the letter before them, an apostrophe to its word. The
# length is bounded for text without spaces: a "word" may be a megabyte long.
_WORD = re.compile(rf"\w[\w\u0300-\u036f'’{FILL}]{{0,39}}")
_LONGEST = 40
_ALIKE = 70.0
# Letters of names that can be compared at all, and from which on two may differ.
_SHORT_NAME, _LONG_NAME, _TWO_DIFFER = 4, 20, 8
_MUTE = str.maketrans(dict.fromkeys(f"'’{FILL}"))


def words(text: str, start: int, end: int, *, most: int) -> list[str]:
    """The first words of a stretch of text in their plain form, ``most`` at most."""
    return [plain(text[a:b]) for a, b in word_spans(text, start, end, most=most)]


def all_words(text: str) -> list[str]:
    """Every word of a short text in its plain form."""
    return words(text, 0, len(text), most=len(text))


def words_before(text: str, end: int, *, most: int) -> list[str]:
    """The last words before an offset in their plain form, ``most`` at most."""
    return [plain(text[a:b]) for a, b in spans_before(text, end, most=most)]


def word_spans(text: str, start: int, end: int, *, most: int) -> list[tuple[int, int]]:
    """Where the first words of a stretch of text stand."""
    # So far on that the words are there; further would cost time at every finding.
    found = _WORD.finditer(text, start, min(end, start + 2 * _LONGEST * most))
    return [match.span() for match in islice(found, most)]


def spans_before(text: str, end: int, *, most: int) -> list[tuple[int, int]]:
    """Where the last words before an offset stand."""
    # As far back, for the same reason.
    start = max(0, end - 2 * _LONGEST * most)
    return [match.span() for match in _WORD.finditer(text, start, end)][-most:]


def plain(word: str) -> str:
    """A word without apostrophes and capitals, its accents composed."""
    return normalize("NFC", word).translate(_MUTE).casefold()


def near_match(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt one may stand for, if any is much like it."""
    best = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return best[0] if best else None


def are_close(one: str, other: str) -> bool:
    """Whether two words, in lower case, may be one name spelt in two ways."""
    if one == other or one[:1] != other[:1]:
        return False
    if not all(_SHORT_NAME <= len(word) <= _LONG_NAME for word in (one, other)):
        return False
    if letters_of(one) == letters_of(other):
        return True
    if _is_plural(one, other) or _is_plural(other, one):
        return False
    allowed = 2 if min(len(one), len(other)) >= _TWO_DIFFER else 1
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def letters_of(word: str) -> str:
    """A word without accents, hyphens and apostrophes."""
    letters = normalize("NFD", word)
    return "".join(letter for letter in letters if letter.isalpha())


def _is_plural(one: str, other: str) -> bool:
    return other in (one + "s", one + "es", one + "'s", one.removesuffix("y") + "ies")
