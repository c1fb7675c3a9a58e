"""What an attribution rests on, in plain words: the tag, whom it means, the doubts."""

from __future__ import annotations

from saidby.attribution.attribution import Attribution
from saidby.queries.index import Index
from saidby.speakers.cast import Mention, MentionKind, Speaker
from saidby.text.prose import BlockKind
from saidby.text.spans import Span

# Farther apart than this, a speaker and a verb are not shown as one phrase.
_PHRASE = 90
_GAP = 30
SETTLED = "settled"
_DOUBT = 0.6

# What decided, by the name of the method: why this speaker and nobody else.
WHY = {
    "leading-tag": "a tag before the words",
    "trailing-tag": "a tag after the words",
    "inverted-tag": "a tag after the words",
    "and-beat": "what the speaker does in the same sentence",
    "unknown-verb": "a tag after the words",
    "governing-cue": "the sentence that the words are part of",
    "clause-verb": "the sentence that the words are part of",
    "sentence-cue": "the sentence that the words are part of",
    "cue-noun": "the sentence that the words are part of",
    "according-to": "the source that is named with them",
    "colon-lead": "the line that leads in to them with a colon",
    "dash-credit": "the credit under them",
    "nearby": "the name beside the words",
    "label": "a speaker label",
    "nested-tag": "a tag inside the quotation around them",
    "addressed-before": "spoken to just before, and this is the answer",
    "same-paragraph": "the words before are the speaker’s, in the same paragraph",
    "action-beat": "what the speaker does in the same paragraph",
    "alternation": "the turns alternate",
    "next-paragraph": "the paragraph before has the speaker’s words",
    SETTLED: "the writer said so",
    "ranked": "the likeliest of those on the scene",
}
_NAMED_BESIDE = ("nearby", "and-beat", "colon-lead", "dash-credit")
_SURE = (
    (0.95, "Nearly certain"),
    (0.8, "Very likely"),
    (0.6, "Likely"),
    (0.4, "A guess"),
    (0.0, "Hardly more than a guess"),
)
_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight"),
    *("nine", "ten", "eleven", "twelve"),
)


def tag_of(index: Index, settled: Attribution) -> Span | None:
    """The words of an attribution: speaker and verb as one phrase if they are one."""
    mention, cue = settled.mention, settled.cue
    if mention is None:
        return cue.span if cue is not None else settled.place
    if cue is None:
        return mention.span
    whole = Span(
        min(mention.span.start, cue.span.start), max(mention.span.end, cue.span.end)
    )
    return whole if _is_phrase(index, whole) else mention.span


def _is_phrase(index: Index, whole: Span) -> bool:
    return whole.size <= _PHRASE and not index.quotations.within(whole)


def tag_words(index: Index, settled: Attribution) -> str | None:
    """The words of an attribution on one line; what stands between them is left out
    if it is long."""
    whole, mention, cue = tag_of(index, settled), settled.mention, settled.cue
    if whole is None:
        return None
    if mention is None or cue is None:
        return index.line(whole)
    first, last = sorted((mention.span, cue.span))
    if whole.covers(last) and last.start - first.end <= _GAP:
        return index.line(whole)
    return f"{index.line(first)} … {index.line(last)}"


def why(settled: Attribution) -> str:
    """What decided, in words; the bare name of a method that is not known here."""
    return WHY.get(settled.method, settled.method)


def is_doubtful(settled: Attribution) -> bool:
    """Whether an answer is rather a guess, so that a writer should look at it."""
    return settled.speaker is not None and settled.confidence < _DOUBT


def is_beside(settled: Attribution) -> bool:
    """Whether the ground of an answer stands by the words: a tag, a name, a label.

    What a turn of dialogue rests on may be a mention far away, which is no tag.
    """
    return (
        settled.cue is not None
        or settled.place is not None
        or settled.method in _NAMED_BESIDE
    )


def words_of(index: Index, mention: Mention) -> str:
    """A mention's words: a name without its titles, a description whole."""
    whole = mention.kind is MentionKind.DESCRIPTION
    return index.line(mention.span if whole else mention.core)


def stands_for(index: Index, mention: Mention, speaker: Speaker) -> str | None:
    """What words have to be understood as, None if they are the speaker's own name."""
    if words_of(index, mention) == speaker.name:
        return None
    named = _named_before(speaker, mention)
    return f"{speaker.name}, {named_at(index, mention.span.start, named)}"


def _named_before(speaker: Speaker, mention: Mention) -> Mention | None:
    """The last mention by name before some words, else the first after them.

    For a part of a name, the last that is fuller.
    """
    least = mention.core.size if mention.kind is MentionKind.NAME else 0
    names = [
        other
        for other in speaker.mentions
        if other.kind is MentionKind.NAME and other.core.size > least
    ]
    before = [other for other in names if other.span.start < mention.span.start]
    return before[-1] if before else next(iter(names), None)


def named_at(index: Index, offset: int, named: Mention | None) -> str:
    """Where somebody is named, as seen from another place of the draft."""
    if named is None:
        return "who is never named"
    return f"named {distance(index, offset, named.span.start)}"


def distance(index: Index, here: int, there: int) -> str:
    """How far away a place is, in paragraphs, as one would tell a colleague."""
    at, other = index.block_of(here), index.block_of(there)
    blocks = index.draft.prose.blocks[min(at, other) + 1 : max(at, other) + 1]
    steps = sum(block.kind is not BlockKind.HEADING for block in blocks)
    upwards = there < here
    if at == other or not steps:
        return "earlier in this paragraph" if upwards else "later in this paragraph"
    if steps == 1:
        return "in the paragraph before" if upwards else "in the next paragraph"
    return f"{number(steps)} paragraphs {'up' if upwards else 'down'}"


def number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count) or f"{number(count)} times"


def counted(count: int, noun: str) -> str:
    """A count with its noun: "1 quotation", "12 quotations"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def certainty(settled: Attribution) -> str:
    """How sure an answer is, in words and per cent; what the writer settled is."""
    if settled.method == SETTLED:
        return "Settled by the writer"
    words = next(words for least, words in _SURE if settled.confidence >= least)
    return f"{words} ({percent(settled.confidence)})"


def percent(share: float) -> str:
    """A probability; nothing short of it is shown as certain, or as impossible."""
    return (
        f"{min(99, max(1, round(100 * share)))}%" if 0 < share < 1 else f"{share:.0%}"
    )
