"""Folding: sections, dialogue, quotations carried over paragraphs, block quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.snapshot import Snapshot
from saidby.queries.folds import Fold, folds


def folding_range(
    snapshot: Snapshot, client: Client, params: t.FoldingRangeParams
) -> list[t.FoldingRange]:
    """Whole lines, outer ranges first, so many as the client takes."""
    found = list(_ranges(snapshot, folds(snapshot.index)))
    return found[: client.most_folds]


def _ranges(snapshot: Snapshot, found: Iterable[Fold]) -> Iterator[t.FoldingRange]:
    seen: set[tuple[int, int]] = set()
    for fold in found:
        range = snapshot.range(fold.span)
        lines = range.start.line, range.end.line
        if lines[0] < lines[1] and lines not in seen:
            seen.add(lines)
            yield t.FoldingRange(*lines, kind=t.FoldingRangeKind.Region)
