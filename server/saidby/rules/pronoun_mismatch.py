"""A pronoun that does not fit the speaker.

What it flags
    “he said” right after the words of somebody whom the draft (by a title such as Ms.,
    a role such as spokeswoman, or a given name and other pronouns) or the configured
    cast calls “she”, and the other way round, where nobody else near could be meant:
    in the same paragraph with nothing between or, in a report, in the next one. Where
    the draft has somebody else who is likelier to speak there, nothing is flagged.
    Stories are left alone.

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
from saidby.rules.naming import bare_name, full_names
from saidby.rules.register import is_story, is_surely_report
from saidby.speakers.cast import Mention, Speaker
from saidby.text.spans import Span

_STOPS = (".", "!", "?")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    if is_story(draft):
        return
    tags, namesakes = tags_by_block(draft), full_names(draft)
    for attribution, mention, form in pronoun_tags(draft):
        named = named_before(mention, tags)
        speaker = draft.cast.of(named) if named else None
        if named is None or speaker is None:
            continue
        goes_on = _goes_on(draft, named, mention) or is_surely_report(draft)
        if not goes_on or attribution.speaker not in (None, speaker.id):
            continue
        if len(namesakes.get(bare_name(draft, named), ())) > 1:
            continue
        sure = _confidence(draft, options, (named, speaker), mention, form)
        if sure:
            yield _finding(draft, mention, named, speaker, sure)


def _goes_on(draft: Draft, named: Mention, mention: Mention) -> bool:
    """Whether nothing but quoted words stands between two tags of a paragraph."""
    if named.block != mention.block:
        return False
    parse, between = draft.parse, Span(named.span.end, mention.span.start)
    words = parse.words_in(between) if parse is not None else ()
    stops = sum(word.quotation < 0 and word.text in _STOPS for word in words)
    return stops <= 1


def _confidence(
    draft: Draft,
    options: Options,
    named: tuple[Mention, Speaker],
    mention: Mention,
    form: str,
) -> float:
    """How sure it is that a speaker is meant and miscalled; 0 where it may be right.

    Who speaks in a paragraph of a report goes on speaking to its end, and into the
    next one that begins with a quotation.
    """
    tag, speaker = named
    known = told(draft, options, speaker)
    if known.pronoun in (None, form):
        return 0
    start = draft.prose.blocks[tag.block].span.start
    if somebody_fits(draft, options, Span(start, mention.span.start), form, speaker):
        return 0
    return 0.95 if known.sure else 0


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
