"""Document highlight: a quotation with its tag, or all that a speaker is in."""

from __future__ import annotations

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.features.asked import subject_at
from saidby.lsp.snapshot import Snapshot
from saidby.queries.references import Use, highlights

_KINDS = {
    Use.INTRODUCTION: t.DocumentHighlightKind.Write,
    Use.MENTION: t.DocumentHighlightKind.Read,
    Use.QUOTATION: t.DocumentHighlightKind.Text,
}


def document_highlight(
    snapshot: Snapshot, client: Client, params: t.DocumentHighlightParams
) -> list[t.DocumentHighlight] | None:
    """What belongs together with a position."""
    subject = subject_at(snapshot, params.position)
    if subject is None:
        return None
    return [
        t.DocumentHighlight(snapshot.range(ref.span), _KINDS[ref.use])
        for ref in highlights(snapshot.index, subject)
    ]
