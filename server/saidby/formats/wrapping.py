"""Which line ends of a plain text end a paragraph, and which only wrap a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from saidby.formats import labels
from saidby.formats.labels import Labels, label
from saidby.formats.rows import Row
from saidby.text.spans import Span

_WIDEST = 120  # columns; longer lines were not wrapped by hand or by a mailer
_NARROWEST = 45  # below this, lines are short for reasons of their own
_SHORT = 0.75  # of the width: far too short to have been wrapped here
_FEW_ROWS = 30  # a chunk on the average, if blank lines part the paragraphs

_STOPS = re.compile(r"(?:[.!?…:。！？][\"”'’»›)\]_*]*|[—–-][\"”'’])$")
_DASH = re.compile(r"[—–―]|--|-\s+[^\W\d]")
_BULLET = re.compile(r"(?:[•◦▪‣·*]|-|\(?(?:\d{1,3}|[a-z])[.)])\s+\S")
# The mark is closed after the name of whoever is quoted: "…⏎Ana Ruiz."
_CREDIT = re.compile(r"[^\W\d_a-z][^.!?]{0,80}\.[\"”]")
_OPENING = re.compile(r"[\"“„«»‘'`]")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is laid out.

    ``width``: columns that its lines are wrapped at, 0 if they are not. ``spaced``:
    blank lines part its paragraphs. ``lead``: columns that paragraphs start further
    in at least, 0 if they do not.
    """

    width: int
    spaced: bool
    lead: int
    labels: Labels


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines that read as one paragraph."""

    rows: tuple[Row, ...]

    @property
    def span(self) -> Span:
        return Span(self.rows[0].span.start, self.rows[-1].span.end)

    @property
    def indent(self) -> int:
        return min(row.indent for row in self.rows)


def paragraphs(text: str, chunks: list[list[Row]]) -> list[Paragraph]:
    """The paragraphs of all chunks, in order."""
    layout = _layout(text, chunks)
    return [found for chunk in chunks for found in _split(text, chunk, layout)]


def turns(text: str, rows: list[Row], labels: Labels) -> list[Paragraph]:
    """Lines of one paragraph, parted only where another speaker's turn starts."""
    head = labels.head(text, rows)
    found: list[list[Row]] = [[row] for row in rows[:head]]
    found.append(rows[head : head + 1])
    for row, following in pairwise(rows[head:]):
        if _takes_turn(text, row, following, labels):
            found.append([])
        found[-1].append(following)
    return [Paragraph(tuple(part)) for part in found if part]


def _layout(text: str, chunks: list[list[Row]]) -> Layout:
    rows = [row for chunk in chunks for row in chunk]
    return Layout(
        width=_width(text, chunks),
        spaced=len(chunks) > 1 and len(rows) <= _FEW_ROWS * len(chunks),
        lead=_lead(text, chunks, len(rows)),
        labels=labels.find(text, chunks),
    )


def _lead(text: str, chunks: list[list[Row]], total: int) -> int:
    """The columns from which on a line starts a paragraph, or 0 if none do so."""
    indents = Counter(row.indent for chunk in chunks for row in chunk)
    base = min((i for i, n in indents.items() if 20 * n >= total), default=0)
    deep = sum(
        following.indent >= base + 2 and _stops(text, row)
        for chunk in chunks
        for row, following in pairwise(chunk)
    )
    return base + 2 if deep > 1 and 10 * deep >= total else 0


def _width(text: str, chunks: Iterable[list[Row]]) -> int:
    """The columns at which the lines are wrapped, or 0 for lines that are not."""
    widths: list[int] = []
    carried = 0.0
    for chunk in chunks:
        for row, following in pairwise(chunk):
            widths.append(row.width)
            carried += _carried(text, row, following)
    if not widths or carried < 0.3 * len(widths):
        return 0
    width = sorted(widths)[int(0.95 * (len(widths) - 1))]
    return width if width <= _WIDEST else 0


