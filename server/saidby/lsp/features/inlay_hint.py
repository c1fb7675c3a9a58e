"""Inlay hints: the speaker of an untagged quotation, whom a pronoun means."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.features.asked import location
from saidby.lsp.snapshot import Snapshot
from saidby.queries import hints
from saidby.queries.hints import Hint

OPTIONS = t.InlayHintOptions()


def inlay_hint(
    snapshot: Snapshot, client: Client, params: t.InlayHintParams
) -> list[t.InlayHint]:
    """The hints that are switched on; none is unless the writer wants it."""
    return list(_wanted(snapshot, client, params))


def _wanted(
    snapshot: Snapshot, client: Client, params: t.InlayHintParams
) -> Iterator[t.InlayHint]:
    span, index = snapshot.span(params.range), snapshot.index
    if client.settings.hints.untagged:
        for hint in hints.untagged(index, span):
            name = f"{hint.name}?" if hint.doubtful else f"{hint.name}:"
            yield _made(snapshot, hint, name, before=True)
    if client.settings.hints.pronouns:
        for hint in hints.pronouns(index, span):
            yield _made(snapshot, hint, f"({hint.name})", before=False)


def _made(snapshot: Snapshot, hint: Hint, label: str, *, before: bool) -> t.InlayHint:
    """A hint whose name leads to the speaker's introduction."""
    first = snapshot.index.introduction(hint.speaker)
    place = location(snapshot, first) if first is not None else None
    part = t.InlayHintLabelPart(label, tooltip=hint.why, location=place)
    return t.InlayHint(
        snapshot.position(hint.offset),
        [part],
        padding_left=not before,
        padding_right=before,
    )
