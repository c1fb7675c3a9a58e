"""Selection ranges: from a word outwards to the draft."""

from __future__ import annotations

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.snapshot import Snapshot
from saidby.queries.selection import widening


def selection_range(
    snapshot: Snapshot, client: Client, params: t.SelectionRangeParams
) -> list[t.SelectionRange]:
    """A chain for every position."""
    return [_chain(snapshot, position) for position in params.positions]


def _chain(snapshot: Snapshot, position: t.Position) -> t.SelectionRange:
    outer: t.SelectionRange | None = None
    for span in reversed(widening(snapshot.index, snapshot.offset(position))):
        range = snapshot.range(span)
        if outer is None or range != outer.range:
            outer = t.SelectionRange(range, outer)
    return outer or t.SelectionRange(t.Range(position, position))
