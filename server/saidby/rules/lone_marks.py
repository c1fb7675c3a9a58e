"""Marks without a partner that may belong together after all."""

from __future__ import annotations

from itertools import pairwise

from saidby.draft import Draft
from saidby.quotations.marks import FAMILIES
from saidby.quotations.quotation import Stray, Trouble
from saidby.rules.places import block_at
from saidby.text.spans import Span


def couples(draft: Draft) -> dict[Span, Span]:
    """Opening marks never closed, each with the next mark if that was never opened.

    Where one of the two was forgotten the other is not wrong, so they are one fault.
    """
    found: dict[Span, Span] = {}
    for one, other in pairwise(draft.quotations.strays):
        troubles = (one.trouble, other.trouble)
        if troubles == (Trouble.NEVER_CLOSED, Trouble.NEVER_OPENED):
            near = block_at(draft, other.span.start) - block_at(draft, one.span.start)
            if near <= 1 and _family(draft, one) == _family(draft, other):
                found[one.span] = other.span
    return found


def _family(draft: Draft, stray: Stray) -> str:
    return FAMILIES.get(stray.span.of(draft.prose.masked), "")
