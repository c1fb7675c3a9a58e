"""A quotation whose speaker is named too far away.

What it flags
    In a report, a paragraph of direct speech whose speaker is named only more than
    ``far-tag`` words after its beginning (60 unless configured) and not just before it.
    Also a whole sentence without a tag, with nothing around it that tells who speaks,
    when the nearest mention of its speaker is as far away.

Why an editor cares
    Readers hear a voice and cannot tell whose. By the time they learn it they have
    lost track.

Example and repair
    A quotation of five sentences ends in ``said Ana Ruiz, the treasurer.`` Move the tag
    behind the first sentence: ``“It cannot go on like this,” said Ana Ruiz, the
    treasurer. “The mill …”``

When to switch it off
    In interviews and profiles that quote one person only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Kind, Quotation
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.naming import by_id
from saidby.rules.register import is_surely_report
from saidby.rules.surroundings import is_statement, survey
from saidby.speakers.cast import Mention, MentionKind, Speaker
from saidby.text.spans import Span


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    if not is_surely_report(draft):
        return
    people, surroundings = by_id(draft), survey(draft)
    for attribution in draft.attributions:
        speaker = people.get(attribution.speaker or "")
        quotation = draft.quotations.found[attribution.quotation]
        if speaker is None or quotation.kind is not Kind.DIRECT or quotation.depth:
            continue
        if attribution.cue is not None and attribution.mention is not None:
            yield from _late(draft, options, quotation, speaker, attribution.mention)
        elif is_statement(draft, quotation):
            sure = surroundings.untold(quotation)
            yield from _far(draft, options, quotation, speaker, sure)


def _late(
    draft: Draft,
    options: Options,
    quotation: Quotation,
    speaker: Speaker,
    tag: Mention,
) -> Iterator[Finding]:
    """A tag that comes only at the end of a long quotation."""
    words = len(draft.prose.masked[quotation.start : tag.span.start].split())
    if words <= options.far_tag or tag.kind is MentionKind.PRONOUN:
        return
    first = quotation.blocks[0]
    before = Span(draft.prose.blocks[max(0, first - 1)].span.start, quotation.start)
    if _introduces(draft, before, speaker) or quotation.blocks[-1] > first:
        return
    yield Finding(
        quotation.outer[0],
        f"The speaker is named only {words} words on.",
        related=(Related(tag.span, f"{speaker.name} is named here."),),
        confidence=0.95,
    )


def _introduces(draft: Draft, before: Span, speaker: Speaker) -> bool:
    """Whether the words before a quotation name its speaker, or announce somebody."""
    words = before.of(draft.prose.masked)
    if words.rstrip().endswith(":"):
        return True
    return any(name in words for name in speaker.name.split() if name[:1].isupper())


def _far(
    draft: Draft, options: Options, quotation: Quotation, speaker: Speaker, sure: float
) -> Iterator[Finding]:
    """A quotation without a tag, far from its speaker."""
    words, nearest = _nearest(draft, quotation, speaker)
    if nearest is not None and sure and words > options.far_tag:
        yield Finding(
            quotation.outer[0],
            f"Who said this? {speaker.name} is named {words} words away.",
            related=(Related(nearest.span, f"{speaker.name} is named here."),),
            confidence=sure,
        )


def _nearest(
    draft: Draft, quotation: Quotation, speaker: Speaker
) -> tuple[int, Mention | None]:
    """The nearest mention of a speaker, and how many words lie between."""
    outside = [mention for mention in speaker.mentions if mention.quotation < 0]
    at = bisect_right(outside, quotation.start, key=lambda mention: mention.span.end)
    found = [
        (_words_between(draft, quotation, mention), mention)
        for mention in outside[max(0, at - 1) : at + 1]
    ]
    return min(found, key=lambda item: item[0], default=(0, None))


def _words_between(draft: Draft, quotation: Quotation, mention: Mention) -> int:
    text = draft.prose.masked
    if mention.span.end <= quotation.start:
        return len(text[mention.span.end : quotation.start].split())
    return len(text[quotation.end : mention.span.start].split())


RULE = Rule(
    "SB204",
    "far-attribution",
    "A quotation whose speaker is named too far away.",
    Severity.WARNING,
    Stage.ATTRIBUTIONS,
    check,
    doc=__doc__,
)
