"""The colours of quotations, names, verbs of saying and pronouns."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient
from reader import LEGEND, report, story
from written_page import Page

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_tokens_tell_quotations_names_cues_and_pronouns_apart(
    client: LanguageClient,
) -> None:
    page = story(client)

    params = t.SemanticTokensParams(page.id)
    found = await client.text_document_semantic_tokens_full_async(params)

    assert found is not None
    shown = _tokens(page, found.data)
    assert ("Hester Lyle", "class", ["definition"]) in shown
    assert ("“You 🔔 are late,”", "string", []) in shown
    assert ("said", "keyword", []) in shown
    assert ("she", "variable", []) in shown


def _tokens(page: Page, data: Any) -> list[tuple[str, str, list[str]]]:
    found = []
    line = start = 0
    for at in range(0, len(data), 5):
        down, along, size, kind, bits = data[at : at + 5]
        line, start = line + down, along if down else start + along
        place = t.Range(t.Position(line, start), t.Position(line, start + size))
        modifiers = [m for n, m in enumerate(LEGEND[1]) if bits >> n & 1]
        found.append((page.words(place), LEGEND[0][kind], modifiers))
    return found


async def test_tokens_of_a_range_and_what_has_changed_in_all(
    client: LanguageClient,
) -> None:
    page = report(client)
    span = page.range("“Nobody 🐟 thought to ask the fishermen about any of this.”")

    part = await client.text_document_semantic_tokens_range_async(
        t.SemanticTokensRangeParams(page.id, span)
    )
    full = await client.text_document_semantic_tokens_full_async(
        t.SemanticTokensParams(page.id)
    )

    assert part is not None
    assert full is not None
    words = "“Nobody 🐟 thought to ask the fishermen about any of this.”"
    assert _tokens(page, part.data) == [(words, "string", ["unattributed"])]
    changed = await client.text_document_semantic_tokens_full_delta_async(
        t.SemanticTokensDeltaParams(page.id, full.result_id or "")
    )
    assert isinstance(changed, t.SemanticTokensDelta)
    assert not changed.edits
    lost = await client.text_document_semantic_tokens_full_delta_async(
        t.SemanticTokensDeltaParams(page.id, "no such answer")
    )
    assert isinstance(lost, t.SemanticTokens)
    assert list(lost.data) == list(full.data)
