"""Plain text: paragraphs parted by blank lines, or one paragraph a line."""

from __future__ import annotations

import re

from saidby.text.prose import Block, BlockKind, Prose
from saidby.text.spans import Span

_ROW = re.compile(r"[^\r\n]+")
_WIDEST_WRAP = 100


def read(text: str) -> Prose:
    """The paragraphs of a plain text, each with its kind."""
    chunks = _chunks(text)
    wrapped = _is_wrapped(text, chunks)
    spans: list[Span] = []
    for chunk in chunks:
        if wrapped:
            spans.append(Span(chunk[0].start, chunk[-1].end))
        else:
            spans.extend(chunk)
    return Prose(text, text, tuple(Block(BlockKind.PARAGRAPH, s) for s in spans))


def _chunks(text: str) -> list[list[Span]]:
    chunks: list[list[Span]] = []
    last = -3
    for row in _ROW.finditer(text):
        words = row.group().strip()
        if not words:
            continue
        start = row.start() + len(row.group()) - len(row.group().lstrip())
        span = Span(start, start + len(words))
        gap = text[last : row.start()].replace("\r\n", "\n") if last >= 0 else "\n\n"
        if gap.count("\n") + gap.count("\r") > 1:
            chunks.append([])
        chunks[-1].append(span)
        last = span.end
    return chunks


def _is_wrapped(text: str, chunks: list[list[Span]]) -> bool:
    inner = [row for chunk in chunks for row in chunk[:-1]]
    nexts = [row for chunk in chunks for row in chunk[1:]]
    if not inner or max(row.size for row in inner) > _WIDEST_WRAP:
        return False
    carried = sum(text[row.start].islower() for row in nexts)
    return carried > 0.3 * len(nexts)
