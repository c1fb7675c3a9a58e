"""The same words given to two speakers.

What it flags
    Two quotations of the same words, five or more, in a report, each with a tag that
    names another person. Where the draft says that words are repeated, echoed or said
    jointly, nothing is flagged.

Why an editor cares
    A tag was changed or a quotation was moved, and one of them is wrong.

Example and repair
    ``“We will not close the school,” Ana Ruiz said.`` and later ``“We will not close
    the school,” said Kate Moss.`` Find out who said it, and strike the other.

When to switch it off
    Where people repeat each other's words: oaths, chants, statements issued jointly.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby import lexicon
from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Quotation
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.register import is_surely_report
from saidby.rules.sayings import Saying, said_again
from saidby.rules.surroundings import narration
from saidby.speakers.cast import MentionKind, Speaker, SpeakerKind

_LEAST = 5  # words
_SURE = 0.5  # confidence of each attribution


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    if not is_surely_report(draft):
        return
    for group in said_again(draft, _LEAST):
        tagged = [saying for saying in group if _is_tagged(saying)]
        for other in tagged[1:]:
            yield from _finding(draft, tagged[0], other)


def _is_tagged(saying: Saying) -> bool:
    _, attribution = saying
    mention = attribution.mention
    return (
        attribution.cue is not None
        and mention is not None
        and mention.kind is MentionKind.NAME
        and attribution.confidence >= _SURE
    )


def _finding(draft: Draft, first: Saying, again: Saying) -> Iterator[Finding]:
    one = draft.cast.speaker(first[1].speaker)
    other = draft.cast.speaker(again[1].speaker)
    if one is None or other is None or not _are_two(one, other):
        return
    if any(_is_repeated(draft, block) for block in _near(again[0])):
        return
    yield Finding(
        again[0].outer[0],
        f"These words of {other.name} are also given to {one.name}.",
        related=(Related(first[0].outer[0], f"Here {one.name} says them."),),
        confidence=0.95,
    )


def _near(quotation: Quotation) -> Iterator[int]:
    """The paragraphs of a quotation and the one before."""
    yield quotation.blocks[0] - 1
    yield from quotation.blocks


def _is_repeated(draft: Draft, block: int) -> bool:
    """Whether a paragraph says that somebody repeats words, or that many say them."""
    telling = lexicon.lines("repeating")
    return any(
        word.lower in telling or word.lemma.lower() in telling
        for word in narration(draft, block)
    )


def _are_two(one: Speaker, other: Speaker) -> bool:
    """Whether two speakers are surely two people, with no word of a name in common."""
    if one.kind is not SpeakerKind.PERSON or other.kind is not SpeakerKind.PERSON:
        return False
    return not set(one.name.lower().split()) & set(other.name.lower().split())


RULE = Rule(
    "SB302",
    "same-words-two-speakers",
    "The same words given to two speakers.",
    Severity.WARNING,
    Stage.ATTRIBUTIONS,
    check,
    doc=__doc__,
)
