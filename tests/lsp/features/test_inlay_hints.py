"""Names beside untagged quotations and pronouns, for those who want them."""

from __future__ import annotations

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient
from reader import EVERYTHING, configure, story
from written_page import Page

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def hints(client: LanguageClient, page: Page, range: t.Range) -> list[str]:
    params = t.InlayHintParams(page.id, range)
    found = await client.text_document_inlay_hint_async(params) or []
    return [_shown(page, hint) for hint in found]


def _shown(page: Page, hint: t.InlayHint) -> str:
    (part,) = hint.label
    assert isinstance(part, t.InlayHintLabelPart)
    assert part.location is not None
    assert part.location.uri == page.uri
    line = page.words(t.Range(t.Position(hint.position.line, 0), hint.position))
    return f"{' '.join(line.split()[-2:])}|{part.value}"


async def test_hints_name_untagged_speakers_and_whom_pronouns_mean(
    client: LanguageClient,
) -> None:
    page = story(client)
    await configure(client, EVERYTHING)

    assert await hints(client, page, page.whole()) == [
        "|Hester Lyle:",
        "|Jonas:",
        "rang. Her|(Hester)",
        "swim,” she|(Hester)",
        "He|(Jonas)",
        "at his|(Jonas)",
    ]


async def test_hints_are_for_what_the_client_shows(client: LanguageClient) -> None:
    page = story(client)
    await configure(client, EVERYTHING)

    assert await hints(client, page, page.range("“Not like 🌧 this.”")) == ["|Jonas:"]


async def test_hints_and_lenses_are_shown_only_if_wanted(
    client: LanguageClient,
) -> None:
    page = story(client)
    lenses = t.CodeLensParams(page.id)

    await configure(client, {"lens": False, "hints": {"pronouns": True}})

    assert len(await hints(client, page, page.whole())) == 4
    assert not await client.text_document_code_lens_async(lenses)

    await configure(client, {"lens": True, "hints": {}})

    assert await hints(client, page, page.whole()) == []
    assert len(await client.text_document_code_lens_async(lenses) or ()) == 1


async def test_what_is_drawn_is_drawn_anew_when_there_is_a_newer_analysis(
    client: LanguageClient,
) -> None:
    """By clients that can be told so; the others have waited for it."""
    page = story(client)
    await configure(client, EVERYTHING)
    await hints(client, page, page.whole())
    client.urged.clear()  # type: ignore[attr-defined]

    await configure(client, EVERYTHING)
    found = await hints(client, page, page.whole())

    assert len(found) == 6
    urged = client.urged  # type: ignore[attr-defined]
    assert urged.count(t.WORKSPACE_INLAY_HINT_REFRESH) == (client.kind == "neovim")  # type: ignore[attr-defined]
