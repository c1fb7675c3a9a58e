"""Hover: who said this, how that is known and what speaks against it."""

from __future__ import annotations

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.features.asked import is_left, subject_at
from saidby.lsp.snapshot import Snapshot
from saidby.queries import cards, telling


def hover(snapshot: Snapshot, client: Client, params: t.HoverParams) -> t.Hover | None:
    """A card, in Markdown if the client would rather have that."""
    subject = subject_at(snapshot, params.position)
    if subject is None or not is_left(snapshot, subject.span):
        return None
    lines = cards.card(snapshot.index, subject, snapshot.report.diagnostics)
    if not lines:
        return None
    if client.markdown_in_hover:
        content = t.MarkupContent(t.MarkupKind.Markdown, telling.markdown(lines))
    else:
        content = t.MarkupContent(t.MarkupKind.PlainText, telling.plain(lines))
    return t.Hover(content, snapshot.range(subject.span))
