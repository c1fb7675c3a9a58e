"""The outline of a draft, and speakers looked up over all drafts."""

from __future__ import annotations

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient
from reader import is_bare, report

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_document_symbols_are_speakers_and_their_quotations(
    client: LanguageClient,
) -> None:
    page = report(client)

    found = await client.text_document_document_symbol_async(
        t.DocumentSymbolParams(page.id)
    )

    assert found
    if is_bare(client):
        flat = [(s.name[:14], s.container_name) for s in found]  # type: ignore[union-attr]
        assert flat[:3] == [
            ("Adela Brandt", None),
            ("It 🌊 has had i", "Adela Brandt"),
            ("We patched it ", "Adela Brandt"),
        ]
        assert [name for name, container in flat if not container] == [
            "Adela Brandt",
            "Owen Tregear",
            "Unattributed",
        ]
        return
    tree = [s for s in found if isinstance(s, t.DocumentSymbol)]
    assert [(s.name, s.detail, len(s.children or ())) for s in tree] == [
        ("Adela Brandt", "county's chief engineer, 4 quotations", 4),
        ("Owen Tregear", "Mayor, 1 quotation", 1),
        ("Unattributed", "1 quotation", 1),
    ]
    assert page.words(tree[1].selection_range) == "Owen Tregear"
    for symbol in (*tree, *(c for s in tree for c in s.children or ())):
        assert _holds(symbol.range, symbol.selection_range)


def _holds(outer: t.Range, inner: t.Range) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


async def test_speakers_of_all_drafts_are_found_by_something_like_their_name(
    client: LanguageClient,
) -> None:
    async def found(query: str) -> list[tuple[str, str | None]]:
        params = t.WorkspaceSymbolParams(query)
        symbols = await client.workspace_symbol_async(params) or []
        return [(symbol.name, symbol.container_name) for symbol in symbols]

    assert await found("tregaer") == [("Owen Tregear", "sea wall.md")]
    assert ("Hester Lyle", "untitled:Story") in await found("hest")
    assert await found("nobody of that name") == []
    assert len(await found("")) >= 4
