"""Selections that widen."""

from __future__ import annotations

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient
from reader import report
from written_page import Page

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_selection_widens_for_every_position(client: LanguageClient) -> None:
    page = report(client)
    places = [page.at("rehearsal", into=3), page.at("fishermen")]

    found = await client.text_document_selection_range_async(
        t.SelectionRangeParams(page.id, places)
    )

    chains = [_widening(page, one) for one in found or ()]
    assert [words[:24] for words in chains[0]] == [
        "rehearsal",
        "‘rehearsal’",
        "a ‘rehearsal’ of sorts.",
        "“a ‘rehearsal’ of sorts.",
        "Brandt promised a second",
        "## 💷 What it costs The w",
        "# 🌊 Sea wall to come dow",
    ]
    assert chains[1][0] == "fishermen"
    assert len(chains) == 2


def _widening(page: Page, chain: t.SelectionRange | None) -> list[str]:
    found = []
    while chain is not None:
        found.append(page.words(chain.range))
        chain = chain.parent
    return found
