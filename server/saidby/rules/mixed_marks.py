"""Straight and curly quotation marks mixed in one draft.

What it flags
    A draft with quotations in straight marks (``"…"``) and in curly ones (``“…”``). It
    is reported once, at the first mark of the kind that is rarer, with the places of
    the others. A pair that is itself mixed is for ``mismatched-marks``.

Why an editor cares
    It shows where text was pasted in, and looks untidy in print.

Example and repair
    ``“We were never asked,” said Mara Lindqvist. "Nobody called."`` Set the rarer marks
    like the others: ``“We were never asked,” said Mara Lindqvist. “Nobody called.”``
    ``--fix`` does. Apostrophes, feet and inches are left as they are.

When to switch it off
    Where marks are set in order by a later step of production.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Trouble
from saidby.rules.base import Edit, Finding, Fix, Related, Rule, Severity
from saidby.rules.places import marks_of
from saidby.rules.repairs import as_written, is_literal
from saidby.text.spans import Span

_STYLES = {"straight", "single-straight", "curly", "single-curly"}
_KINDS = {
    "straight": frozenset("\"'"),
    "curly": frozenset("“”‘’"),
}
_SHAPES = {
    ('"', "straight", True): "“",
    ('"', "straight", False): "”",
    ("'", "straight", True): "‘",
    ("'", "straight", False): "’",
    ("“", "curly", True): '"',
    ("”", "curly", False): '"',
    ("‘", "curly", True): "'",
    ("’", "curly", False): "'",
}
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    opens: bool


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    marks = list(_marks(draft))
    straight, curly = (
        [mark for mark in marks if mark.span.of(draft.prose.masked) in shapes]
        for shapes in _KINDS.values()
    )
    if not straight or not curly:
        return
    if (len(straight), "curly" not in draft.quotations.style) < (len(curly), True):
        yield _finding(draft, "straight", straight, curly)
    else:
        yield _finding(draft, "curly", curly, straight)


def _marks(draft: Draft) -> Iterator[_Mark]:
    """The marks of all pairs that are sound in themselves."""
    differing = {
        stray.other
        for stray in draft.quotations.strays
        if stray.trouble is Trouble.STYLES_DIFFER
    }
    for quotation in draft.quotations.found:
        if quotation.style in _STYLES and quotation.closed:
            marks = list(marks_of(draft, quotation))
            if differing.isdisjoint(span for span, _ in marks):
                yield from (_Mark(span, opens) for span, opens in marks)


def _finding(
    draft: Draft, kind: str, rare: Sequence[_Mark], usual: Sequence[_Mark]
) -> Finding:
    other = "curly" if kind == "straight" else "straight"
    total = len(rare) + len(usual)
    related = [Related(usual[0].span, f"Marks are {other} here.")]
    related += [
        Related(mark.span, f"This one is {kind} too.")
        for mark in rare[1 : 2 * _SHOWN]
        if mark.opens
    ]
    edits = tuple(edit for mark in rare for edit in _edits(draft, kind, mark))
    fix = Fix(f"Make all quotation marks {other}", edits)
    return Finding(
        rare[0].span,
        f"{len(rare)} of {total} quotation marks are {kind}, the others {other}.",
        (fix,) if edits else (),
        tuple(related),
    )


def _edits(draft: Draft, kind: str, mark: _Mark) -> Iterator[Edit]:
    shape = mark.span.of(draft.prose.masked)
    wanted = _SHAPES.get((shape, kind, mark.opens))
    if wanted is not None and is_literal(draft, mark.span):
        yield Edit(mark.span, as_written(draft, wanted))


RULE = Rule(
    "SB104",
    "mixed-marks",
    "Straight and curly quotation marks in one draft.",
    Severity.WARNING,
    Stage.QUOTATIONS,
    check,
    doc=__doc__,
)
