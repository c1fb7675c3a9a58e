"""A quotation that two speakers are equally likely to have said.

What it flags
    A surname that two people of the draft share, both of them quoted before, without
    a given name or title that tells which is meant. Where it is only the order of the
    turns that leaves two speakers equally likely, it is at most pointed out.

Why an editor cares
    Readers cannot tell who is speaking, and may blame the wrong person.

Example and repair
    Laura Miller and Steven Miller have both been quoted, and then: ``“We sold the farm
    in spring,” Miller said.`` Use the given name: ``“We sold the farm in spring,” Laura
    Miller said.``

When to switch it off
    Where the context always tells relatives apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.attribution.attribution import Attribution
from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Kind
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.naming import bare_name, fold, full_names
from saidby.rules.register import is_story
from saidby.speakers.cast import Mention, MentionKind, Speaker
from saidby.wording import are_close

_CLOSE = 0.9  # of the likelier speaker's confidence
_EQUALS = 3  # times as often named as the other


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    if is_story(draft):
        return
    by_surname = full_names(draft)
    quoted: dict[str, Mention] = {}
    seen: set[int] = set()
    for attribution in draft.attributions:
        mention = attribution.mention
        if mention is None or mention.kind is not MentionKind.NAME:
            yield from _even_turns(draft, attribution)
        elif mention.word not in seen:
            seen.add(mention.word)
            surname = bare_name(draft, mention)
            namesakes = by_surname.get(surname, ()) if surname else ()
            yield from _shared_surname(draft, mention, namesakes, quoted)
        if (
            attribution.speaker
            and mention is not None
            and not bare_name(draft, mention)
        ):
            quoted.setdefault(attribution.speaker, mention)


def _shared_surname(
    draft: Draft,
    mention: Mention,
    namesakes: tuple[Speaker, ...],
    quoted: dict[str, Mention],
) -> Iterator[Finding]:
    before = [who for who in namesakes if who.id in quoted]
    if len(before) != 2 or _named_here(draft, mention, namesakes):
        return
    one, other = before
    if not _are_equals(one, other):
        return
    word = mention.core.of(draft.prose.text)
    yield Finding(
        mention.span,
        f"“{word}” could be {one.name} or {other.name}.",
        related=tuple(
            Related(quoted[who.id].span, f"{who.name} is quoted here.")
            for who in before
        ),
        confidence=0.95,
    )


def _are_equals(one: Speaker, other: Speaker) -> bool:
    """Whether neither of two is the one whom the draft is all about."""
    if are_close(fold(one.name.split()[0]), fold(other.name.split()[0])):
        return False  # rather one person, spelt in two ways
    times = [
        sum(mention.kind is MentionKind.NAME for mention in who.mentions)
        for who in (one, other)
    ]
    return max(times) <= _EQUALS * min(times)


def _named_here(draft: Draft, mention: Mention, namesakes: tuple[Speaker, ...]) -> bool:
    """Whether the paragraph has said before which of them it speaks of."""
    return any(
        other.block == mention.block
        and other.span.start < mention.span.start
        and other.kind is MentionKind.NAME
        and not bare_name(draft, other)
        for who in namesakes
        for other in who.mentions
    )


def _even_turns(draft: Draft, attribution: Attribution) -> Iterator[Finding]:
    """A turn without a tag; the analysis may just not see what readers see."""
    quotation = draft.quotations.found[attribution.quotation]
    if attribution.cue is not None or attribution.mention is not None:
        return
    if quotation.kind is not Kind.DIRECT or len(attribution.candidates) < 2:
        return
    first, second = attribution.candidates[:2]
    one, other = (draft.cast.speaker(c.speaker) for c in (first, second))
    if one is None or other is None or second.confidence < _CLOSE * first.confidence:
        return
    yield Finding(
        quotation.outer[0],
        f"Who said this, {one.name} or {other.name}?",
        confidence=min(0.8, first.confidence + second.confidence),
    )


RULE = Rule(
    "SB202",
    "ambiguous-speaker",
    "A quotation that two speakers are equally likely to have said.",
    Severity.WARNING,
    Stage.ATTRIBUTIONS,
    check,
    doc=__doc__,
)
