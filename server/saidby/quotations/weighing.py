"""What it costs to take a mark as opening, as closing, or as no quotation mark.

A cost near 0 is what neighbours and shape suggest, 1 is odd, 2 and more is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from saidby import lexicon
from saidby.text.prose import FILL
from saidby.text.spans import Span

_REACH = 40
_SEE_THROUGH = FILL + "_*"
_BLANKS = " \t\r\u00a0\u3000" + FILL
_OPENERS = "([{<¿¡"
_CLOSERS = ")]}>"
_DASHES = "-–—―‒/"
_STOPS = ".,;:!?…。、！？，"

# What a shape by itself says: what it costs to read it as opening, as closing.
_SHAPES: dict[str, tuple[float, float]] = {
    '"': (0, 0),
    "＂": (0, 0),
    "“": (0, 1.6),
    "”": (1.2, 0),
    "„": (0, 9),
    "‟": (0, 2),
    "``": (0, 9),
    "''": (0.1, 0),
    "'": (0, 0),
    "‘": (0, 2),
    "’": (1.6, 0),
    "‚": (0, 9),
    "‛": (0, 2),
    "`": (0, 9),
    "«": (0, 0.6),
    "»": (0.6, 0),
    "‹": (0, 0.6),
    "›": (0.6, 0),
    "「": (0, 9),
    "」": (9, 0),
    "『": (0, 9),
    "』": (9, 0),
}


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside a run of marks; "" at the edges of the block.

    ``leads`` says that only blank space stands before the run on its line.
    """

    left: str
    right: str
    word_left: str
    word_right: str
    leads: bool


def around(text: str, run: Span, within: Span) -> Around:
    """The neighbours of a run of marks, emphasis and fill looked through."""
    before = text[max(within.start, run.start - _REACH) : run.start]
    after = text[run.end : min(within.end, run.end + _REACH)]
    _, line_end, line = before.rpartition("\n")
    whole_line = bool(line_end) or run.start - within.start <= _REACH
    before = before.rstrip(_SEE_THROUGH)
    after = after.lstrip(_SEE_THROUGH)
    return Around(
        left=before[-1:],
        right=after[:1],
        word_left=_last_word(before),
        word_right=_first_word(after),
        leads=whole_line and not line.strip(_BLANKS),
    )


_FIRST_WORD = re.compile(r"[\w'’]+")


def _first_word(text: str) -> str:
    match = _FIRST_WORD.match(text)
    return match.group() if match else ""


def _last_word(text: str) -> str:
    at = len(text)
    while at and (text[at - 1].isalnum() or text[at - 1] in "'’"):
        at -= 1
    return text[at:]


def opening(shape: str, beside: Around) -> float:
    """What it costs to read the mark as opening."""
    return _SHAPES[shape][0] + _before_opening(beside.left) + _after_opening(beside)


def closing(shape: str, beside: Around) -> float:
    """What it costs to read the mark as closing."""
    return _SHAPES[shape][1] + _before_closing(beside) + _after_closing(beside)


def against_closing(shape: str) -> float:
    """What the shape alone has against closing."""
    return _SHAPES[shape][1]


def _before_opening(left: str) -> float:
    if not left or left.isspace() or left in _OPENERS:
        return 0
    if left in _DASHES:
        return 0.1
    if left == ":":
        return 0.6
    if left in _STOPS or left in _CLOSERS:
        return 1.3
    return 2.5 if left.isalnum() else 0.8


def _after_opening(beside: Around) -> float:
    right = beside.right
    if not right:
        return 4
    if right.isspace():
        apart = _is_blank(beside.left) or beside.left in _DASHES
        return 1.2 if apart else 2.6
    if right in "…." or right in _DASHES:
        return 0.3
    return 2 if right in _STOPS or right in _CLOSERS else 0


def _before_closing(beside: Around) -> float:
    left = beside.left
    if not left:
        return 4
    if left.isspace():
        return 1.2 if _is_blank(beside.right) else 2.6
    return 2 if left in _OPENERS else 0


def _is_blank(char: str) -> bool:
    return not char or char.isspace()


def _after_closing(beside: Around) -> float:
    right = beside.right
    if not right or right.isspace() or right in _STOPS + _CLOSERS + _DASHES:
        return 0
    if not right.isalnum():
        return 0.5
    return 2.5 if beside.left.isalnum() else 1.2


def ignoring(shape: str, beside: Around) -> float:
    """What it costs to pass over a double mark: inches, a ditto, a bullet, a slip."""
    if shape == "»" and beside.leads and _is_blank(beside.right):
        return 0.5
    inches = beside.left.isdigit() and not beside.right.isalnum()
    if shape in ('"', "”", "''") and inches:
        return 0.4
    alone = _is_blank(beside.left) and _is_blank(beside.right)
    return 1.5 if alone and shape in ('"', "''") else 3


def is_inside_word(beside: Around) -> bool:
    return beside.left.isalnum() and beside.right.isalnum()


def apostrophe(shape: str, beside: Around) -> float:
    """What it costs to read a single mark as an apostrophe (or feet, minutes)."""
    left, right = beside.left, beside.right
    if shape in ("‚", "`"):
        return 3
    if left.isalnum():
        return _after_word(beside)
    if right.isalnum():
        if is_elided(beside):
            return 0
        return {"‘": 1.4, "’": 0.3}.get(shape, 1.3)
    return 2.4 if left and left in _STOPS else 1.5


def is_surely_mark(shape: str, beside: Around) -> bool:
    """Whether no apostrophe stands so: right after a stop, or to head a sentence."""
    if beside.left in ",.!?…" and beside.left and _is_blank(beside.right):
        return True
    heads = beside.leads or _is_blank(beside.left)
    capital = beside.right.isupper() and not is_elided(beside)
    return heads and capital and (shape == "‘" or beside.leads)


def _after_word(beside: Around) -> float:
    if beside.left in "sSzx" or beside.left.isdigit():
        return 0
    clipped = beside.word_left.lower().endswith(("in", "an", "th", "o"))
    return 0.1 if clipped else 0.7


_YEARS = re.compile(r"\d\ds?\Z")


def is_elided(beside: Around) -> bool:
    """Whether the word after the mark is one that starts with an apostrophe."""
    if beside.left.isalnum():
        return False
    word = beside.word_right.rstrip("'’").replace("’", "'")
    return bool(_YEARS.match(word)) or word.lower() in _elisions()


@cache
def _elisions() -> frozenset[str]:
    return frozenset(lexicon.lines("elisions"))
