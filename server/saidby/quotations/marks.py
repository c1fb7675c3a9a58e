"""Quotation marks: the conventions, and the marks of a block with their costs.

What a mark is in the end (opening, closing, no mark) is for ``pairing`` to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from saidby.quotations import weighing
from saidby.quotations.convention import Convention
from saidby.quotations.weighing import Around
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
    "polish-single": ("‚", "’"),
    "guillemets": ("«", "»"),
    "guillemets-inward": ("»", "«"),
    "finnish": ("»", "»"),
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


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, and what it costs to read it as opening, closing, or no mark.

    ``against`` is how much of the cost of closing is due to its shape, which does
    not count after a low mark. ``leads`` says that only blank space stands before it
    on its line.
    """

    span: Span
    shape: str
    family: Family
    opening: float
    closing: float
    ignoring: float
    against: float = 0
    leads: bool = False


_ONE = "``|''|[\"“”„‟＂'‘’‚‛`«»‹›「」『』]"
_RUN = re.compile(f"(?:{_ONE})(?:[{FILL}\u2009\u200a\u202f]*(?:{_ONE}))*")
_SHAPE = re.compile(_ONE)
# Where a nested quotation ends, the single mark comes before the double one.
_CLOSING_SHAPE = re.compile(f"'(?=''(?!'))|{_ONE}")
_LONGEST_RUN = 7

# Attribute values, keys and values of data, empty strings: marks of another trade.
_CODE = re.compile(
    r"""=\s*(?P<q>["'])[^"'\n<>]{0,300}(?P=q)"""
    r"""|=[“”][^“”\n<>]{0,300}[“”]"""
    r"""|(?<=[{,\[])\s*"[\w.$-]{1,60}"\s*:(?:\s*"[^"\n]{0,300}"(?=\s*[,}\]]))?"""
    r"""|(?<![^\s=(\[{])(?:""|“”|‘’|«»)(?![^\s=,;.)\]}])"""
)
_AFTER_S = 0.7  # to close after an s, where a possessive may stand as well
_UNOWNED = 0.4  # to be an apostrophe before a stop
_CROWD = 2000  # marks in one block
_CROWDED = 9  # characters to a mark; denser than this is no prose


def read(text: str, within: Span, convention: Convention) -> tuple[Mark, ...]:
    """The marks of one block, weighed; those that cannot be marks are left out."""
    if _is_crowded(text, within):
        return ()
    found: list[Mark] = []
    code = [Span(*m.span()) for m in _CODE.finditer(text, within.start, within.end)]
    passed = 0
    for run in _RUN.finditer(text, within.start, within.end):
        while passed < len(code) and code[passed].end <= run.start():
            passed += 1
        in_code = passed < len(code) and code[passed].start < run.end()
        if not in_code:
            found.extend(_of_run(text, Span(*run.span()), within, convention))
    return tuple(_prefer_later(text, found))


# In ‘workers’ rights’ the second apostrophe closes, if one does.
_WORDS_APART = 14  # characters


def _prefer_later(text: str, marks: list[Mark]) -> Iterator[Mark]:
    for mark, following in pairwise([*marks, None]):
        if mark and following and mark.family == following.family == "single":
            gap = text[mark.span.end : following.span.start]
            alike = mark.closing == following.closing == _AFTER_S
            if alike and len(gap) < _WORDS_APART and gap[1:].isalpha():
                yield replace(mark, closing=mark.closing + 0.3)
                continue
        if mark:
            yield mark


def _is_crowded(text: str, within: Span) -> bool:
    if within.size < _CROWD:
        return False
    count = sum(text.count(shape, within.start, within.end) for shape in FAMILIES)
    return count > _CROWD and count * _CROWDED > within.size


def _of_run(
    text: str, run: Span, within: Span, convention: Convention
) -> Iterator[Mark]:
    beside = weighing.around(text, run, within)
    if beside.left == "=" or (beside.right == ">" and beside.left != ">"):
        return
    if run.of(text) == "''" and weighing.is_elided(beside):  # ''Tis late,' said Kim
        run, beside = Span(run.start, run.start + 1), replace(beside, word_right="")
    at_end = bool(beside.left.strip()) and not beside.right.isalnum()
    shapes = _CLOSING_SHAPE if at_end else _SHAPE
    marks = list(shapes.finditer(text, run.start, run.end))
    if len(marks) > _LONGEST_RUN:
        return
    for mark in marks:
        if FAMILIES[mark.group()] != "single":
            yield _double(mark, beside)
        elif not weighing.is_inside_word(beside):
            yield _single(mark, beside, convention)


def _double(mark: re.Match[str], beside: Around) -> Mark:
    shape = mark.group()
    return Mark(
        Span(*mark.span()),
        shape,
        FAMILIES[shape],
        weighing.opening(shape, beside),
        weighing.closing(shape, beside),
        weighing.ignoring(shape, beside),
        weighing.against_closing(shape),
        beside.leads,
    )


def _single(mark: re.Match[str], beside: Around, convention: Convention) -> Mark:
    shape = mark.group()
    closing = weighing.closing(shape, beside)
    # What the workers' are: hardly a possessive, with no noun after it.
    stopped = bool(beside.right) and beside.right in ".,;:!?"
    if closing == 0 and beside.left.isalnum():
        closing = _AFTER_S if beside.left == "s" and not stopped else 0.4
    elided = 0.9 if weighing.is_elided(beside) else 0
    ignoring = weighing.apostrophe(shape, beside) + (_UNOWNED if stopped else 0)
    if convention.singles_speak and weighing.is_surely_mark(shape, beside):
        ignoring = 3
    return Mark(
        Span(*mark.span()),
        shape,
        "single",
        weighing.opening(shape, beside) + convention.single_opening + elided,
        closing,
        ignoring,
        weighing.against_closing(shape),
        beside.leads,
    )
