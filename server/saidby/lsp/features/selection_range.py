"""Selection ranges: from a word outwards to the draft."""

from __future__ import annotations

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.snapshot import Snapshot
from saidby.queries.selection import widening
from saidby.text.spans import Span


def selection_range(
    snapshot: Snapshot, client: Client, params: t.SelectionRangeParams
) -> list[t.SelectionRange]:
    """A chain for every position."""
    return [_chain(snapshot, position) for position in params.positions]


def _chain(snapshot: Snapshot, position: t.Position) -> t.SelectionRange:
    """All ranges hold the position; what was typed just now may stand in none but the
    whole text."""
    text, codec = snapshot.text, snapshot.codec
    here = codec.position(text, codec.offset(text, position))
    outer = t.SelectionRange(codec.range(text, Span(0, len(text))))
    for span in reversed(widening(snapshot.index, snapshot.offset(position))):
        range = snapshot.range(span)
        if range.start <= here <= range.end and range != outer.range:
            outer = t.SelectionRange(range, outer)
    return outer
