"""A quotation opened in one style and closed in another.

What it flags
    A pair of marks that belong to two conventions, an opening mark at the end of a
    quotation and a closing one at its start: ``“…"``, ``"…”``, ``“…“``, ``“…'``,
    ``”…”``.

Why an editor cares
    It looks careless, and programs that set, search or index the text lose track of
    where the quotation ends.

Example and repair
    ``“We were never asked," said Mara Lindqvist.`` Give both marks the style of the
    draft: ``“We were never asked,” said Mara Lindqvist.`` ``--fix`` does, unless one of
    the two is a single mark and the other a double one.

When to switch it off
    Where marks are set in order by a later step of production.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.marks import FAMILIES, STYLES
from saidby.quotations.quotation import Stray, Trouble
from saidby.rules.base import Finding, Fix, Related, Rule, Severity
from saidby.rules.places import block_at
from saidby.rules.repairs import COMPANIONS, swap
from saidby.text.spans import Span

_STOPS = ".,!?…"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    for stray in draft.quotations.strays:
        opening = stray.other
        if stray.trouble is not Trouble.STYLES_DIFFER or opening is None:
            continue
        # ’…’ are apostrophes more often than quotation marks.
        if opening.of(draft.prose.masked) != "’":
            yield _finding(draft, opening, stray)


def _finding(draft: Draft, opening: Span, stray: Stray) -> Finding:
    text = draft.prose.masked
    one, other = opening.of(text), stray.span.of(text)
    fixes = _fixes(draft, opening, stray.span)
    sure = _confidence(draft, opening, stray.span)
    if one == other and _style(draft.quotations.style, one)[0] != one:
        return Finding(
            opening,
            f"This quotation is opened with a closing mark: {one}.",
            fixes,
            (Related(stray.span, "It is closed here."),),
            confidence=sure,
        )
    return Finding(
        stray.span,
        f"This quotation is opened with {one} and closed with {other}.",
        fixes,
        (Related(opening, "It is opened here."),),
        confidence=sure,
    )


def _confidence(draft: Draft, opening: Span, closing: Span) -> float:
    """A single mark that closes a double one may belong to another quotation."""
    text = draft.prose.masked
    one, other = opening.of(text), closing.of(text)
    if FAMILIES[one] == FAMILIES[other]:
        return 1.0
    after = block_at(draft, closing.start) + 1
    blocks = draft.prose.blocks
    goes_on = after < len(blocks) and text.startswith(
        opening.of(text), blocks[after].span.start
    )
    ends = FAMILIES[one] == "double" and text[closing.start - 1] in _STOPS
    return 0.9 if ends and not goes_on else 0.6


def _fixes(draft: Draft, opening: Span, closing: Span) -> tuple[Fix, ...]:
    """Give both marks the style of the draft, or the closing one that of the other."""
    text = draft.prose.masked
    one, other = opening.of(text), closing.of(text)
    start, end = _style(draft.quotations.style, one)
    swaps = [(opening, start)] if start != one else []
    swaps += [(closing, end)] if end != other else []
    edits = swap(draft, swaps)
    safe = FAMILIES[one] == FAMILIES[other]
    return (Fix(f"Set {start} and {end}", edits, safe),) if edits else ()


def _style(main: str, opening: str) -> tuple[str, str]:
    """The pair that the draft would use in the place of this opening mark."""
    for name in (main, COMPANIONS.get(main, "")):
        pair = STYLES.get(name)
        if pair is not None and FAMILIES[pair[0]] == FAMILIES[opening]:
            return pair
    return next(
        (pair for pair in STYLES.values() if pair[0] == opening), (opening,) * 2
    )


RULE = Rule(
    "SB103",
    "mismatched-marks",
    "A quotation opened in one style and closed in another.",
    Severity.WARNING,
    Stage.QUOTATIONS,
    check,
    doc=__doc__,
)
