"""A quotation inside another, in the same marks.

What it flags
    Double marks inside double marks, or single ones inside single ones.

Why an editor cares
    The inner opening mark looks like the end of the outer quotation.

Example and repair
    ``“He only said “perhaps” and left,” Mara Lindqvist recalls.`` Use the other kind of
    mark inside: ``“He only said ‘perhaps’ and left,” Mara Lindqvist recalls.``
    ``--fix`` does, unless the inner quotation holds another one in turn.

When to switch it off
    In languages and houses that nest with the same marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.marks import STYLE_OF
from saidby.quotations.quotation import Quotation, Stray, Trouble
from saidby.rules.base import Finding, Fix, Related, Rule, Severity
from saidby.rules.repairs import OTHER_LEVEL, swap
from saidby.text.spans import Span


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    odd = [s for s in draft.quotations.strays if s.trouble is Trouble.NESTED_ALIKE]
    if not odd:
        return
    inner = {quote.start: (n, quote) for n, quote in enumerate(draft.quotations.found)}
    parents = {quotation.parent for quotation in draft.quotations.found}
    for stray in odd:
        number, quotation = inner.get(stray.span.start, (-1, None))
        if quotation is not None and quotation.parent is not None:
            nests = number in parents
            yield _finding(draft, stray, quotation, fixable=not nests)


def _finding(
    draft: Draft, stray: Stray, quotation: Quotation, *, fixable: bool
) -> Finding:
    outer = draft.quotations.found[quotation.parent or 0]
    return Finding(
        stray.span,
        "This quotation stands in another one with the same marks.",
        _fixes(draft, stray) if fixable else (),
        (Related(Span(outer.start, outer.start + 1), "The outer one begins here."),),
    )


def _fixes(draft: Draft, stray: Stray) -> tuple[Fix, ...]:
    text = draft.prose.masked
    closing = stray.other or stray.span
    one = OTHER_LEVEL.get(stray.span.of(text))
    other = OTHER_LEVEL.get(closing.of(text))
    if one is None or other is None or (one, other) not in STYLE_OF:
        return ()
    edits = swap(draft, [(stray.span, one), (closing, other)])
    return (Fix(f"Set {one} and {other} inside", edits),) if edits else ()


RULE = Rule(
    "SB106",
    "nested-same-marks",
    "A quotation inside another, in the same marks.",
    Severity.WARNING,
    Stage.QUOTATIONS,
    check,
    doc=__doc__,
)
