"""What can be folded away."""

from __future__ import annotations

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient
from reader import report, story
from written_page import Page

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_sections_dialogue_and_carried_quotations_fold(
    client: LanguageClient,
) -> None:
    async def folded(page: Page) -> list[tuple[str, str]]:
        params = t.FoldingRangeParams(page.id)
        found = await client.text_document_folding_range_async(params) or []
        lines = page.text.split("\n")
        return [(lines[f.start_line][:12], lines[f.end_line][-11:]) for f in found]

    assert await folded(report(client)) == [
        ("# 🌊 Sea wall", "al uglier.”"),
        ("## 💷 What it", " of sorts.”"),
    ]
    assert await folded(story(client)) == [
        ("“You 🔔 are l", "ot be dry.”"),
        ("Hester laugh", "ot be dry.”"),
    ]
