"""All that a speaker says, and wherever the speaker is meant."""

from __future__ import annotations

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient
from reader import report, understood
from written_page import Page

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_references_are_all_mentions_and_quotations(
    client: LanguageClient,
) -> None:
    page = report(client)

    async def found(introduction: bool) -> list[str]:
        context = t.ReferenceContext(introduction)
        params = t.ReferenceParams(context, page.id, page.at("Brandt promised"))
        places = await client.text_document_references_async(params) or []
        assert {place.uri for place in places} == {page.uri}
        return [page.words(place.range)[:16] for place in places]

    everything = await found(True)

    assert everything == [
        "“It 🌊 has had it",
        "Adela Brandt",
        "the county’s chi",
        "“We patched it e",
        "She",
        "“lower and a goo",
        "Brandt",
        "“a ‘rehearsal’ o",
    ]
    assert await found(False) == [w for w in everything if w != "Adela Brandt"]


async def test_references_are_found_in_drafts_with_a_speaker_of_the_same_name(
    client: LanguageClient,
) -> None:
    page = report(client)
    text = "🌊\n\n“Not now,” Adela Brandt said. “Later.”\n"
    other = Page("file:///drafts/later.md", text, page.units)
    client.text_document_did_open(t.DidOpenTextDocumentParams(other.item))
    await understood(client, other)

    context = t.ReferenceContext(True)
    params = t.ReferenceParams(context, page.id, page.at("Adela Brandt"))
    places = await client.text_document_references_async(params) or []

    assert [p.uri for p in places[:8]] == [page.uri] * 8
    assert [(p.uri, other.words(p.range)) for p in places[8:]] == [
        (other.uri, "“Not now,”"),
        (other.uri, "Adela Brandt"),
        (other.uri, "“Later.”"),
    ]
    client.text_document_did_close(t.DidCloseTextDocumentParams(other.id))
