"""Document symbols: the speakers with their quotations, then what nobody says."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.features.asked import location
from saidby.lsp.snapshot import Snapshot
from saidby.queries.outline import Entry, Role, outline

# Kinds that every client knows, with signs that can be told apart.
KINDS = {
    Role.SPEAKER: t.SymbolKind.Class,
    Role.QUOTATION: t.SymbolKind.String,
    Role.NOBODY: t.SymbolKind.Namespace,
}
Answer = list[t.DocumentSymbol] | list[t.SymbolInformation]


def document_symbol(
    snapshot: Snapshot, client: Client, params: t.DocumentSymbolParams
) -> Answer:
    """A tree; for clients that know none, the same one after the other."""
    entries = outline(snapshot.index)
    if client.hierarchical_symbols:
        return [_symbol(snapshot, entry) for entry in entries]
    return [flat for entry in entries for flat in _flat(snapshot, entry, None)]


def _symbol(snapshot: Snapshot, entry: Entry) -> t.DocumentSymbol:
    whole = snapshot.range(entry.span)
    return t.DocumentSymbol(
        entry.name,
        KINDS[entry.role],
        whole,
        _within(whole, snapshot.range(entry.name_span)),
        entry.detail or None,
        children=[_symbol(snapshot, child) for child in entry.children],
    )


def _within(whole: t.Range, part: t.Range) -> t.Range:
    """The part of a range that lies in another, as it must after any edits."""
    start, end = (
        min(max(position, whole.start), whole.end)
        for position in (part.start, part.end)
    )
    return t.Range(start, end)


def _flat(
    snapshot: Snapshot, entry: Entry, container: str | None
) -> Iterator[t.SymbolInformation]:
    """A speaker stands where introduced: the whole stretch would hold all others."""
    span = entry.span if entry.role is Role.QUOTATION else entry.name_span
    place, kind = location(snapshot, span), KINDS[entry.role]
    yield t.SymbolInformation(place, entry.name, kind, container_name=container)
    for child in entry.children:
        yield from _flat(snapshot, child, entry.name)
