"""Paragraphs that are no part of the story, in any format: bylines, captions, notices.

The words that give them away are in ``lexicon/``.
"""

from __future__ import annotations

import re
from functools import cache

from saidby import lexicon
from saidby.text.prose import BlockKind

_LONGEST = 400  # characters; a longer paragraph says something
_LONGEST_BYLINE = 16  # words
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+\W?|[@#][\w.]+|pic\.twitter\S+")
_DATE_PART = re.compile(r"[^\W\d_][^\W\d_.]*(?:\.[^\W\d_]+)*|\d+")
_NAME = r"[^\W\d_a-zß-ÿ][\w.'’-]*"
_PARTICLE = r"(?:and|&|de|del|della|van|von|der|den|da|di|du|la|le|al|el|bin|ibn)"
_BYLINE = (
    rf"(?:{{openers}})\s+{_NAME}(?:,?\s+(?:{_NAME}|{_PARTICLE}))*\s+{_NAME}"
    r"(?P<more>\s*(?:[,|•·/–—(-]|\s(?:in|for|of|at|with)\s).*)?"
)
_MARKS = '"“”„«»'


def stock_kind(words: str) -> BlockKind | None:
    """What a paragraph is, if it is no part of the story; None if it may be."""
    if len(words) > _LONGEST:
        return None
    words = " ".join(words.split())
    if not any(c.isalnum() or c in _MARKS + "‘’'" for c in words):
        return BlockKind.BOILERPLATE  # the rule or the stars between two scenes
    if _is_links(words) or _is_date(words):
        return BlockKind.BOILERPLATE
    if _fits(words, "captions"):
        return BlockKind.CAPTION
    if _is_byline(words):
        return BlockKind.BYLINE
    # A quotation after "Correction:" is one; "Update:" may open a story.
    if _fits(words, "boilerplate") and not any(mark in words for mark in _MARKS):
        return BlockKind.BOILERPLATE
    return None


def _is_links(words: str) -> bool:
    return all(_LINK.fullmatch(part) for part in words.split())


def _is_date(words: str) -> bool:
    if len(words) > 80 or not any(c.isdigit() for c in words):
        return False
    parts = [part.lower() for part in _DATE_PART.findall(words)]
    named = [part for part in parts if not part.isdigit()]
    known = lexicon.lines("date_words")
    return bool(named) and all(part in known for part in named)


def _is_byline(words: str) -> bool:
    if len(words.split()) > _LONGEST_BYLINE or words[-1] in "!?:,;":
        return False
    found = _byline().fullmatch(words)
    # "By Easter Sunday in Graz the shop had closed." is a sentence.
    return found is not None and (found["more"] is None or words[-1] != ".")


def _fits(words: str, name: str) -> bool:
    return bool(_whole(name).fullmatch(words))


@cache
def _byline() -> re.Pattern[str]:
    openers = "|".join(re.escape(word) for word in lexicon.lines("bylines"))
    return re.compile(_BYLINE.replace("{openers}", f"(?i:{openers})"))


@cache
def _whole(name: str) -> re.Pattern[str]:
    """A list of ``lexicon`` as one pattern for a whole paragraph."""
    choices = "|".join(_entry(entry) for entry in lexicon.lines(name))
    return re.compile(rf"(?:{choices})[.…]?", re.DOTALL)


def _entry(entry: str) -> str:
    pattern = ".*".join(re.escape(part) for part in entry.split("…"))
    return f"(?i:{pattern})" if entry != entry.upper() else pattern
