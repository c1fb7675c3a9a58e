"""What stands around a quotation that could tell a reader who is speaking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from saidby import lexicon
from saidby.attribution import cues
from saidby.draft import Draft
from saidby.language.parse import Word
from saidby.quotations.quotation import Kind, Quotation
from saidby.text.prose import BlockKind, bare
from saidby.text.spans import Span

_STOPS = ".!?…"
_SENTENCE = re.compile(r"[\W_]*[^\W_a-z].*[.!?…][\W_]*\Z", re.DOTALL)
_LEAST = 4  # words
_BEAT = 6  # words
_ENDED = re.compile(r"[.!?…](?=\s|$)")
_REACH = 12  # words from a quotation to its tag


def is_cue(word: Word) -> bool:
    """Whether a word may introduce speech or thought: a verb, a noun, "according"."""
    if cues.lemma(word) is not None or word.lower == "according":
        return True
    if cues.is_verb(word):
        return word.lower in lexicon.verb_forms("thought_verbs")
    return word.tag.startswith("NN") and word.lemma.lower() in cues.nouns()


def narration(draft: Draft, block: int) -> Iterator[Word]:
    """The words of a block that are not quoted."""
    if draft.parse is None or not 0 <= block < len(draft.prose.blocks):
        return
    for word in draft.parse.words_in(draft.prose.blocks[block].span):
        if word.quotation < 0 and not word.stub:
            yield word


def has_cue(draft: Draft, block: int) -> bool:
    """Whether the narration of a block speaks of saying or thinking at all."""
    return any(is_cue(word) for word in narration(draft, block))


def announces(draft: Draft, block: int) -> bool:
    """Whether a block breaks off before what it announces: with a colon, a comma, or
    with the question that is answered."""
    if not 0 <= block < len(draft.prose.blocks):
        return False
    said = bare(draft.prose.blocks[block].span.of(draft.prose.masked))
    return said.rstrip("_* ").endswith((":", ",", "—", "--", "?"))


def stands_alone(draft: Draft, quotation: Quotation) -> bool:
    """Whether no sentence of the narration leads into a quotation or goes on after."""
    text = draft.prose.masked
    block = draft.prose.blocks[quotation.blocks[0]].span
    last = draft.prose.blocks[quotation.blocks[-1]].span
    before = bare(text[block.start : quotation.start])
    after = bare(text[quotation.end : last.end])
    ended = not before or before[-1] in _STOPS + "”\"'’)"
    goes_on = after[:1].islower() or after[:1] in tuple(",;—–-")
    return ended and not goes_on


def is_statement(draft: Draft, quotation: Quotation) -> bool:
    """Whether a quotation is a whole sentence that stands in a paragraph of copy."""
    if quotation.kind is not Kind.DIRECT or quotation.depth or not quotation.closed:
        return False
    if draft.prose.blocks[quotation.blocks[0]].kind is not BlockKind.PARAGRAPH:
        return False
    said = quotation.text_of(draft.prose.masked)
    return len(said.split()) >= _LEAST and _SENTENCE.match(said) is not None


def _credits(draft: Draft, block: int) -> bool:
    """Whether a block starts with a dash, as the name under a quotation does."""
    if block >= len(draft.prose.blocks):
        return False
    start = draft.prose.blocks[block].span.start
    return draft.prose.masked.startswith(("-", "–", "—", "―", "~"), start)


def _is_beat(draft: Draft, block: int) -> bool:
    """Whether a block is a mere line of a scene: "She paused"."""
    if not 0 <= block < len(draft.prose.blocks):
        return False
    return len(draft.prose.blocks[block].span.of(draft.prose.masked).split()) < _BEAT


def touches(draft: Draft, quotation: Quotation, span: Span) -> bool:
    """Whether a place stands in the sentence that a quotation is part of, near it."""
    text = draft.prose.masked
    gaps = [
        bare(text[span.end : part.start] or text[part.end : span.start])
        for part in quotation.outer
    ]
    return any(not _ENDED.search(gap) and len(gap.split()) <= _REACH for gap in gaps)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A draft with the blocks that quote somebody, and those that quote at all.

    ``meaning`` are the words of the narration that mean anybody.
    """

    draft: Draft
    quoting: frozenset[int]
    spoken: frozenset[int]
    meaning: frozenset[int]

    def untold(self, quotation: Quotation) -> float:
        """How sure it is that nothing near tells who speaks; 0 where it may."""
        draft, first, last = self.draft, quotation.blocks[0], quotation.blocks[-1]
        if not stands_alone(draft, quotation) or announces(draft, first - 1):
            return 0
        if any(has_cue(draft, block) for block in range(first, last + 1)):
            return 0
        if first - 1 in self.quoting or _credits(draft, last + 1):
            return 0
        if any(word.index in self.meaning for word in narration(draft, first)):
            return 0.6
        near = [first - 1, last + 1] if first else [last + 1, last + 2]
        return 0.6 if any(map(self._speaks, near)) else 0.95

    def _speaks(self, block: int) -> bool:
        """Whether a block quotes direct speech or tells of saying something."""
        draft = self.draft
        spoken = block in self.spoken or has_cue(draft, block)
        return spoken or announces(draft, block) or _is_beat(draft, block)


def survey(draft: Draft) -> Surroundings:
    """What one must know of a whole draft to judge one of its quotations."""
    found = draft.quotations.found
    quoting = frozenset(
        block
        for attribution in draft.attributions
        if attribution.speaker is not None
        for block in found[attribution.quotation].blocks
    )
    spoken = frozenset(
        block
        for quotation in found
        if quotation.kind is Kind.DIRECT
        for block in quotation.blocks
    )
    meaning = frozenset(mention.word for mention in draft.cast.mentions)
    return Surroundings(draft, quoting, spoken, meaning)
