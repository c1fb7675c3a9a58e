"""What kind of text a draft is, for the rules: a report, or a story.

In a story nobody needs a full name, a title or a tag at every turn. Its surface tells,
by dates and sums and by people who answer each other, and its narration where that is
plainly a story's. What is short or unclear counts as a report, but not as a sure one,
which some rules ask for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from saidby.draft import Draft
from saidby.quotations.quotation import Kind, Quotation
from saidby.text.prose import BlockKind

# Years, weekdays, sums and shares: what reports are full of and stories are not.
_FACTS = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|%|\bper ?cent\b|[$€£]\d|\bU\.S\."
)
# And what is said of a source, or when; "May" is left out.
_REPORTED = re.compile(
    r"\b\d{2,}\b|\b(?:Jan|Febr)uary\b|\bMarch \d|\b(?:April|June|July|August)\b"
    r"|\b(?:Sept|Nov|Dec)ember\b|\bOctober\b|\bspokes\w+|\baccording to\b"
    r"|\bin an? (?:statement|interview|e-?mail|tweet|post|letter)\b|\b[ap]\.m\."
)
# How surely the narration is that of a story, and to how many facts it is believed.
_SURE, _MANY = 0.98, 8
_FEW = 4  # quotations: too few to tell
_LONG = 800  # words: no report is that long without a date or a sum
_SHORT = 8  # words of a turn
_PAGE = 300  # words: on less, one weekday says little


def is_story(draft: Draft) -> bool:
    """Whether a draft tells a story, with people talking to each other."""
    spoken = [
        q for q in draft.quotations.found if q.kind is Kind.DIRECT and not q.depth
    ]
    if len(spoken) < _FEW:
        return False
    words, facts = _facts(draft.prose.masked)
    if draft.genre.story >= _SURE and facts < _MANY:
        return True
    if facts < 4 and _answering(draft) >= 0.2:
        return True
    if words >= _LONG and facts < 1:
        return True
    lively = _share(draft, spoken, "!?") >= 0.15 and _short(draft, spoken) >= 0.3
    return facts < 2 and lively


def is_surely_report(draft: Draft) -> bool:
    """Whether a draft says when, how much or where from, as reports do and few
    stories."""
    text = draft.prose.masked
    facts = _facts(text)[1] > 0 or _REPORTED.search(text) is not None
    return facts and not is_story(draft)


@lru_cache(maxsize=2)  # every rule asks
def _facts(text: str) -> tuple[int, float]:
    """How many words a text has, and how many facts to a thousand of them."""
    words = len(text.split())
    return words, 1000 * len(_FACTS.findall(text)) / max(words, _PAGE)


def _answering(draft: Draft) -> float:
    """The share of paragraphs that open with a quotation, as the one before does."""
    starts = {q.start for q in draft.quotations.found if not q.depth}
    blocks = [b for b in draft.prose.blocks if b.kind is BlockKind.PARAGRAPH]
    leading = [block.span.start in starts for block in blocks]
    pairs = sum(one and other for one, other in pairwise(leading))
    return pairs / max(1, len(blocks))


def _share(draft: Draft, spoken: list[Quotation], signs: str) -> float:
    """How many of these signs there are to a quotation."""
    text = draft.prose.masked
    found = sum(
        span.of(text).count(sign) for q in spoken for span in q.spans for sign in signs
    )
    return found / len(spoken)


def _short(draft: Draft, spoken: list[Quotation]) -> float:
    text = draft.prose.masked
    sizes = [sum(len(span.of(text).split()) for span in q.spans) for q in spoken]
    return sum(size <= _SHORT for size in sizes) / len(spoken)
