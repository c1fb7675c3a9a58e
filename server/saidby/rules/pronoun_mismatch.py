"""A pronoun that does not fit the speaker.

What it flags
    “he said” right after somebody whom the draft (by a title such as Ms., or a role
    such as spokeswoman) or the configured cast calls “she”, and the other way round,
    where nobody else near could be meant.

Why an editor cares
    It is wrong about the person, or quotes somebody whom the draft never names.

Example and repair
    ``“The gates stay shut,” Ms. Ruiz said. “We had no choice,” he added.`` Set the
    right pronoun, or name the other speaker.

When to switch it off
    Where one person goes by several pronouns; say in the cast which ones you use.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.fitting import (
    named_before,
    pronoun_tags,
    somebody_fits,
    tags_by_block,
)
from saidby.rules.genders import told
from saidby.rules.register import is_story
from saidby.speakers.cast import Mention, Speaker
from saidby.text.spans import Span

_BACK = 2  # paragraphs in which somebody else may have been meant


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    if is_story(draft):
        return
    tags = tags_by_block(draft)
    for _, mention, form in pronoun_tags(draft):
        named = named_before(mention, tags)
        if named is None:
            continue
        speaker = draft.cast.of(named)
        known = told(draft, options, speaker) if speaker else None
        if speaker is None or known is None or not known.sure:
            continue
        if known.pronoun not in (None, form):
            sure = _confidence(draft, options, mention, form, speaker)
            if sure:
                yield _finding(draft, mention, named, speaker, sure)


def _confidence(
    draft: Draft, options: Options, mention: Mention, form: str, speaker: Speaker
) -> float:
    """How sure it is that nobody else is meant; 0 where somebody may well be."""
    first = max(0, mention.block - _BACK)
    near = Span(draft.prose.blocks[first].span.start, mention.span.start)
    if somebody_fits(draft, options, near, form, speaker):
        return 0
    before = Span(0, near.start)
    return 0.9 if somebody_fits(draft, options, before, form, speaker) else 1.0


def _finding(
    draft: Draft, mention: Mention, named: Mention, speaker: Speaker, sure: float
) -> Finding:
    word = mention.span.of(draft.prose.text)
    return Finding(
        mention.span,
        f"“{word}” does not fit {speaker.name}.",
        related=(Related(named.span, f"{speaker.name} speaks here."),),
        confidence=sure,
    )


RULE = Rule(
    "SB303",
    "pronoun-mismatch",
    "A pronoun that does not fit the speaker.",
    Severity.WARNING,
    Stage.ATTRIBUTIONS,
    check,
    doc=__doc__,
)
