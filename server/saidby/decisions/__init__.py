"""What was settled for drafts that have no comments, keyed by the draft's own words.

The file is TOML that a person reads and edits:

    [[decisions]]
    file = "drafts/harbour.txt"
    quote = "We leave at dawn"
    context = "the pilot told nobody"
    decision = "ignore"
    rules = ["SB201"]
"""

from __future__ import annotations

from saidby.decisions.decision import Decision, Verdict
from saidby.decisions.decisions import NO_DECISIONS, Decisions
from saidby.decisions.places import Places, context_of, opening_of

__all__ = [
    "NO_DECISIONS",
    "Decision",
    "Decisions",
    "Places",
    "Verdict",
    "context_of",
    "opening_of",
]
