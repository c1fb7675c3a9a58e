"""Code lens: how much is quoted under a heading, and what of it is nobody's."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.snapshot import Snapshot
from saidby.queries.lenses import Lens, lenses
from saidby.text.spans import Span

OPTIONS = t.CodeLensOptions()


def code_lens(
    snapshot: Snapshot, client: Client, params: t.CodeLensParams
) -> list[t.CodeLens]:
    """None unless they are on. A click tells who speaks, or shows the place."""
    if not client.settings.lens:
        return []
    found = lenses(snapshot.index)
    return [made for lens in found for made in _made(snapshot, lens)]


def _made(snapshot: Snapshot, lens: Lens) -> Iterator[t.CodeLens]:
    range = snapshot.range(lens.place)
    yield t.CodeLens(
        range, _command(snapshot, lens.title, "saidby.whoSpeaks", lens.section)
    )
    if lens.unattributed:
        first = snapshot.index.quotation(lens.unattributed[0]).outer[0]
        title = f"{len(lens.unattributed):,} unattributed"
        yield t.CodeLens(range, _command(snapshot, title, "saidby.show", first))


def _command(snapshot: Snapshot, title: str, name: str, span: Span) -> t.Command:
    place = {"uri": snapshot.uri, "range": snapshot.range(span)}
    return t.Command(title, name, arguments=[place])
