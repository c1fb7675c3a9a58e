"""Folding: quotations that go over several lines."""

from __future__ import annotations

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.snapshot import Snapshot
from saidby.text.spans import Span


def folding_range(
    snapshot: Snapshot, client: Client, params: t.FoldingRangeParams
) -> list[t.FoldingRange]:
    """One range for each quotation with a line end inside."""
    found = []
    for quotation in snapshot.draft.quotations.found:
        range = snapshot.range(Span(quotation.start, quotation.end))
        if range.start.line < range.end.line:
            found.append(t.FoldingRange(range.start.line, range.end.line))
    return found
