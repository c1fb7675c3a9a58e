"""Labels at the head of paragraphs: MARLOW: Where did the money go?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from saidby import lexicon
from saidby.text.prose import FILL, Block, BlockKind, Prose
from saidby.text.spans import Span

_NAME = r"[^\W\d_][\w.'’\-/&]*"
_LABEL = re.compile(
    rf"[{FILL}\s]*(?P<name>{_NAME}(?:[ {FILL}]+(?:{_NAME}|\d{{1,2}})){{0,5}})"
    rf"(?:\s?[(\[][^()\[\]\n]{{1,40}}[)\]])?[\s{FILL}]*:(?P<rest>[\s{FILL}]+|\Z)"
)
_LETTER = re.compile(rf"[{FILL}\s]*(?P<name>[QA])(?P<rest>[.:][\s{FILL}]+)(?=\S)")
_ALONE = re.compile(rf"[{FILL}\s]*(?P<name>{_NAME}(?: {_NAME}){{0,4}})[\s{FILL}]*\Z")
_LONGEST = 60
_SMALL = frozenset(("of", "the", "de", "van", "von", "der", "and", "la", "di", "da"))


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker label: its block, its place, where its words start.

    ``alone`` says that the words stand in the paragraphs under it.
    """

    block: int
    name: str
    span: Span
    words: int
    alone: bool

    @property
    def surname(self) -> str:
        """The last word of the name: LUCIANA LOPEZ is LOPEZ later on."""
        return self.name.split()[-1].casefold()

    @property
    def is_capital(self) -> bool:
        return self.name.isupper() and len(self.name) > 1


def labels_of(prose: Prose) -> list[Label]:
    """What may be a speaker label, block by block."""
    found = [
        label
        for number, block in enumerate(prose.blocks)
        for label in _label(prose.masked, number, block)
    ]
    # A line with nothing but a name heads a turn if it comes again or if a line with
    # a title stands under it; otherwise it heads a section.
    bare = Counter(label.name for label in found if label.alone)
    return [
        label
        for label in found
        if not label.alone or bare[label.name] > 1 or title_line(prose, label.block + 1)
    ]


_TITLE_WORDS = 10
_STOPPED = re.compile(r"[.!?…:;,—–\"”’»)]\Z")


def title_line(prose: Prose, number: int) -> bool:
    """Whether a block is a line with somebody's title, and words stand under it."""
    if number + 1 >= len(prose.blocks):
        return False
    line = prose.blocks[number].span.of(prose.masked)
    words = line.split()
    if len(words) > _TITLE_WORDS or not line[:1].isupper() or _STOPPED.search(line):
        return False
    return any(word.strip(",").casefold() in _person_nouns() for word in words)


@cache
def _person_nouns() -> frozenset[str]:
    return frozenset(lexicon.lines("person_nouns"))


def _label(text: str, number: int, block: Block) -> Iterator[Label]:
    span = block.span
    if block.kind in (BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.BOILERPLATE):
        return
    head = text[span.start : min(span.end, span.start + 2 * _LONGEST)]
    match = _LETTER.match(head) or _LABEL.match(head)
    if match is None and span.size <= _LONGEST:
        match = _ALONE.match(head)
    if match is None or not is_name(match["name"].replace(FILL, "")):
        return
    place = Span(span.start + match.start("name"), span.start + match.end("name"))
    alone = match.end() >= span.size
    if block.kind is BlockKind.HEADING and not alone:
        return
    name = " ".join(match["name"].replace(FILL, "").split())
    yield Label(number, name, place, span.start + match.end(), alone)


def is_name(name: str) -> bool:
    """Whether a label can be a speaker's: capitals, and no heading such as Note:"""
    words = name.split()
    if len(name) > _LONGEST or name.casefold() in _not_labels():
        return False
    if len(words) > 1 and words[0].casefold() in _not_labels():
        return False
    return all(
        word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words
    )


@cache
def _not_labels() -> frozenset[str]:
    return frozenset(lexicon.lines("not_labels"))


_ENDED = re.compile(r"[.!?…—–-][\"'”’»)\]_*\u2060]*\Z")
_WORDS = re.compile(r"[^\W\d_]{2}|\bI\b|\.\.\.|…")
_FARTHEST = 8  # blocks from one label to the next within a transcript


def transcripts(prose: Prose) -> Iterator[list[Label]]:
    """Runs of labels that are the turns of a conversation."""
    run: list[Label] = []
    for label in labels_of(prose):
        if run and label.block - run[-1].block > _FARTHEST:
            yield from _checked(run, prose)
            run = []
        run.append(label)
    yield from _checked(run, prose)


def _checked(run: Sequence[Label], prose: Prose) -> Iterator[list[Label]]:
    counts = Counter(label.surname for label in run)
    kept = [
        label
        for label in run
        if label.is_capital or counts[label.surname] > 1 or label.name in "QA"
    ]
    if len(kept) < 2 or len(counts) < 2 or not _sounds_spoken(run, prose):
        return
    capital = sum(label.is_capital for label in kept) > 1
    repeated = len(run) > 2 and max(counts.values()) > 1
    if capital:
        yield [label for label in run if label.is_capital or label.name in "QA"]
    elif repeated or {"q", "a"} <= counts.keys():
        yield list(run) if 2 * len(kept) >= len(run) else kept


def _sounds_spoken(run: Sequence[Label], prose: Prose) -> bool:
    ended = 0
    for label in run:
        words = prose.masked[label.words : prose.blocks[label.block].span.end]
        said = _ENDED.search(words[-8:]) and _WORDS.search(words[:80])
        ended += label.alone or bool(said)
    return 2 * ended >= len(run)
