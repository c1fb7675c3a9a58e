"""What an editor asks and nothing changes: as three clients with different abilities,
each with another encoding of positions."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types as t
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from written_page import REPORT, STORY, Page

# Its own capabilities, and the encoding that the session comes to.
CLIENTS = {
    "neovim": ("neovim@0.11.0", "utf-8"),
    "emacs": ("emacs@29.1", "utf-32"),
    "bare": (None, "utf-16"),
}
pytestmark = pytest.mark.asyncio
COMMAND = [sys.executable, "-m", "saidby", "server"]
LEGEND = (
    ("string", "class", "keyword", "variable"),
    ("definition", "unattributed", "doubtful", "thought", "term", "nested"),
)
REFRESHING = (
    t.WORKSPACE_CODE_LENS_REFRESH,
    t.WORKSPACE_INLAY_HINT_REFRESH,
    t.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
)
EVERYTHING = {"hints": {"untagged": True, "pronouns": True}}


def capabilities(name: str) -> t.ClientCapabilities:
    known, _ = CLIENTS[name]
    return client_capabilities(known) if known else t.ClientCapabilities()


@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=COMMAND), scope="module", params=CLIENTS
)
async def client(
    lsp_client: LanguageClient, request: pytest.FixtureRequest
) -> AsyncIterator[None]:
    """One server for all tests of a client, with two drafts open and understood."""
    lsp_client.kind = request.param  # type: ignore[attr-defined]
    lsp_client.urged = []  # type: ignore[attr-defined]
    for method in REFRESHING:
        lsp_client.feature(method)(partial(_note, lsp_client, method))
    given = t.InitializeParams(capabilities=capabilities(request.param))
    announced = (await lsp_client.initialize_session(given)).capabilities
    assert announced.position_encoding == CLIENTS[request.param][1]
    assert announced.semantic_tokens_provider is not None
    legend = announced.semantic_tokens_provider.legend
    assert (tuple(legend.token_types), tuple(legend.token_modifiers)) == LEGEND
    for page in (report(lsp_client), story(lsp_client)):
        lsp_client.text_document_did_open(t.DidOpenTextDocumentParams(page.item))
        await understood(lsp_client, page)
    yield
    await lsp_client.shutdown_session()


def _note(client: LanguageClient, method: str, params: None) -> None:
    client.urged.append(method)  # type: ignore[attr-defined]


def report(client: LanguageClient) -> Page:
    units = CLIENTS[client.kind][1]  # type: ignore[attr-defined]
    return Page("file:///drafts/sea%20wall.md", REPORT, units)


def story(client: LanguageClient) -> Page:
    units = CLIENTS[client.kind][1]  # type: ignore[attr-defined]
    return Page("untitled:Story", STORY, units, "plaintext")


def is_bare(client: LanguageClient) -> bool:
    return client.kind == "bare"  # type: ignore[attr-defined,no-any-return]


async def understood(client: LanguageClient, page: Page) -> None:
    """Wait until speakers are known: the language model has to be loaded first."""
    for _ in range(600):
        found = await run(client, "saidby.speakers", {"uri": page.uri})
        if found and found["speakers"]:
            return
        await asyncio.sleep(0.1)
    raise AssertionError("the draft is never understood")


async def run(client: LanguageClient, command: str, *arguments: Any) -> Any:
    params = t.ExecuteCommandParams(command, list(arguments))
    return await client.workspace_execute_command_async(params)


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


async def test_document_symbols_are_speakers_and_their_quotations(
    client: LanguageClient,
) -> None:
    page = report(client)

    found = await client.text_document_document_symbol_async(
        t.DocumentSymbolParams(page.id)
    )

    assert found
    if is_bare(client):
        flat = [(s.name[:14], s.container_name) for s in found]  # type: ignore[union-attr]
        assert flat[:3] == [
            ("Adela Brandt", None),
            ("It 🌊 has had i", "Adela Brandt"),
            ("We patched it ", "Adela Brandt"),
        ]
        assert [name for name, container in flat if not container] == [
            "Adela Brandt",
            "Owen Tregear",
            "Unattributed",
        ]
        return
    tree = [s for s in found if isinstance(s, t.DocumentSymbol)]
    assert [(s.name, s.detail, len(s.children or ())) for s in tree] == [
        ("Adela Brandt", "county's chief engineer, 4 quotations", 4),
        ("Owen Tregear", "Mayor, 1 quotation", 1),
        ("Unattributed", "1 quotation", 1),
    ]
    assert page.words(tree[1].selection_range) == "Owen Tregear"
    for symbol in (*tree, *(c for s in tree for c in s.children or ())):
        assert _holds(symbol.range, symbol.selection_range)


def _holds(outer: t.Range, inner: t.Range) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


async def test_speakers_of_all_drafts_are_found_by_something_like_their_name(
    client: LanguageClient,
) -> None:
    async def found(query: str) -> list[tuple[str, str | None]]:
        params = t.WorkspaceSymbolParams(query)
        symbols = await client.workspace_symbol_async(params) or []
        return [(symbol.name, symbol.container_name) for symbol in symbols]

    assert await found("tregaer") == [("Owen Tregear", "sea wall.md")]
    assert ("Hester Lyle", "untitled:Story") in await found("hest")
    assert await found("nobody of that name") == []
    assert len(await found("")) >= 4


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


async def test_the_speakers_of_a_draft_with_all_they_say(
    client: LanguageClient,
) -> None:
    page = report(client)

    found = await run(client, "saidby.speakers", {"uri": page.uri})

    assert (found["uri"], found["version"]) == (page.uri, 1)
    brandt, tregear = found["speakers"]
    quotes = brandt.pop("quotes")
    introduced = brandt.pop("range")
    assert page.words(_range(introduced)) == "Adela Brandt"
    assert {key: brandt[key] for key in brandt if key not in ("words", "share")} == {
        "id": "s1",
        "name": "Adela Brandt",
        "kind": "person",
        "role": "county's chief engineer",
        "pronouns": "she",
        "quotations": 4,
    }
    assert 0 < tregear["share"] < brandt["share"] < 1
    assert set(quotes[0]) == {
        *("id", "range", "spans", "text", "confidence", "method", "kind"),
        "mentionRange",
    }
    assert quotes[0]["text"] == "It 🌊 has had its day,"
    assert page.words(_range(quotes[0]["mentionRange"])) == "Adela Brandt"
    assert [page.words(_range(span)) for span in quotes[1]["spans"]] == [
        "“We patched it eleven times.”"
    ]
    assert [quote["text"] for quote in found["unattributed"]] == [
        "Nobody 🐟 thought to ask the fishermen about any of this."
    ]


def _range(found: Any) -> t.Range:
    """A result of a command comes as what the client made of the JSON."""
    start, end = (_get(found, "start"), _get(found, "end"))
    return t.Range(
        t.Position(_get(start, "line"), _get(start, "character")),
        t.Position(_get(end, "line"), _get(end, "character")),
    )


def _get(found: Any, name: str) -> Any:
    return found[name] if isinstance(found, dict) else getattr(found, name)


async def test_the_speakers_of_every_draft(client: LanguageClient) -> None:
    found = await run(client, "saidby.speakers")

    assert {one["uri"] for one in found["drafts"]} >= {
        report(client).uri,
        story(client).uri,
    }


async def test_a_report_is_a_page_of_markdown(client: LanguageClient) -> None:
    found = await run(client, "saidby.report", {"uri": report(client).uri})

    assert found["markdown"].startswith("# sea wall.md\n\n6 quotations, ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["no object"],
        [{"uri": 7}],
        [{"uri": "file:///drafts/other.md"}],
        [{}, {}],
    ],
)
async def test_a_command_with_bad_arguments_says_so(
    client: LanguageClient, arguments: list[Any]
) -> None:
    with pytest.raises(Exception, match=r"(?i)wanted|text|known"):
        await run(client, "saidby.report", *arguments)


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


async def configure(client: LanguageClient, settings: dict[str, Any]) -> None:
    client.set_configuration({"saidby": settings})
    client.workspace_did_change_configuration(
        t.DidChangeConfigurationParams({"saidby": settings})
    )
    for page in (report(client), story(client)):
        await understood(client, page)
