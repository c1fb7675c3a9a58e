"""From a word outwards: clause, sentence, quotation, paragraph, section, draft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saidby.queries.index import Index
from saidby.queries.lenses import sections
from saidby.text.spans import Span

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_CLAUSE_END = re.compile(r"[,;:…—–()]+|--+|[.!?]+(?=\W|$)")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)]*(?=\s|$)")
_REACH = 60  # characters to either side of a word


def widening(index: Index, offset: int) -> list[Span]:
    """What an offset stands in, from the smallest; each is inside the next."""
    chain: list[Span] = []
    for span in _around(index, offset):
        inner = chain[-1] if chain else Span(offset, offset)
        if span.covers(inner) and span != inner:
            chain.append(span)
    return chain or [Span(offset, offset)]


def _around(index: Index, offset: int) -> Iterator[Span]:
    block = _block(index, offset)
    yield from _word(index.text, offset)
    holder = _holder(index, offset) or block
    for ends in (_CLAUSE_END, _SENTENCE_END):
        yield _between(index.text, holder, offset, ends)
    yield from _quotations(index, offset)
    yield block
    whole = Span(0, len(index.text))
    yield from (_trimmed(index.text, s) for _, s in sections(index) if s.holds(offset))
    yield whole


def _block(index: Index, offset: int) -> Span:
    blocks = index.draft.prose.blocks
    found = blocks[index.block_of(offset)].span if blocks else Span(0, 0)
    return found if found.start <= offset <= found.end else Span(offset, offset)


def _word(text: str, offset: int) -> Iterator[Span]:
    start, end = max(0, offset - _REACH), min(len(text), offset + _REACH)
    for match in _WORD.finditer(text, start, end):
        if match.start() <= offset <= match.end():
            yield Span(*match.span())
            return


def _holder(index: Index, offset: int) -> Span | None:
    """The inside of the innermost quotation at an offset."""
    for part, number in index.quotations.at(offset):
        for inner in index.quotation(number).spans:
            if part.covers(inner) and inner.start <= offset <= inner.end:
                return inner
    return None


def _quotations(index: Index, offset: int) -> Iterator[Span]:
    """Each quotation at an offset: its words, then with the marks, then all parts."""
    for part, number in index.quotations.at(offset):
        quotation = index.quotation(number)
        yield from (inner for inner in quotation.spans if part.covers(inner))
        yield part
        yield Span(quotation.start, quotation.end)


def _between(text: str, holder: Span, offset: int, ends: re.Pattern[str]) -> Span:
    """The stretch from one ending to the next; the ending itself belongs to it."""
    start = holder.start
    for match in ends.finditer(text, holder.start, holder.end):
        if match.end() > offset:
            return _trimmed(text, Span(start, match.end()))
        start = match.end()
    return _trimmed(text, Span(start, holder.end))


def _trimmed(text: str, span: Span) -> Span:
    """A span without the blank space at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
