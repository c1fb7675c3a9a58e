"""Every rule, in code order. To add one: write its file, then a line here."""

from __future__ import annotations

from saidby.rules import (
    ambiguous_speaker,
    anonymous_source,
    broken_decision,
    conflicting_titles,
    far_attribution,
    mismatched_marks,
    mixed_marks,
    name_not_as_in_cast,
    name_spelt_two_ways,
    nested_same_marks,
    not_reopened,
    pronoun_mismatch,
    said_bookism,
    same_words_two_speakers,
    surname_before_introduction,
    two_speakers_claimed,
    unattributed_quotation,
    unclear_pronoun,
    unclosed_quotation,
    unknown_suppression,
    unopened_quotation,
    untagged_run,
    unused_suppression,
    words_quoted_twice,
)
from saidby.rules.base import Rule

RULES: tuple[Rule, ...] = (
    unclosed_quotation.RULE,
    unopened_quotation.RULE,
    mismatched_marks.RULE,
    mixed_marks.RULE,
    not_reopened.RULE,
    nested_same_marks.RULE,
    unattributed_quotation.RULE,
    ambiguous_speaker.RULE,
    unclear_pronoun.RULE,
    far_attribution.RULE,
    untagged_run.RULE,
    two_speakers_claimed.RULE,
    same_words_two_speakers.RULE,
    pronoun_mismatch.RULE,
    name_spelt_two_ways.RULE,
    name_not_as_in_cast.RULE,
    conflicting_titles.RULE,
    surname_before_introduction.RULE,
    anonymous_source.RULE,
    said_bookism.RULE,
    words_quoted_twice.RULE,
    unused_suppression.RULE,
    unknown_suppression.RULE,
    broken_decision.RULE,
)

# A code, once released, is never reused. A retired code names its heir, or None.
RETIRED: dict[str, str | None] = {}
