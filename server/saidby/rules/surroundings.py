"""What stands around a quotation that could tell a reader who is speaking."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from saidby import lexicon
from saidby.attribution import cues
from saidby.draft import Draft
from saidby.language.parse import Word
from saidby.quotations.quotation import Quotation

_STOPS = ".!?…"


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
