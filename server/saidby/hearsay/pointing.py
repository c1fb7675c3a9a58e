"""Asks the encoder of quotations: is anybody quoted, and which words say who?

A paragraph is read as it stands, the words of its quotations included, capitals and
accents aside; whatever marks a quotation is read as a straight one. What was read
before is remembered.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from saidby.hearsay import encoder
from saidby.hearsay.encoder import LONGEST, Encoder, Judged, Passage
from saidby.hearsay.listening import SILENT, Heard
from saidby.hearsay.pieces import Piece, cut
from saidby.quotations.quotation import Quotation, Quotations
from saidby.text.prose import FILL, Prose
from saidby.text.spans import Span

_REMEMBERED = 4_096  # windows
_BATCH = 400  # pieces read together, unless a window has more
_OPEN, _CLOSE = "[CLS]", "[SEP]"
_MOST = LONGEST - 2
# Of a longer paragraph so many pieces before a quotation are read with it, and it may
# begin so many before the end.
_BEFORE, _LEFT = 96, 64
_MARK = '"'
_ALIKE = str.maketrans("‘’“”", "''\"\"")


@dataclass(frozen=True, slots=True)
class Pointed:
    """``quoted``: the log-odds that somebody is quoted. ``elsewhere``: the probability
    that no words of the paragraph say who. ``reported`` and ``before``: the log-odds
    that the quotation's words are part of a report, and that what stands right before
    their mark is. ``starts``: where the paragraph's pieces start in the draft;
    ``summed``: the probabilities of all before each to say who; ``heard``: what is
    heard of each, whoever is asked about."""

    quoted: float
    elsewhere: float
    reported: float
    before: float
    starts: tuple[int, ...]
    summed: tuple[float, ...]
    heard: tuple[Heard, ...]

    def share(self, start: int, end: int) -> float:
        """How likely the words between two offsets say who is quoted."""
        first, last = self._range(start, end)
        return self.summed[last] - self.summed[first]

    def names(self, start: int, end: int) -> float:
        """The log-odds that words between two offsets name a source."""
        first, last = self._range(start, end)
        return max((one.source for one in self.heard[first:last]), default=SILENT)

    def tells(self, start: int, end: int) -> float:
        """The log-odds that words between two offsets are a cue."""
        first, last = self._range(start, end)
        return max((one.cue for one in self.heard[first:last]), default=SILENT)

    def _range(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


@dataclass(frozen=True, slots=True)
class Window:
    """What is read at once: ``quoted`` are ranges of ``numbers``, half open, one for
    each of the quotations ``asked``; ``pieces`` stand after the first number."""

    numbers: tuple[int, ...]
    quoted: tuple[tuple[int, int], ...]
    asked: tuple[int, ...]
    pieces: tuple[Piece, ...]


# What is read, and by which encoder.
_Key = tuple[Encoder, tuple[int, ...], tuple[tuple[int, int], ...]]
_memory: OrderedDict[_Key, list[Judged]] = OrderedDict()


def point(
    prose: Prose, quotations: Quotations, asked: Collection[int]
) -> dict[int, Pointed]:
    """What there is to say of the quotations of these numbers."""
    if not asked:
        return {}
    reader = encoder.load()
    found: dict[int, Pointed] = {}
    read = list(windows(prose, quotations, asked, reader.known))
    for window, judgements in zip(read, _judged(reader, read), strict=True):
        starts = tuple(piece.start for piece in window.pieces)
        heard = _heard(judgements[0], len(starts))
        rows = zip(window.asked, window.quoted, judgements, strict=True)
        for number, (first, last), judged in rows:
            shares = judged.source[1 : 1 + len(starts)].tolist()
            found[number] = Pointed(
                judged.quoted,
                judged.elsewhere,
                float(judged.heard[first:last, 0].mean()),
                # Two places before the first of its pieces: its mark is between.
                float(judged.heard[max(0, first - 2), 0]),
                starts,
                tuple(accumulate(shares, initial=0.0)),
                heard,
            )
    return found


def _heard(judged: Judged, many: int) -> tuple[Heard, ...]:
    """What is heard of each piece of a window, which all its quotations share."""
    return tuple(Heard(*row) for row in judged.heard[1 : 1 + many].tolist())


def _judged(reader: Encoder, windows: Iterable[Window]) -> list[list[Judged]]:
    keys = [(reader, window.numbers, window.quoted) for window in windows]
    found = {key: _memory[key] for key in keys if key in _memory}
    unread = [key for key in dict.fromkeys(keys) if key not in found]
    for batch in _batches(unread):
        passages = [Passage(numbers, quoted) for _, numbers, quoted in batch]
        judged = reader.judge(passages)
        found.update(zip(batch, judged, strict=True))
    _memory.update((key, found[key]) for key in unread)
    while len(_memory) > _REMEMBERED:
        _memory.popitem(last=False)
    return [found[key] for key in keys]


def _batches(keys: Iterable[_Key]) -> Iterator[list[_Key]]:
    batch: list[_Key] = []
    size = 0
    for key in keys:
        if batch and size + len(key[1]) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(key)
        size += len(key[1])
    if batch:
        yield batch


def windows(
    prose: Prose,
    quotations: Quotations,
    asked: Collection[int],
    known: Mapping[str, int],
) -> Iterator[Window]:
    """The paragraphs in which these quotations begin, as they are read."""
    marked: dict[int, list[Quotation]] = {}
    begun: dict[int, list[int]] = {}
    for number, quotation in enumerate(quotations.found):
        if quotation.parent is None:
            for block in dict.fromkeys(quotation.blocks):
                marked.setdefault(block, []).append(quotation)
        if number in asked:
            begun.setdefault(quotation.blocks[0], []).append(number)
    for block, numbers in begun.items():
        span = prose.blocks[block].span
        pieces = list(_pieces(prose, span, marked.get(block, ()), known))
        spans = [(n, quotations.found[n].spans[0]) for n in numbers]
        yield from _in_windows(pieces, spans, known)


def _pieces(
    prose: Prose, span: Span, quotations: Iterable[Quotation], known: Mapping[str, int]
) -> Iterator[Piece]:
    """The pieces of a paragraph, with offsets of the draft."""
    signs = list(span.of(prose.masked).translate(_ALIKE))
    for quotation in quotations:
        for inner, outer in zip(quotation.spans, quotation.outer, strict=True):
            for at in (inner.start - 1, inner.end):
                is_mark = outer.start <= at < outer.end and span.start <= at < span.end
                if is_mark and not signs[at - span.start].isspace():
                    signs[at - span.start] = _MARK
    kept = [at for at, sign in enumerate(signs) if sign != FILL]
    for number, start, end in cut("".join(signs[at] for at in kept), known):
        begin, last = span.start + kept[start], span.start + kept[end - 1]
        yield Piece(number, begin, last + 1)


def _in_windows(
    pieces: list[Piece], spans: Iterable[tuple[int, Span]], known: Mapping[str, int]
) -> Iterator[Window]:
    starts = [piece.start for piece in pieces]
    begin, rows = 0, list[tuple[int, int, int]]()
    for number, span in spans:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first == last:
            continue  # nothing but signs that are read as none
        if first >= begin + _MOST - _LEFT and len(pieces) > begin + _MOST:
            if rows:
                yield _window(pieces, begin, rows, known)
            begin, rows = max(0, min(first - _BEFORE, len(pieces) - _MOST)), []
        rows.append((number, first - begin, min(last - begin, _MOST)))
    if rows:
        yield _window(pieces, begin, rows, known)


def _window(
    pieces: list[Piece],
    begin: int,
    rows: list[tuple[int, int, int]],
    known: Mapping[str, int],
) -> Window:
    mine = tuple(pieces[begin : begin + _MOST])
    numbers = (known[_OPEN], *(piece.number for piece in mine), known[_CLOSE])
    quoted = tuple((1 + first, 1 + last) for _, first, last in rows)
    return Window(numbers, quoted, tuple(row[0] for row in rows), mine)
