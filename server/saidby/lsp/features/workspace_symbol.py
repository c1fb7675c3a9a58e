"""Workspace symbols: the speakers of all drafts, found by something like their name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.features.asked import location
from saidby.lsp.features.document_symbol import KINDS
from saidby.lsp.snapshot import Snapshot
from saidby.queries.outline import Role
from saidby.queries.search import best
from saidby.speakers.cast import Speaker
from saidby.text.spans import Span

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk


# Seconds to wait for drafts that were not analysed yet; what is late comes next time.
_PATIENCE = 1.5


async def workspace_symbol(
    desk: Desk, client: Client, params: t.WorkspaceSymbolParams
) -> list[t.SymbolInformation]:
    """Everyone like the query, the likeliest first, with the draft's file name."""
    await desk.surveyed(_PATIENCE)
    found = [
        (s, speaker) for s in desk.snapshots() for speaker in s.draft.cast.speakers
    ]
    ranked = best(params.query, [speaker for _, speaker in found])
    return [_symbol(*found[number]) for number in ranked]


def _symbol(snapshot: Snapshot, speaker: Speaker) -> t.SymbolInformation:
    span = snapshot.index.introduction(speaker.id) or Span(0, 0)
    return t.SymbolInformation(
        location(snapshot, span),
        speaker.name,
        KINDS[Role.SPEAKER],
        container_name=unquote(snapshot.uri.rpartition("/")[2]),
    )
