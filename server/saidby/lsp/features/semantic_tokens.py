"""Semantic tokens: quotations, speakers' names, cues, pronouns.

The types are standard ones, which every theme has colours for; the modifiers are ours
but for ``definition``, and what does not know them leaves them out.
"""

from __future__ import annotations

import asyncio
import builtins
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.snapshot import Snapshot
from saidby.lsp.token_data import Data, difference
from saidby.queries.colours import Colour, Shade, Token, tokens
from saidby.text.spans import Span

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk

_TYPES = {
    Colour.QUOTATION: "string",
    Colour.SPEAKER: "class",
    Colour.CUE: "keyword",
    Colour.PRONOUN: "variable",
}
_MODIFIERS = {shade: shade.value for shade in Shade} | {
    Shade.INTRODUCTION: "definition"
}
LEGEND = t.SemanticTokensLegend(list(_TYPES.values()), list(_MODIFIERS.values()))
_NUMBER = {colour: number for number, colour in enumerate(_TYPES)}
_BIT = {shade: 1 << number for number, shade in enumerate(_MODIFIERS)}


async def full(
    desk: Desk, client: Client, params: t.SemanticTokensParams
) -> t.SemanticTokens | None:
    """All tokens, and a name by which later changes of them can be asked for."""
    snapshot = desk.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    data = await asyncio.to_thread(_data_of, snapshot)
    return t.SemanticTokens(data, desk.tokens.keep(snapshot.uri, data))


async def delta(
    desk: Desk, client: Client, params: t.SemanticTokensDeltaParams
) -> t.SemanticTokens | t.SemanticTokensDelta | None:
    """What has changed since, or all tokens if nobody knows since what."""
    snapshot = desk.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    data = await asyncio.to_thread(_data_of, snapshot)
    before = desk.tokens.kept(snapshot.uri, params.previous_result_id)
    name = desk.tokens.keep(snapshot.uri, data)
    if before is None:
        return t.SemanticTokens(data, name)
    return t.SemanticTokensDelta(difference(before, data), name)


def in_range(
    snapshot: Snapshot, client: Client, params: t.SemanticTokensRangeParams
) -> t.SemanticTokens:
    """The tokens that are at least partly in a range."""
    found = tokens(snapshot.index, snapshot.span(params.range))
    return t.SemanticTokens(_encoded(snapshot, found))


def _data_of(snapshot: Snapshot) -> Data:
    whole = Span(0, len(snapshot.index.text))
    return _encoded(snapshot, tokens(snapshot.index, whole))


def _encoded(snapshot: Snapshot, found: Iterable[Token]) -> Data:
    """Five numbers a token, each place told by how far it is from the one before."""
    data: Data = []
    line, start = 0, 0
    for token in found:
        kind = _NUMBER[token.colour]
        modifiers = sum(_BIT[shade] for shade in token.shades)
        for at, first, last in _lines(snapshot, token.span):
            since = first - start if at == line else first
            data += (at - line, since, last - first, kind, modifiers)
            line, start = at, first
    return data


def _lines(snapshot: Snapshot, span: Span) -> Iterator[tuple[int, int, int]]:
    """A place line by line: few clients take tokens of several lines."""
    range = snapshot.range(span)
    first, last = range.start, range.end
    for line in builtins.range(first.line, last.line + 1):
        start = first.character if line == first.line else 0
        end = last.character if line == last.line else _width(snapshot, line)
        if start < end:
            yield line, start, end


def _width(snapshot: Snapshot, line: int) -> int:
    """How long a line of now is, in the units of the client."""
    _, stop = snapshot.text.bounds(line)
    return snapshot.codec.position(snapshot.text, stop).character
