"""Edits of marks, only where the mark stands as such in the file's own text.

A mark that a format made (``<q>``, ``&ldquo;``, ``\\enquote{``) cannot be replaced by
another character, so no edit is offered for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from saidby.draft import Draft
from saidby.rules.base import Edit
from saidby.text.spans import Span

# The style that a style is nested in, or that is nested in it.
COMPANIONS = {
    "straight": "single-straight",
    "single-straight": "straight",
    "curly": "single-curly",
    "single-curly": "curly",
    "guillemets": "angle",
    "angle": "guillemets",
    "german": "german-single",
    "german-single": "german",
}
_IN_TEX = {"“": "``", "”": "''", "‘": "`", "’": "'"}
OTHER_LEVEL = {
    '"': "'",
    "“": "‘",
    "”": "’",
    "'": '"',
    "‘": "“",
    "’": "”",
    "«": "‹",
    "»": "›",
    "「": "『",
    "」": "』",
}


def is_literal(draft: Draft, span: Span) -> bool:
    """Whether what is read at a place is also what the file holds there."""
    return span.of(draft.source.text) == span.of(draft.prose.masked)


def as_written(draft: Draft, mark: str) -> str:
    """A mark as the draft writes it: in LaTeX, where it has `` and '', as these."""
    tex = draft.source.format == "latex" and "``" in draft.source.text
    return _IN_TEX.get(mark, mark) if tex else mark


def swap(draft: Draft, swaps: Iterable[tuple[Span, str]]) -> tuple[Edit, ...]:
    """An edit for each mark, or none at all if one of them cannot be replaced."""
    wanted = list(swaps)
    if not all(is_literal(draft, span) for span, _ in wanted):
        return ()
    return tuple(Edit(span, as_written(draft, mark)) for span, mark in wanted)
