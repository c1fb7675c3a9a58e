"""A quotation attributed only by a pronoun that fits two people, or nobody.

What it flags
    “he said” or “she said” right after a sentence that names two people of that gender
    side by side, and, in a report, “he” or “she” where nobody in the whole draft can be
    meant.

Why an editor cares
    Readers have to guess who is quoted, and half of them guess wrong.

Example and repair
    ``Ana Ruiz and Kate Moss came late. “We had to walk,” she said.`` Use the name:
    ``“We had to walk,” Ruiz said.``

When to switch it off
    In fiction that keeps its readers in doubt on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.fitting import (
    named_before,
    named_in,
    pronoun_tags,
    somebody_fits,
    tags_by_block,
    top_of,
)
from saidby.rules.genders import told
from saidby.rules.register import is_surely_report
from saidby.rules.surroundings import is_cue
from saidby.speakers.cast import Mention, SpeakerKind
from saidby.text.prose import bare
from saidby.text.spans import Span

_JOINED = {"and", "or", ", and", "&"}


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    report, tags = is_surely_report(draft), tags_by_block(draft)
    for _, mention, form in pronoun_tags(draft):
        finding = _fits_two(draft, options, mention, form)
        # Right after a named speaker it is for ``pronoun-mismatch``.
        if finding is None and report and not named_before(mention, tags):
            finding = _fits_nobody(draft, options, mention, form)
        if finding is not None:
            yield finding


def _fits_two(
    draft: Draft, options: Options, mention: Mention, form: str
) -> Finding | None:
    before = _sentence_before(draft, mention)
    named = named_in(draft, before) if before else {}
    if before is None or len(named) != 2 or _is_quoted(draft, before):
        return None
    one, other = (draft.cast.speaker(id) for id in named)
    if one is None or other is None:
        return None
    pair = (told(draft, options, who, bare=True) for who in (one, other))
    if any(known.pronoun != form for known in pair):
        return None
    first, second = named.values()
    sure = _evenness(draft, first, second)
    if not sure:
        return None
    word = mention.span.of(draft.prose.text)
    return Finding(
        mention.span,
        f"“{word}” could be {one.name} or {other.name}.",
        related=(
            Related(first.span, f"{one.name} is named here."),
            Related(second.span, f"{other.name} is named here."),
        ),
        confidence=sure,
    )


def _evenness(draft: Draft, one: Mention, other: Mention) -> float:
    """How sure it is that readers have no reason to prefer one of two; 0 if they do.

    Of a subject and an object most take the subject, and all do if it is the one who
    speaks of the other.
    """
    if bare(draft.prose.masked[one.span.end : other.span.start]) in _JOINED:
        return 0.95
    if draft.parse is None:
        return 0
    first, second = (top_of(draft.parse, mention.word) for mention in (one, other))
    met = first.dep == "nsubj" and second.dep == "obj"
    if not met or first.head != second.head:
        return 0
    return 0 if is_cue(draft.parse.words[first.head]) else 0.7


def _sentence_before(draft: Draft, mention: Mention) -> Span | None:
    """The sentence before that of a mention, in its own paragraph."""
    if draft.parse is None:
        return None
    number = draft.parse.words[mention.word].sentence
    if number == 0:
        return None
    here, before = draft.parse.sentences[number], draft.parse.sentences[number - 1]
    if before.block != here.block:
        return None
    words = draft.parse.words
    return Span(words[before.first].start, words[before.last - 1].end)


def _is_quoted(draft: Draft, sentence: Span) -> bool:
    """Whether somebody is quoted in a sentence and so goes on speaking after it."""
    return any(
        sentence.overlaps(Span(quotation.start, quotation.end))
        for quotation in draft.quotations.found
    )


def _fits_nobody(
    draft: Draft, options: Options, mention: Mention, form: str
) -> Finding | None:
    if all(who.kind is not SpeakerKind.PERSON for who in draft.cast.speakers):
        return None
    end = len(draft.prose.text)
    for within in (Span(0, mention.span.start), Span(mention.span.end, end)):
        if somebody_fits(draft, options, within, form, None):
            return None
    word = mention.span.of(draft.prose.text)
    return Finding(
        mention.span, f"“{word}” fits nobody in this draft.", confidence=0.95
    )


RULE = Rule(
    "SB203",
    "unclear-pronoun",
    "A quotation attributed by a pronoun that fits two people, or nobody.",
    Severity.WARNING,
    Stage.ATTRIBUTIONS,
    check,
    doc=__doc__,
)
