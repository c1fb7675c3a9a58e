"""Whether a draft reports or tells a story, by what its narration is made of.

In a report "the company said" is the company; in a story whoever is on stage may be
"the lady". Reports name bodies and places, officials, days and numbers; stories say
"he" and "she", and who talks is answered. A line of weights over such rates, fitted by
logistic regression to pieces of both of every length (``training.genre``), tells them
apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from math import exp, log1p
from pathlib import Path

from saidby.attribution.scene import Scene
from saidby.language.parse import Parse, Word
from saidby.quotations.quotation import Kind, Quotations
from saidby.speakers import nouns
from saidby.text.prose import BlockKind, Prose

# From here on a draft is read as a story.
_EVEN = 0.5
_NAMED_BODIES = ("ORG", "GPE", "NORP")
_OTHERS = frozenset(("he", "she", "him", "her", "his", "hers"))
_OWN = frozenset(("i", "me", "my", "mine", "myself"))
_FRAGMENTS = (Kind.MIXED, Kind.TERM)
_LIVELY = ("?", "!")
_SHORT = 40  # characters of a turn
_USUAL = 40  # words: of fewer, rates say little
# Of a book, so many sentences tell as much as all.
_SAMPLE = 600


@dataclass(frozen=True, slots=True)
class Genre:
    """``dialogue`` is the share of blocks that open with a quotation, ``story`` how
    likely the draft is a story; both 0 to 1."""

    dialogue: float = 0.0
    story: float = 0.0

    @property
    def is_story(self) -> bool:
        return self.story >= _EVEN


@dataclass(slots=True)
class Counts:
    """What is counted in a block; a draft is the sum of its blocks."""

    blocks: int = 0
    opening: int = 0
    answering: int = 0
    words: int = 0
    bodies: int = 0
    collectives: int = 0
    days: int = 0
    numbers: int = 0
    others: int = 0
    own: int = 0
    past: int = 0
    full_names: int = 0
    single_names: int = 0
    quotations: int = 0
    fragments: int = 0
    lively: int = 0
    short: int = 0


Row = tuple[int, ...]
_used: dict[str, float] | None = None


def genre_of(scene: Scene) -> Genre:
    """What a draft reads like; of a book, a sample of its sentences is read."""
    total = Counts()
    every = max(1, len(scene.parse.sentences) // _SAMPLE)
    table = [total] * len(scene.prose.blocks)
    _count(table, scene.prose, scene.quotations, scene.parse, every)
    return Genre(_dialogue(scene), story(total, _used or _packaged()))


def use(weights: dict[str, float] | None) -> None:
    """Judge by these weights from now on; only training has others."""
    global _used  # noqa: PLW0603
    _used = weights


def _dialogue(scene: Scene) -> float:
    opening = sum(
        scene.quotation(row[0]).start <= scene.prose.blocks[block].span.start
        for block, row in scene.in_block.items()
    )
    return round(opening / max(1, len(scene.prose.blocks)), 3)


def story(total: Counts, weights: dict[str, float]) -> float:
    rates = features(total)
    odds = weights["bias"] + sum(weights[name] * rates[name] for name in rates)
    return round(1 / (1 + exp(-max(-30.0, min(30.0, odds)))), 2)


def summed(rows: Iterable[Row]) -> Counts:
    """One count for all of these blocks."""
    return Counts(*(sum(column) for column in zip(*rows, strict=True)))


def features(total: Counts) -> dict[str, float]:
    """Rates, drawn towards what they usually are where little is counted."""
    words, quotations = total.words + _USUAL, total.quotations + 2
    names = total.full_names + total.single_names + 2
    return {
        "opening": total.opening / (total.blocks + 2),
        "answering": total.answering / (total.blocks + 2),
        "bodies": log1p(100 * total.bodies / words),
        "collectives": log1p(100 * total.collectives / words),
        "days": log1p(100 * total.days / words),
        "numbers": log1p(100 * total.numbers / words),
        "others": log1p(100 * total.others / words),
        "own": log1p(100 * total.own / words),
        "past": log1p(100 * total.past / words),
        "full names": (total.full_names + 1) / names,
        "fragments": (total.fragments + 0.5) / quotations,
        "lively": (total.lively + 0.5) / quotations,
        "short": (total.short + 0.5) / quotations,
    }


def of_blocks(prose: Prose, quotations: Quotations, parse: Parse) -> list[Row]:
    """The counts of each block, in text order."""
    table = [Counts() for _ in prose.blocks]
    _count(table, prose, quotations, parse)
    return [astuple(counts) for counts in table]


def _count(
    table: Sequence[Counts],
    prose: Prose,
    quotations: Quotations,
    parse: Parse,
    every: int = 1,
) -> None:
    """Add up what is in each block, words in one sentence of so many."""
    for counts, block in zip(table, prose.blocks, strict=True):
        counts.blocks += block.kind is BlockKind.PARAGRAPH
    for sentence in parse.sentences[::every]:
        counts = table[sentence.block]
        for word in parse.words[sentence.first : sentence.last]:
            if word.quotation < 0 and word.tag[:1].isalnum():
                _count_word(counts, word)
    for name in parse.names:
        word = parse.words[name.first]
        if name.label == "PERSON" and word.quotation < 0:
            counts = table[parse.sentence_of(word).block]
            full = name.last - name.first > 1
            counts.full_names += full
            counts.single_names += not full
    _count_quotations(table, prose, quotations)


def _count_word(counts: Counts, word: Word) -> None:
    counts.words += 1
    counts.bodies += word.entity in _NAMED_BODIES
    counts.collectives += word.tag[:2] == "NN" and _is_collective(word.lower, word.tag)
    counts.days += word.tag == "NNP" and word.lower in nouns.calendar()
    counts.numbers += word.text[0].isdigit()
    counts.others += word.lower in _OTHERS
    counts.own += word.lower in _OWN
    counts.past += word.tag == "VBD"


@cache
def _is_collective(noun: str, tag: str) -> bool:
    """The police, the ministry, officials, a report."""
    return nouns.sort_of(noun, tag == "NNS") in nouns.BODIES


def _count_quotations(
    table: Sequence[Counts], prose: Prose, quotations: Quotations
) -> None:
    last = -2
    for quotation in quotations.found:
        if quotation.parent is not None:
            continue
        at = quotation.blocks[0]
        counts = table[at]
        start, end = quotation.spans[0].start, quotation.spans[-1].end
        if quotation.start <= prose.blocks[at].span.start:
            counts.opening += 1
            counts.answering += last == at - 1
            last = at
        counts.quotations += 1
        counts.fragments += quotation.kind in _FRAGMENTS
        counts.lively += prose.masked[max(start, end - 1) : end] in _LIVELY
        counts.short += end - start <= _SHORT


@cache
def _packaged() -> dict[str, float]:
    path = Path(__file__).with_name("genre.json")
    weights: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return weights


NAMES = tuple(features(Counts()))
