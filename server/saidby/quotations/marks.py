"""Quotation marks: the conventions, and how likely a mark opens or closes.

Every mark gets three costs (opening, closing, being no quotation mark at all), told
by its shape and its neighbours. What it is in the end is for ``pairing`` to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from saidby import lexicon
from saidby.quotations.convention import Convention
from saidby.text.prose import FILL
from saidby.text.spans import Span

Family = Literal["double", "single", "guillemet", "angle", "corner", "white-corner"]

# Name of a convention: its opening and its closing mark.
STYLES: dict[str, tuple[str, str]] = {
    "straight": ('"', '"'),
    "curly": ("“", "”"),
    "swedish": ("”", "”"),
    "german": ("„", "“"),
    "polish": ("„", "”"),
    "low-straight": ("„", '"'),
    "latex": ("``", "''"),
    "latex-straight": ("``", '"'),
    "typewriter": ("''", "''"),
    "fullwidth": ("＂", "＂"),
    "single-straight": ("'", "'"),
    "single-curly": ("‘", "’"),
    "single-backtick": ("`", "'"),
    "german-single": ("‚", "‘"),
    "guillemets": ("«", "»"),
    "guillemets-inward": ("»", "«"),
    "angle": ("‹", "›"),
    "angle-inward": ("›", "‹"),
    "corner": ("「", "」"),
    "white-corner": ("『", "』"),
}
STYLE_OF: dict[tuple[str, str], str] = {pair: name for name, pair in STYLES.items()}

FAMILIES: dict[str, Family] = {
    **dict.fromkeys(['"', "“", "”", "„", "‟", "``", "''", "＂"], "double"),
    **dict.fromkeys(["'", "‘", "’", "‚", "‛", "`"], "single"),
    **dict.fromkeys(["«", "»"], "guillemet"),
    **dict.fromkeys(["‹", "›"], "angle"),
    **dict.fromkeys(["「", "」"], "corner"),
    **dict.fromkeys(["『", "』"], "white-corner"),
}

# What a shape by itself says: what it costs to read it as opening, as closing.
_SHAPES: dict[str, tuple[float, float]] = {
    '"': (0, 0),
    "＂": (0, 0),
    "“": (0, 1.6),
    "”": (1.2, 0),
    "„": (0, 9),
    "‟": (0, 2),
    "``": (0, 9),
    "''": (0.5, 0),
    "'": (0, 0),
    "‘": (0, 2),
    "’": (1.6, 0),
    "‚": (0, 9),
    "‛": (0, 9),
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
class Mark:
    """A mark, and what it costs to read it as opening, closing, or no mark.

    ``leads`` says that only blank space stands before it on its line.
    """

    span: Span
    shape: str
    family: Family
    opening: float
    closing: float
    ignoring: float
    leads: bool = False


_ONE = "``|''|[\"“”„‟＂'‘’‚‛`«»‹›「」『』]"
_RUN = re.compile(f"(?:{_ONE})(?:[{FILL}\u2009\u200a\u202f]*(?:{_ONE}))*")
_SHAPE = re.compile(_ONE)
_LONGEST_RUN = 7

# Attribute values, keys and values of data, empty strings: marks of another trade.
_CODE = re.compile(
    r"""=\s*(?P<q>["'])[^"'\n<>]{0,300}(?P=q)"""
    r"""|(?<=[{,\[(])\s*"[\w.$-]{1,60}"\s*:(?:\s*"[^"\n]{0,300}"(?=\s*[,}\]]))?"""
    r"""|(?<![\w"“”])(?:""|“”|''|‘’|«»)(?![\w"“”])"""
    r"""|=(?:""|'')"""
)
_SEE_THROUGH = FILL + "_*"


def read(text: str, within: Span, convention: Convention) -> tuple[Mark, ...]:
    """The marks of one block, weighed; those that cannot be marks are left out."""
    code = [match.span() for match in _CODE.finditer(text, within.start, within.end)]
    found: list[Mark] = []
    for run in _RUN.finditer(text, within.start, within.end):
        while code and code[0][1] <= run.start():
            del code[0]
        if code and code[0][0] < run.end():
            continue
        shapes = list(_SHAPE.finditer(run.group()))
        if len(shapes) > _LONGEST_RUN:
            continue
        around = _Around.of(text, Span(*run.span()), within)
        for shape in shapes:
            found.extend(_weigh(shape, run.start(), around, convention))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands beside a run of marks; "" at the edges of the block."""

    left: str
    right: str
    word_left: str
    word_right: str
    leads: bool

    @classmethod
    def of(cls, text: str, run: Span, within: Span) -> _Around:
        before = text[max(within.start, run.start - 40) : run.start]
        after = text[run.end : min(within.end, run.end + 40)]
        line = before.rpartition("\n")
        alone = bool(line[1]) or run.start - within.start <= 40
        before = before.rstrip(_SEE_THROUGH)
        after = after.lstrip(_SEE_THROUGH)
        return cls(
            left=before[-1:],
            right=after[:1],
            word_left=_last_word(before),
            word_right=_first_word(after),
            leads=alone and not line[2].strip(_BLANKS),
        )


_BLANKS = " \t\r\u00a0\u3000" + FILL
_FIRST = re.compile(r"[\w'’]*")
_LAST = re.compile(r"[\w'’]*\Z")


def _first_word(text: str) -> str:
    match = _FIRST.match(text)
    return match.group() if match else ""


def _last_word(text: str) -> str:
    at = len(text)
    while at and (text[at - 1].isalnum() or text[at - 1] in "'’"):
        at -= 1
    return text[at:]


def _weigh(
    shape: re.Match[str], offset: int, around: _Around, convention: Convention
) -> Iterator[Mark]:
    char = shape.group()
    family = FAMILIES[char]
    bias = _SHAPES[char]
    opening = bias[0] + _before_opening(around.left) + _after_opening(around.right)
    closing = bias[1] + _before_closing(around.left) + _after_closing(around)
    ignoring = _ignoring(char, family, around)
    if family == "single":
        if _inside_word(around):
            return
        opening += convention.single_opening
        if _is_elided(around):
            opening += 0.9
        elif around.left.isalnum() and closing == 0:
            closing = 0.4
    span = Span(offset + shape.start(), offset + shape.end())
    yield Mark(span, char, family, opening, closing, ignoring, around.leads)


def _inside_word(around: _Around) -> bool:
    return around.left.isalnum() and around.right.isalnum()


_OPENERS = "([{<¿¡"
_DASHES = "-–—―‒/"
_STOPS = ".,;:!?…。、！？，"
_CLOSERS = ")]}>"


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


def _after_opening(right: str) -> float:
    if not right:
        return 4
    if right.isspace():
        return 2
    if right in "…." or right in _DASHES:
        return 0.3
    if right in _STOPS or right in _CLOSERS:
        return 2
    return 0


def _before_closing(left: str) -> float:
    if not left:
        return 4
    if left.isspace():
        return 2
    return 2 if left in _OPENERS else 0


def _after_closing(around: _Around) -> float:
    right = around.right
    if not right or right.isspace() or right in _STOPS + _CLOSERS + _DASHES:
        return 0
    if right in _OPENERS or not right.isalnum():
        return 0.5
    return 2.5 if around.left.isalnum() else 1.2


def _ignoring(char: str, family: Family, around: _Around) -> float:
    if family == "single":
        return _apostrophe(char, around)
    lonely = not around.left.strip() and not around.right.strip()
    if char in "\"”''" and around.left.isdigit() and not around.right.isalnum():
        return 0.4
    if lonely and char == '"':
        return 0.6
    return 3


def _apostrophe(char: str, around: _Around) -> float:
    left, right = around.left, around.right
    if left.isalnum():
        if left in "sSzx" or left.isdigit():
            return 0
        return 0.1 if around.word_left.lower()[-2:] in ("in", "an", "th") else 0.7
    if right.isalnum():
        if _is_elided(around):
            return 0
        return {"‘": 1.4, "’": 0.3}.get(char, 1.1)
    return 2.4 if left in _STOPS else 1.5


def _is_elided(around: _Around) -> bool:
    if around.left.isalnum():
        return False
    word = around.word_right
    return word[:1].isdigit() or word.strip("'’").lower() in _elisions()


def _elisions() -> frozenset[str]:
    return frozenset(lexicon.lines("elisions"))
