"""Commands that tell of drafts and change nothing."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient
from reader import report, run, story

pytestmark = pytest.mark.asyncio(loop_scope="session")


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
