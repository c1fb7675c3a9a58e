"""Words cut into the pieces that the encoder knows (WordPiece; Wu et al. 2016)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

# A word, or any other sign by itself.
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_GOES_ON = "##"
# No piece is longer; a longer word than that is not looked at letter by letter.
_LONGEST, _LONGEST_WORD = 20, 100
UNKNOWN = "[UNK]"


class Piece(NamedTuple):
    """``number`` is its row in the vocabulary; offsets are those of the text cut."""

    number: int
    start: int
    end: int


def cut(text: str, known: Mapping[str, int]) -> list[Piece]:
    """The pieces of a text, each the longest that is known; capitals and accents do
    not count."""
    pieces: list[Piece] = []
    for match in _WORD.finditer(text):
        pieces += _cut_word(match.group(), match.start(), known)
    return pieces


def _cut_word(word: str, start: int, known: Mapping[str, int]) -> Iterator[Piece]:
    letters = [(sign, at) for at, one in enumerate(word) for sign in _plain(one)]
    if len(letters) > _LONGEST_WORD:
        yield Piece(known[UNKNOWN], start, start + len(word))
        return
    plain = "".join(sign for sign, _ in letters)
    at = 0
    while at < len(plain):
        end, number = _longest(plain, at, known)
        last = letters[end - 1][1] + 1
        yield Piece(number, start + letters[at][1], start + last)
        at = end


def _longest(word: str, at: int, known: Mapping[str, int]) -> tuple[int, int]:
    """The end and the number of the longest piece that stands at a place."""
    begins = _GOES_ON if at else ""
    for end in range(min(len(word), at + _LONGEST), at, -1):
        number = known.get(begins + word[at:end])
        if number is not None:
            return end, number
    return at + 1, known[UNKNOWN]


@lru_cache(4096)
def _plain(sign: str) -> str:
    """A character in lower case without its accents."""
    parts = normalize("NFD", sign.lower())
    return "".join(part for part in parts if category(part) != "Mn")
