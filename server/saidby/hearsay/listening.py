"""Reads paragraphs with the network; what was read before is remembered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from saidby.hearsay import network
from saidby.hearsay.traits import traits
from saidby.language.parse import Parse

if TYPE_CHECKING:
    from saidby.hearsay.network import Ints, Network

# Paragraphs: of a novel that is being written all but one are the same as before.
_REMEMBERED = 4_096
# Words read at once, and in one piece.
_BATCH = 1_000
_LONGEST = 1_000


# What is lower than any log-odds that is heard.
SILENT = -20.0


class Heard(NamedTuple):
    """A word's log-odds: it is reported, it names the source, it tells so (a cue)."""

    reported: float
    source: float
    cue: float


class _Paragraph(NamedTuple):
    """``first``: its first word in the draft; ``heads`` count from there."""

    first: int
    words: Ints
    heads: Ints
    key: bytes


_memory: OrderedDict[tuple[Network, bytes], list[Heard]] = OrderedDict()


def listen(parse: Parse, ranges: Iterable[tuple[int, int]]) -> Mapping[int, Heard]:
    """What is heard of each word in these ranges (half open), one for a paragraph."""
    reader = network.load()
    found: dict[int, Heard] = {}
    unread: list[_Paragraph] = []
    for first, last in _pieces(ranges):
        paragraph = _paragraph(reader, parse, first, last)
        known = _memory.get((reader, paragraph.key))
        if known is None:
            unread.append(paragraph)
        else:
            found.update(enumerate(known, first))
    for batch in _batches(unread):
        for paragraph, heard in zip(batch, _read(reader, batch), strict=True):
            found.update(enumerate(heard, paragraph.first))
            _memory[(reader, paragraph.key)] = heard
    while len(_memory) > _REMEMBERED:
        _memory.popitem(last=False)
    return found


def _pieces(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for first, last in ranges:
        for start in range(first, last, _LONGEST):
            yield start, min(last, start + _LONGEST)


def _paragraph(reader: Network, parse: Parse, first: int, last: int) -> _Paragraph:
    import numpy as np

    words = reader.numbered(list(traits(parse, first, last)))
    above = np.array([parse.words[at].head for at in range(first, last)], np.int32)
    inside = (above >= first) & (above < last)
    heads = np.where(inside, above - first, np.arange(last - first)).astype(np.int32)
    return _Paragraph(first, words, heads, words.tobytes() + heads.tobytes())


def _batches(paragraphs: list[_Paragraph]) -> Iterator[list[_Paragraph]]:
    batch: list[_Paragraph] = []
    for paragraph in paragraphs:
        batch.append(paragraph)
        if sum(len(one.words) for one in batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _read(reader: Network, batch: list[_Paragraph]) -> Iterator[list[Heard]]:
    import numpy as np

    starts, size = [], 0
    for paragraph in batch:
        starts.append(size)
        size += len(paragraph.words) + network.GAP
    pairs = list(zip(batch, starts, strict=True))
    words = np.concatenate([paragraph.words for paragraph in batch])
    heads = np.concatenate([one.heads + start for one, start in pairs])
    places = [np.arange(start, start + len(one.words)) for one, start in pairs]
    figures = reader.log_odds(words, heads, np.concatenate(places), size).tolist()
    at = 0
    for paragraph in batch:
        end = at + len(paragraph.words)
        yield [Heard(*row) for row in figures[at:end]]
        at = end
