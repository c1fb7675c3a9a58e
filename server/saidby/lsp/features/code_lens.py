"""Code lens: how much is quoted under a heading, and what of it is nobody's."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.snapshot import Snapshot
from saidby.queries.lenses import Lens, lenses

OPTIONS = t.CodeLensOptions()


def code_lens(
    snapshot: Snapshot, client: Client, params: t.CodeLensParams
) -> list[t.CodeLens]:
    """None unless they are on. A click asks for the report, or shows the place."""
    if not client.settings.lens:
        return []
    found = lenses(snapshot.index)
    return [made for lens in found for made in _made(snapshot, lens)]


def _made(snapshot: Snapshot, lens: Lens) -> Iterator[t.CodeLens]:
    range = snapshot.range(lens.place)
    counts = t.Command(lens.title, "saidby.report", arguments=[{"uri": snapshot.uri}])
    yield t.CodeLens(range, counts)
    if lens.unattributed:
        first = snapshot.index.quotation(lens.unattributed[0]).outer[0]
        yield t.CodeLens(
            range,
            t.Command(
                f"{len(lens.unattributed):,} unattributed",
                "saidby.show",
                arguments=[{"uri": snapshot.uri, "range": snapshot.range(first)}],
            ),
        )
