"""What belongs together with the place of the cursor."""

from __future__ import annotations

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient
from reader import story

pytestmark = pytest.mark.asyncio(loop_scope="session")

KINDS = t.DocumentHighlightKind


async def highlighted(
    client: LanguageClient, words: str
) -> list[tuple[str, t.DocumentHighlightKind | None]]:
    """What is shown with the cursor before some words of the story."""
    page = story(client)
    params = t.DocumentHighlightParams(page.id, page.at(words))
    found = await client.text_document_document_highlight_async(params)
    return [(page.words(one.range), one.kind) for one in found or ()]


async def test_a_quotation_is_highlighted_with_its_tag(client: LanguageClient) -> None:
    assert await highlighted(client, "are late") == [
        ("“You 🔔 are late,”", KINDS.Text),
        ("said", KINDS.Read),
        ("Hester", KINDS.Read),
    ]


async def test_a_name_is_highlighted_with_its_introduction(
    client: LanguageClient,
) -> None:
    assert await highlighted(client, "Jonas said") == [
        ("Jonas", KINDS.Write),
        ("“The road was under water,”", KINDS.Text),
        ("Jonas", KINDS.Read),
        ("“Not like 🌧 this.”", KINDS.Text),
        ("He", KINDS.Read),
        ("his", KINDS.Read),
    ]
