"""Lines that name what follows, told by their looks alone (plain text has no marks)."""

from __future__ import annotations

import re
from functools import cache

from saidby import lexicon

_LONGEST = 160  # characters
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_ROMAN = r"(?=[CLXVI])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_NUMERAL = re.compile(rf"[\[(]?(?:{_ROMAN}|\d{{1,3}})[\])]?[.:]?")
_LAST = "\"'”’»)]_*"
_QUOTED = re.compile(r"[\"“‘'«„](.*[^\s.!?…,;:—–-])[\"”’'»“]", re.DOTALL)
_QUOTED_WORDS = 6
_OPENS = "\"“‘'«„»`—–―-"


def is_numbered(words: str) -> bool:
    """``CHAPTER IV``, ``II.``, ``Book the Second: The Golden Thread``."""
    if len(words) > _LONGEST:
        return False
    return bool(_NUMERAL.fullmatch(words) or _part().fullmatch(words))


def is_capitals(words: str) -> bool:
    """``WHAT WE KNOW`` (not ``NO!``, not ``MARLOW:``)."""
    count = len(_WORD.findall(words))
    if not 1 <= count <= 16 or words.upper() != words or words.lower() == words:
        return False
    last = words.rstrip(_LAST)[-1:]
    if words[0] in _OPENS or last in ":,;-—" or _only_closes(words):
        return False
    return count > 1 or (last not in "!?" and len(words.rstrip(".")) > 1)


def is_title_case(words: str) -> bool:
    """``A Bridge Too Few``: every long word has a capital."""
    last = words.rstrip(_LAST)[-1:]
    if len(words) > _LONGEST or words[0] in "—–―-" or words[-1] in ".,;:—–-":
        return False
    found = _WORD.findall(words)
    if _only_closes(words) or (last in "!?" and len(found) < 4):
        return False
    small = lexicon.lines("title_small_words")
    large = [word for word in found if word.lower() not in small]
    return (
        len(large) > 1
        and found[0][0].isupper()
        and all(word[0].isupper() for word in large)
        and not is_quoted(words)
    )


def is_open_ended(words: str, longest: int) -> bool:
    """At most ``longest`` words, with a capital first and no stop at the end."""
    if words[0] in _OPENS or not (words[0].isupper() or words[0].isdigit()):
        return False
    if words.rstrip(_LAST)[-1:] in ".!?…,;:—–-" or _only_closes(words):
        return False
    return len(words.split()) <= longest


def is_quoted(words: str) -> bool:
    return words[0] in "\"“‘'«„" and words[-1] in "\"”’'»“"


def is_quoted_title(words: str) -> bool:
    """``‘Early warning’``: a few words in marks that are no sentence."""
    inner = _QUOTED.fullmatch(words)
    return bool(inner) and len(words.split()) <= _QUOTED_WORDS


def _only_closes(words: str) -> bool:
    """``J. QUILL.”`` ends a quoted letter; as a heading it would leave it open."""
    marks = [c for c in words if c in '"“”„«»']
    return len(marks) == 1 and marks[0] in '"”»'


def is_exclamation(words: str) -> bool:
    """``“Never.”``: an utterance that is a paragraph, as in dialogue."""
    return is_quoted(words) and words[-2:-1] in set(".!?…,—–-")


@cache
def _part() -> re.Pattern[str]:
    names = "|".join(lexicon.lines("headings"))
    spelt = "|".join(lexicon.lines("number_words"))
    number = rf"(?:{_ROMAN}\b|(?i:{spelt})\b|\d+)"
    # Without a number the name stands alone: "Part of the roof fell" is a sentence.
    return re.compile(
        rf"(?i:{names})(?:\s+{number}(?:[-\s](?i:{spelt})\b)?(?:[.:—–-]?\s.*|[.:]?)|[.:]?)",
        re.DOTALL,
    )
