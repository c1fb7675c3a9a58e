"""Which runs of ``*``, ``_`` and ``~~`` may open or close emphasis in Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import category


@dataclass(slots=True)
class Delimiter:
    """A run that may open emphasis; ``end`` moves left as its signs are used up."""

    sign: str
    start: int
    end: int
    size: int
    closes: bool


def flanks(content: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether the run in a range can open emphasis, and whether it can close it."""
    before = content[start - 1 : start] or " "
    after = content[end : end + 1] or " "
    left = not after.isspace() and (not _is_sign(after) or not _is_word(before))
    right = not before.isspace() and (not _is_sign(before) or not _is_word(after))
    if content[start] == "~" and end - start != 2:
        return False, False
    if content[start] != "_":
        return left, right
    opens = left and (not right or _is_sign(before))
    return opens, right and (not left or _is_sign(after))


def _is_sign(one: str) -> bool:
    """Punctuation and symbols; a joined accent is neither."""
    return category(one)[0] in "PS"


def _is_word(one: str) -> bool:
    return not one.isspace() and not _is_sign(one)