def _carried(text: str, row: Row, following: Row) -> float:
    """How surely a sentence runs on from a line to the next, from 0 to 1."""
    first = text[following.span.start]
    if first.islower():
        return 1.0
    runs_on = row.width >= _NARROWEST and not _stops(text, row)
    return 0.5 if runs_on and not _starts_something(text, following) else 0.0


def _split(text: str, chunk: list[Row], layout: Layout) -> Iterator[Paragraph]:
    # A wrapped letter may stand in a draft of long lines.
    width = layout.width or (_width(text, [chunk]) if len(chunk) > 3 else 0)
    head = layout.labels.head(text, chunk) if width else 0
    yield from (Paragraph((row,)) for row in chunk[:head])
    chunk = chunk[head:]
    whole = layout.spaced and width > 0 and _is_verse(chunk, width)
    start = 0
    for at, (row, following) in enumerate(pairwise(chunk), 1):
        if not width:
            quoted = layout.spaced and _quotes_on(text, row, following)
            ends = not (quoted or _runs_on(text, row, following))
        elif whole:
            ends = _takes_turn(text, row, following, layout.labels)
        else:
            ends = _ends(text, row, following, layout, width)
        if ends:
            yield Paragraph(tuple(chunk[start:at]))
            start = at
    yield Paragraph(tuple(chunk[start:]))


def _ends(text: str, row: Row, following: Row, layout: Layout, width: int) -> bool:
    """Whether a paragraph of a wrapped text ends with this line."""
    if _takes_turn(text, row, following, layout.labels):
        return True
    stops = _stops(text, row)
    runs_on = text[following.span.start].islower()
    if layout.lead and following.indent >= layout.lead:
        return stops or not runs_on
    far_too_short = row.width < _SHORT * width
    if layout.spaced or layout.lead:
        signs = following.indent > row.indent or _starts_something(text, following)
        return far_too_short and stops and signs
    fitted = row.width + 1 + _first_word(text, following) <= width - 2
    return stops and fitted and not runs_on


def _runs_on(text: str, row: Row, following: Row) -> bool:
    """Whether a sentence was broken over two lines of a text that is not wrapped."""
    goes_on = text[following.span.start].islower() and not _stops(text, row)
    return goes_on and row.width >= _NARROWEST


def _quotes_on(text: str, row: Row, following: Row) -> bool:
    """Whether a line leaves a quotation open that the next one only closes: a letter's
    signature, where blank lines part the paragraphs."""
    one, other = row.span.of(text), following.span.of(text)
    if _CREDIT.fullmatch(other):
        return False
    straight = one.count('"') % 2 and other.count('"') == 1 and other[0] != '"'
    curly = one.count("“") > one.count("”") and "“" not in other and "”" in other
    return bool(straight) or curly


def _takes_turn(text: str, row: Row, following: Row, labels: Labels) -> bool:
    """Whether the next line is a new speaker's: ``MARLOW: …`` or ``— …``."""
    if labels.start(text, following):
        return True
    return bool(_DASH.match(text, following.span.start)) and _stops(text, row)


def _starts_something(text: str, row: Row) -> bool:
    at = row.span.start
    signs = (_OPENING, _DASH, _BULLET)
    return any(sign.match(text, at) for sign in signs) or label(text, row) is not None


def _is_verse(chunk: list[Row], width: int) -> bool:
    """Verse, an address: kept whole, for a quotation may run through its lines."""
    short = sum(row.width < _SHORT * width for row in chunk)
    return len(chunk) > 2 and 2 * short > len(chunk)


def _stops(text: str, row: Row) -> bool:
    return bool(
        _STOPS.search(text, max(row.span.start, row.span.end - 12), row.span.end)
    )


def _first_word(text: str, row: Row) -> int:
    words = text[row.span.start : min(row.span.end, row.span.start + 40)]
    return len(words.split(maxsplit=1)[0])
