"""What stands around a quotation that could tell a reader who is speaking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from saidby import lexicon
from saidby.attribution import cues
from saidby.draft import Draft
from saidby.language.parse import Word
from saidby.quotations.quotation import Kind, Quotation
from saidby.text.prose import BlockKind

_STOPS = ".!?…"
_SENTENCE = re.compile(r"[\W_]*[^\W_a-z].*[.!?…][\W_]*\Z", re.DOTALL)
_LEAST = 4  # words


@cache
def _thoughts() -> frozenset[str]:
    rows = lexicon.lines("thought_verbs")
    return frozenset(form for row in rows for form in row.replace(":", " ").split())


def is_cue(word: Word) -> bool:
    """Whether a word may introduce speech or thought: a verb, a noun, "according"."""
    if cues.lemma(word) is not None or word.lower == "according":
        return True
    if cues.is_verb(word):
        return word.lower in _thoughts()
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
    """Whether a block ends in a colon, so that what follows is its business."""
    if not 0 <= block < len(draft.prose.blocks):
        return False
    said = draft.prose.blocks[block].span.of(draft.prose.masked)
    return said.rstrip("_* ").endswith(":")


def stands_alone(draft: Draft, quotation: Quotation) -> bool:
    """Whether no sentence of the narration leads into a quotation or goes on after."""
    text = draft.prose.masked
    block = draft.prose.blocks[quotation.blocks[0]].span
    last = draft.prose.blocks[quotation.blocks[-1]].span
    before = text[block.start : quotation.start].rstrip()
    after = text[quotation.end : last.end].lstrip()
    ended = not before or before[-1] in _STOPS + "”\"'’)"
    return ended and (not after or not after[0].islower() and after[0] not in ",;—–-")


def is_statement(draft: Draft, quotation: Quotation) -> bool:
    """Whether a quotation is a whole sentence that stands in a paragraph of copy."""
    if quotation.kind is not Kind.DIRECT or quotation.depth or not quotation.closed:
        return False
    if draft.prose.blocks[quotation.blocks[0]].kind is not BlockKind.PARAGRAPH:
        return False
    said = quotation.text_of(draft.prose.masked)
    return len(said.split()) >= _LEAST and _SENTENCE.match(said) is not None


def untold(draft: Draft, quotation: Quotation) -> float:
    """How sure it is that nothing near tells readers who speaks; 0 where it may."""
    first, last = quotation.blocks[0], quotation.blocks[-1]
    if not stands_alone(draft, quotation) or announces(draft, first - 1):
        return 0
    if any(has_cue(draft, block) for block in range(first, last + 1)):
        return 0
    near = [first - 1, last + 1] if first else [last + 1, last + 2]
    if _mentions_anybody(draft, first) or any(_speaks(draft, at) for at in near):
        return 0.6
    return 0.95


def _mentions_anybody(draft: Draft, block: int) -> bool:
    words = {word.index for word in narration(draft, block)}
    return any(mention.word in words for mention in draft.cast.mentions)


def _speaks(draft: Draft, block: int) -> bool:
    """Whether a block tells of saying something, or quotes somebody."""
    if has_cue(draft, block) or announces(draft, block):
        return True
    return any(
        attribution.speaker is not None
        and block in draft.quotations.found[attribution.quotation].blocks
        for attribution in draft.attributions
    )
