"""The verbs that can introduce somebody's words."""

from __future__ import annotations

from functools import cache

from saidby import lexicon


@cache
def verb_forms() -> frozenset[str]:
    """Every form of every one of them."""
    rows = lexicon.lines("speech_verbs")
    return frozenset(form for row in rows for form in row.replace(":", " ").split())
