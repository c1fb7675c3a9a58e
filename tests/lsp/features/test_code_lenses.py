"""The figures above a draft or its headings, and what a click on them does."""

from __future__ import annotations

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient
from reader import report, run

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_lenses_count_what_is_quoted_under_each_heading(
    client: LanguageClient,
) -> None:
    page = report(client)

    found = await client.text_document_code_lens_async(t.CodeLensParams(page.id))

    titles = [
        (page.words(lens.range), lens.command.title)
        for lens in found or ()
        if lens.command
    ]
    assert titles == [
        ("🌊 Sea wall to come down", "3 quotations, 1 speaker"),
        ("💷 What it costs", "3 quotations, 2 speakers"),
        ("💷 What it costs", "1 unattributed"),
    ]


async def test_a_click_on_the_counts_tells_who_speaks(client: LanguageClient) -> None:
    lenses = await client.text_document_code_lens_async(
        t.CodeLensParams(report(client).id)
    )
    assert lenses
    command = lenses[0].command
    assert command is not None

    await run(client, command.command, *command.arguments or ())

    assert client.messages[-1].type == t.MessageType.Info
    assert client.messages[-1].message == "Adela Brandt 3"


async def test_a_click_on_the_unattributed_shows_the_first(
    client: LanguageClient,
) -> None:
    page = report(client)
    lenses = await client.text_document_code_lens_async(t.CodeLensParams(page.id))
    assert lenses
    command = lenses[-1].command
    assert command is not None
    before = len(client.shown_documents)

    done = await run(client, command.command, *command.arguments or ())

    shown = client.shown_documents[before:]
    assert done is bool(shown)
    assert bool(shown) == (client.kind == "neovim")  # type: ignore[attr-defined]
    for one in shown:
        assert one.uri == page.uri
        assert one.selection is not None
        assert page.words(one.selection).startswith("“Nobody 🐟 thought")
