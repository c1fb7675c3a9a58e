"""What the pipeline is given to read: narration, with stubs for direct quotations.

Names and commas inside somebody's words mislead a parser, and in a novel half of
the text is dialogue. So a direct quotation is read as one word between marks
("Yes," said Nora), and a paragraph that is nothing but a quotation is not read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saidby.quotations.bynames import is_byname
from saidby.quotations.quotation import Kind, Quotation, Quotations
from saidby.text.prose import FILL, Block, BlockKind, Prose
from saidby.text.spans import Span

_UNREAD = {BlockKind.HEADING, BlockKind.BYLINE, BlockKind.BOILERPLATE}
_SPOKEN = {Kind.DIRECT, Kind.THOUGHT, Kind.BLOCK, Kind.TRANSCRIPT, Kind.HEADING}
_STUB = "Yes"
# Where a word ends although no space says so: dashes, and the "I" of "said I."
_UNSPACED = re.compile(
    r"(?<=[^\s-])(?=--)|(?<=--)(?=[^\s-])|(?<=[^\s])(?=[—“])|(?<=[—”])(?=\w)|(?<=\bI)(?=\.(?:\s|$))"
)
# Half a character, as broken software leaves it: nothing that can be encoded.
_LONE = re.compile("[\ud800-\udfff]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "\n": " ", "\r": " ", "\t": " "})


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one block as the pipeline reads it.

    ``offsets[i]`` is where character ``i`` stands in the draft; ``quotations[i]`` the
    quotation it belongs to, -1 for narration; ``stubs`` are the characters made up.
    """

    block: int
    text: str
    offsets: list[int]
    quotations: list[int]
    stubs: list[Span]


@dataclass(frozen=True, slots=True)
class _Part:
    number: int
    span: Span
    outer: Span
    spoken: bool


def read(prose: Prose, quotations: Quotations) -> Iterator[Reading]:
    """One reading for each block that has narration in it."""
    parts = _parts_by_block(quotations.found)
    for number, block in enumerate(prose.blocks):
        if block.kind in _UNREAD:
            continue
        reading = _read_block(prose.masked, number, block, parts.get(number, []))
        if reading is not None:
            yield reading


def _parts_by_block(found: Iterable[Quotation]) -> dict[int, list[_Part]]:
    parts: dict[int, list[_Part]] = {}
    for number, quotation in enumerate(found):
        if quotation.parent is not None:
            continue
        spoken = quotation.kind in _SPOKEN
        places = zip(quotation.blocks, quotation.spans, quotation.outer, strict=True)
        for block, span, outer in places:
            parts.setdefault(block, []).append(_Part(number, span, outer, spoken))
            if quotation.label is not None and span is quotation.spans[0]:
                label = Span(quotation.label.start, span.start)
                parts[block][-1] = _Part(number, span, label, spoken)
    for row in parts.values():
        row.sort(key=lambda part: part.outer)
    return parts


class _Draft:
    """A reading while it is being put together."""

    def __init__(self, masked: str) -> None:
        self.masked = masked
        self.chars: list[str] = []
        self.offsets: list[int] = []
        self.quotations: list[int] = []
        self.stubs: list[Span] = []

    def copy(self, start: int, end: int, quotation: int) -> None:
        piece = self.masked[start:end]
        if FILL in piece:
            kept = [at for at in range(start, end) if self.masked[at] != FILL]
            piece = piece.replace(FILL, "")
        else:
            kept = list(range(start, end))
        self.chars.append(piece)
        self.offsets.extend(kept)
        self.quotations.extend([quotation] * len(kept))

    def invent(self, text: str, at: Span, quotation: int) -> None:
        self.chars.append(text)
        self.offsets.extend([at.start] * (len(text) - 1))
        self.offsets.append(max(at.start, at.end - 1))
        self.quotations.extend([quotation] * len(text))

    def stub(self, part: _Part, text: str) -> None:
        begin = len(self.offsets)
        self.invent(text, part.span, part.number)
        self.stubs.append(Span(begin, begin + len(text)))

    def done(self) -> tuple[str, list[int], list[int], list[Span]]:
        text = _LONE.sub("\ufffd", "".join(self.chars).translate(_APOSTROPHES))
        return text, self.offsets, self.quotations, self.stubs

    def mark(self, text: str, at: int, part: _Part) -> None:
        self.invent(text, Span(at, at + 1), part.number)


def _read_block(
    masked: str, number: int, block: Block, parts: list[_Part]
) -> Reading | None:
    if _is_all_speech(masked, block, parts):
        return None
    draft = _Draft(masked)
    at = block.span.start
    for part in parts:
        if part.outer.start < at:
            continue
        draft.copy(at, part.outer.start, -1)
        if not is_byname(masked, part.span, part.outer):  # a name is read without it
            _read_part(draft, part, block)
        at = min(part.outer.end, block.span.end)
    draft.copy(at, block.span.end, -1)
    return _spaced(Reading(number, *draft.done()))


def _spaced(reading: Reading) -> Reading:
    """The reading with spaces put in where words meet without one."""
    breaks = [match.start() for match in _UNSPACED.finditer(reading.text)]
    if not breaks:
        return reading
    pieces: list[str] = []
    offsets: list[int] = []
    quotations: list[int] = []
    at = 0
    for stop in breaks:
        pieces += [reading.text[at:stop], " "]
        offsets += [*reading.offsets[at:stop], reading.offsets[stop - 1]]
        quotations += [*reading.quotations[at:stop], reading.quotations[stop - 1]]
        at = stop
    pieces.append(reading.text[at:])
    offsets += reading.offsets[at:]
    quotations += reading.quotations[at:]
    stubs = [_moved(span, breaks) for span in reading.stubs]
    return Reading(reading.block, "".join(pieces), offsets, quotations, stubs)


def _moved(span: Span, breaks: list[int]) -> Span:
    return Span(
        span.start + bisect_right(breaks, span.start),
        span.end + bisect_left(breaks, span.end),
    )


def _read_part(draft: _Draft, part: _Part, block: Block) -> None:
    draft.mark("“", part.outer.start, part)
    if part.spoken:
        draft.stub(part, _STUB + _end_mark(draft.masked, part, block))
    else:
        draft.copy(part.span.start, part.span.end, part.number)
    draft.mark("”", max(part.outer.end - 1, part.span.end - 1), part)
    if part.outer.end == part.span.end:
        draft.mark(" ", part.span.end - 1, part)


def _end_mark(masked: str, part: _Part, block: Block) -> str:
    """A comma where the sentence goes on, so that ``?”`` does not end it."""
    rest = masked[part.outer.end : block.span.end].replace(FILL, "").lstrip()
    last = masked[part.span.start : part.span.end].replace(FILL, "").rstrip()[-1:]
    if rest[:1] == ",":
        return ""  # the comma stands outside the marks
    if rest[:1].islower() or last == ",":
        return ","
    return last if last in ".?!" and last else "."


def _is_all_speech(masked: str, block: Block, parts: list[_Part]) -> bool:
    at = block.span.start
    for part in parts:
        if not part.spoken or _has_words(masked, at, part.outer.start):
            return False
        at = max(at, part.outer.end)
    return bool(parts) and not _has_words(masked, at, block.span.end)


def _has_words(masked: str, start: int, end: int) -> bool:
    return any(char.isalnum() for char in masked[start:end])
