"""What a writer settles, and where it is kept; commands that any client may run."""

from __future__ import annotations

import tomllib

import pytest
from pygls.exceptions import JsonRpcException
from writer import CLIENTS, Writer
from written_page import POOL

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.parametrize("editor", CLIENTS[1:2], indirect=True, ids=["neovim"]),
]


async def test_nothing_happens_if_nobody_is_chosen(writer: Writer) -> None:
    uri = writer.open("pool.md", POOL)
    range = writer.caret(uri, "disgrace")
    await writer.findings(uri)
    writer.choice = ""

    assert await writer.run("saidby.attribute", {"uri": uri, "range": range}) is False
    assert writer.texts[uri] == POOL


@pytest.mark.parametrize(
    "only, kinds",
    [
        (["refactor"], {"refactor.rewrite"}),
        (["source"], {"source.fixAll.saidby"}),
        (["source.fixAll.saidby"], {"source.fixAll.saidby"}),
        (["source.organizeImports"], set()),
        (["quick"], set()),
        (["source", "refactor"], {"refactor.rewrite", "source.fixAll.saidby"}),
        ([""], {"refactor.rewrite", "source.fixAll.saidby"}),
    ],
)
async def test_only_what_is_asked_for(
    writer: Writer, only: list[str], kinds: set[str]
) -> None:
    uri = writer.open(
        "kinds.md", POOL.replace("“It was built in haste,”", '"In haste,"')
    )

    found = await writer.actions(uri, writer.caret(uri, "she said"), only)

    assert {str(action.kind) for action in found} == kinds


async def test_a_finding_is_ignored_in_the_draft(writer: Writer) -> None:
    uri = writer.open("pool.md", POOL)

    text = await writer.take(
        uri,
        writer.caret(uri, "disgrace"),
        "Ignore unattributed-quotation in this draft",
    )

    assert text.startswith("<!-- saidby: ignore-file SB201 -->\n\n🙂 The pool")
    assert await writer.findings(uri) == []


async def test_in_plain_text_the_project_file_says_so(writer: Writer) -> None:
    uri = writer.open("pool.txt", POOL)

    await writer.take(
        uri,
        writer.caret(uri, "disgrace"),
        "Ignore unattributed-quotation in this draft",
    )

    kept = tomllib.loads((writer.folder / "saidby.toml").read_text())
    assert kept == {"per-file-ignores": {"pool.txt": ["SB201"]}}
    assert await writer.findings(uri) == []


async def test_a_rule_is_turned_off_and_comments_stay(writer: Writer) -> None:
    settings = writer.settings(
        "saidby.toml", '# House style.\nignore = ["SB402"] # we like them\n'
    )
    uri = writer.open("pool.md", POOL)

    text = await writer.take(
        uri,
        writer.caret(uri, "disgrace"),
        "Turn unattributed-quotation off in the project",
    )

    assert text == POOL
    assert settings.read_text() == (
        '# House style.\nignore = ["SB402", "SB201"] # we like them\n'
    )
    assert await writer.findings(uri) == []


async def test_a_spelling_is_added_to_the_cast(writer: Writer) -> None:
    settings = writer.settings("saidby.toml", '[[speakers]]\nname = "Mara Lindquist"\n')
    uri = writer.open("cast.md", POOL)
    assert await writer.findings(uri) == ["SB201", "SB305"]

    await writer.take(
        uri,
        writer.caret(uri, "Lindqvist, will"),
        "Add “Mara Lindqvist” to the cast as a spelling of Mara Lindquist",
    )

    assert tomllib.loads(settings.read_text())["speakers"] == [
        {"name": "Mara Lindquist", "aliases": ["Mara Lindqvist"]}
    ]
    assert await writer.findings(uri) == ["SB201"]


async def test_nothing_outside_the_project_is_written(writer: Writer) -> None:
    outside = writer.folder.parent / "outside.toml"
    writer.settings("saidby.toml", 'decisions = "../outside.toml"\n')
    uri = writer.open("pool.txt", POOL)

    with pytest.raises(JsonRpcException, match=r"outside\.toml is outside"):
        await writer.take(
            uri, writer.caret(uri, "disgrace"), "Attribute to Mara Lindqvist"
        )

    assert not outside.exists()


async def test_an_untitled_draft_keeps_it_in_its_text(writer: Writer) -> None:
    uri = writer.open("Untitled-1", POOL)

    text = await writer.take(
        uri, writer.caret(uri, "disgrace"), "Attribute to Mara Lindqvist"
    )

    assert '<!-- saidby: speaker "Mara Lindqvist" -->\n“It is a 🙂 disgrace' in text
    assert await writer.findings(uri) == []


async def test_an_action_is_of_the_text_it_was_offered_for(writer: Writer) -> None:
    uri = writer.open("pool.md", POOL)
    found = await writer.actions(uri, writer.caret(uri, "disgrace"))
    off = next(a for a in found if a.title.startswith("Turn"))
    assert off.command
    writer.type(uri, f"New. {POOL}")

    with pytest.raises(JsonRpcException, match="changed"):
        await writer.run(off.command.command, *(off.command.arguments or ()))


@pytest.mark.parametrize(
    "command, given",
    [
        ("saidby.attribute", {}),
        ("saidby.attribute", {"uri": 3, "range": None}),
        ("saidby.settle", {"decision": "?"}),
        ("saidby.ignore", {"where": [], "rule": "SB201"}),
        ("saidby.ignore", {"where": "project", "rule": "no-such-rule"}),
        ("saidby.ignore", {"where": "draft", "rule": "SB201 --><script>"}),
        ("saidby.addSpeaker", {"uri": "file:///none.md", "name": "Ana"}),
        ("saidby.apply", {"uri": "file:///none.md"}),
        ("saidby.apply", []),
        ("saidby.rename", {"newName": "Ana", "position": {"line": "x"}}),
    ],
)
async def test_commands_refuse_what_they_cannot_use(
    writer: Writer, command: str, given: object
) -> None:
    with pytest.raises(JsonRpcException):
        await writer.run(command, given)


async def test_commands_can_be_run_by_hand(writer: Writer) -> None:
    uri = writer.open("pool.md", POOL)
    here = {"uri": uri, "range": writer.caret(uri, "disgrace")}

    assert await writer.run("saidby.attribute", {**here, "speaker": "Per Holm"})
    assert 'town.” <!-- saidby: speaker "Per Holm" -->' in writer.texts[uri]
    assert await writer.run("saidby.settle", {**here, "decision": "forget"})
    assert writer.texts[uri] == POOL
    assert await writer.run("saidby.ignore", {**here, "rule": "SB201"})
    assert "<!-- saidby: ignore SB201 -->" in writer.texts[uri]
    assert await writer.run("saidby.settle", here)
    assert "<!-- saidby: not-a-quotation -->" in writer.texts[uri]
    assert await writer.run("saidby.addSpeaker", {"uri": uri, "name": "Per Holm"})
    assert 'name = "Per Holm"' in (writer.folder / "saidby.toml").read_text()
