"""What belongs together with the place of the cursor."""

from __future__ import annotations

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient
from reader import story

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_quotation_is_highlighted_with_its_tag(client: LanguageClient) -> None:
    page = story(client)

    params = t.DocumentHighlightParams(page.id, page.at("are late"))
    found = await client.text_document_document_highlight_async(params)

    kinds = t.DocumentHighlightKind
    assert [(page.words(one.range), one.kind) for one in found or ()] == [
        ("“You 🔔 are late,”", kinds.Text),
        ("said", kinds.Read),
        ("Hester", kinds.Read),
    ]


async def test_a_name_is_highlighted_with_its_introduction(
    client: LanguageClient,
) -> None:
    page = story(client)

    params = t.DocumentHighlightParams(page.id, page.at("Jonas said"))
    found = await client.text_document_document_highlight_async(params)

    kinds = t.DocumentHighlightKind
    assert [(page.words(one.range), one.kind) for one in found or ()] == [
        ("Jonas", kinds.Write),
        ("“The road was under water,”", kinds.Text),
        ("Jonas", kinds.Read),
        ("“Not like 🌧 this.”", kinds.Text),
        ("He", kinds.Read),
        ("his", kinds.Read),
    ]
