"""Edits of drafts as the protocol has them, in the shape that the client takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lsprotocol import types as t

from saidby.findings import Edit
from saidby.lsp.client import Client
from saidby.lsp.snapshot import Snapshot


def text_edits(snapshot: Snapshot, edits: Iterable[Edit]) -> list[t.TextEdit]:
    """Edits of the analysed text, put onto the text of now."""
    return [t.TextEdit(snapshot.range(e.span), e.replacement) for e in edits]


def workspace_edit(
    client: Client, edits: Mapping[str, list[t.TextEdit]], versions: Mapping[str, int]
) -> t.WorkspaceEdit:
    """The edits of several documents, by URI.

    With their versions where the client takes them, so that it can refuse edits of a
    text that has changed since; a document that is not open has none.
    """
    if not client.versioned_edits:
        return t.WorkspaceEdit(changes=dict(edits))
    return t.WorkspaceEdit(
        document_changes=[
            t.TextDocumentEdit(
                t.OptionalVersionedTextDocumentIdentifier(uri, versions.get(uri)), rows
            )
            for uri, rows in edits.items()
        ]
    )


def draft_edit(
    snapshot: Snapshot, client: Client, edits: Iterable[Edit]
) -> t.WorkspaceEdit:
    """Edits of one draft."""
    versions = {} if snapshot.version is None else {snapshot.uri: snapshot.version}
    made = {snapshot.uri: text_edits(snapshot, edits)}
    return workspace_edit(client, made, versions)
