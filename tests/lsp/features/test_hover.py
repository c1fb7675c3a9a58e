"""Who says a quotation and how that is known, where the writer points."""

from __future__ import annotations

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient
from reader import is_bare, report, story
from written_page import STORY, Page

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def hover(client: LanguageClient, page: Page, place: t.Position) -> t.Hover:
    params = t.HoverParams(page.id, place)
    found = await client.text_document_hover_async(params)
    assert found is not None
    return found


async def test_hover_tells_who_how_it_is_known_and_how_sure(
    client: LanguageClient,
) -> None:
    page = report(client)

    found = await hover(client, page, page.at("lower and", into=2))

    assert isinstance(found.contents, t.MarkupContent)
    bold, italic = ("", "") if is_bare(client) else ("**", "*")
    kind = t.MarkupKind.PlainText if is_bare(client) else t.MarkupKind.Markdown
    assert found.contents.kind == kind
    lines = [line for line in found.contents.value.split("\n") if line]
    assert lines[:3] == [
        f"{bold}Adela Brandt{bold}, county's chief engineer",
        "“She told” — the sentence that the words are part of.",
        f"{italic}She{italic} is Adela Brandt, named in the paragraph before.",
    ]
    assert "Quoted four times here" in lines[3]
    assert found.range is not None
    assert page.words(found.range) == "“lower and a good deal uglier.”"


async def test_hover_on_a_pronoun_shows_whom_it_means(client: LanguageClient) -> None:
    page = report(client)

    found = await hover(client, page, page.at("he said", into=2))

    assert isinstance(found.contents, t.MarkupContent)
    assert "is Owen Tregear, named earlier in this paragraph." in found.contents.value
    assert found.range is not None
    assert page.words(found.range) == "he"


async def test_hover_tells_what_the_rules_object_to(client: LanguageClient) -> None:
    page = report(client)

    found = await hover(client, page, page.at("thought to ask"))

    assert isinstance(found.contents, t.MarkupContent)
    assert "Nobody is said to have said this." in found.contents.value
    assert "SB201 unattributed-quotation" in found.contents.value


async def test_nothing_is_shown_on_plain_narration(client: LanguageClient) -> None:
    page = report(client)

    params = t.HoverParams(page.id, page.at("four million"))

    assert await client.text_document_hover_async(params) is None


async def test_what_is_not_open_is_answered_with_nothing(
    client: LanguageClient,
) -> None:
    params = t.HoverParams(
        t.TextDocumentIdentifier("file:///drafts/other.md"), t.Position(0, 0)
    )

    assert await client.text_document_hover_async(params) is None


async def test_answers_follow_what_is_typed_before_the_place(
    client: LanguageClient,
) -> None:
    """The answer is of the last analysis, at the place of now."""
    page = story(client)
    longer = Page(page.uri, f"A 🌑 night.\n\n{STORY}", page.units)
    start = t.Position(0, 0)
    edit = t.TextDocumentContentChangePartial(t.Range(start, start), "A 🌑 night.\n\n")
    change = t.DidChangeTextDocumentParams(
        t.VersionedTextDocumentIdentifier(2, page.uri), [edit]
    )

    client.text_document_did_change(change)
    found = await hover(client, longer, longer.at("Jonas said"))

    assert found.range is not None
    assert longer.words(found.range) == "Jonas"
    whole = t.TextDocumentContentChangeWholeDocument(STORY)
    client.text_document_did_change(
        t.DidChangeTextDocumentParams(
            t.VersionedTextDocumentIdentifier(3, page.uri), [whole]
        )
    )
