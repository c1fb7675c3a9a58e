"""From a quotation to its attribution, from a name to its introduction."""

from __future__ import annotations

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient
from reader import is_bare, report

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_quotation_leads_to_its_attribution(client: LanguageClient) -> None:
    page = report(client)

    params = t.DefinitionParams(page.id, page.at("We patched"))
    found = await client.text_document_definition_async(params)

    wanted = page.range("Adela Brandt")
    if is_bare(client):
        assert found == t.Location(page.uri, wanted)
    else:
        quotation = page.range("“We patched\nit eleven times.”")
        assert found == [t.LocationLink(page.uri, wanted, wanted, quotation)]


async def test_a_mention_leads_to_the_introduction(client: LanguageClient) -> None:
    page = report(client)

    params = t.DefinitionParams(page.id, page.at("he said"))
    found = await client.text_document_definition_async(params)

    place = found[0] if isinstance(found, list) else found
    assert isinstance(place, t.Location | t.LocationLink)
    range = place.range if is_bare(client) else place.target_selection_range  # type: ignore[union-attr]
    assert page.words(range) == "Owen Tregear"
