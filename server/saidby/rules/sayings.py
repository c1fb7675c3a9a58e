"""Quoted words compared by what they say, for words that come twice in a draft."""

from __future__ import annotations

from collections import defaultdict

from saidby.attribution.attribution import Attribution
from saidby.draft import Draft
from saidby.quotations.quotation import Kind, Quotation
from saidby.wording import all_words

_SAID = (Kind.DIRECT, Kind.MIXED, Kind.BLOCK)
Saying = tuple[Quotation, Attribution]


def said_again(draft: Draft, least: int) -> list[list[Saying]]:
    """Attributed quotations of the same words, at least so many, that come again.

    Quotations inside others are left out: there somebody repeats somebody else.
    """
    found: dict[tuple[str, ...], list[Saying]] = defaultdict(list)
    for attribution in draft.attributions:
        quotation = draft.quotations.found[attribution.quotation]
        if quotation.kind not in _SAID or quotation.depth or not attribution.speaker:
            continue
        words = tuple(all_words(quotation.text_of(draft.prose.masked)))
        if len(words) >= least:
            found[words].append((quotation, attribution))
    return [group for group in found.values() if len(group) > 1]
