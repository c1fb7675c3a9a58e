"""Go to definition: from a quotation to its attribution, from a mention to the
speaker's introduction."""

from __future__ import annotations

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.features.asked import location, subject_at
from saidby.lsp.snapshot import Snapshot
from saidby.queries import references

Answer = t.Location | list[t.LocationLink] | None


def definition(
    snapshot: Snapshot, client: Client, params: t.DefinitionParams
) -> Answer:
    """One place; with what leads there marked, for clients that can show it."""
    subject = subject_at(snapshot, params.position)
    target = references.definition(snapshot.index, subject) if subject else None
    if subject is None or target is None:
        return None
    if not client.location_links:
        return location(snapshot, target.span)
    link = t.LocationLink(
        snapshot.uri,
        snapshot.range(target.whole),
        snapshot.range(target.span),
        snapshot.range(subject.span),
    )
    return [link]
