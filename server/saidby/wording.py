"""Words compared by what they say: spacing, marks and capitals make no difference.

Fingerprints and decisions recognise a place by its words, not by its line.
"""

from __future__ import annotations

import re

from saidby.text.prose import FILL

# Combining marks belong to the letter before them, apostrophes to the word.
_WORD = re.compile(rf"\w[\w\u0300-\u036f'’{FILL}]*")
_MUTE = str.maketrans({"'": None, "’": None, FILL: None})


def words(text: str, start: int = 0, end: int | None = None, *, most: int) -> list[str]:
    """The first words of a stretch of text in their plain form, ``most`` at most."""
    found: list[str] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        found.append(match[0].translate(_MUTE).casefold())
        if len(found) == most:
            break
    return found


def words_before(text: str, end: int, *, most: int) -> list[str]:
    """The last words that stand before an offset in their plain form."""
    # Far more characters than so many words need; a longer look-back costs time
    # for every finding of a large draft.
    start = max(0, end - 40 * most)
    return words(text, start, end, most=end - start + 1)[-most:]
