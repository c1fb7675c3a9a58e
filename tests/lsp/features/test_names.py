"""Names completed and renamed, in clients of different capabilities."""

from __future__ import annotations

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException
from writer import Writer

pytestmark = pytest.mark.asyncio(loop_scope="session")

REPORT = """\
# 🙂 Lindqvist shuts the pier

🙂 The pier is shut, harbour master Vera Lindqvist said on Monday.

🙂 “We have no crane,” Ms. Lindqvist said. “Lindqvist’s crane, they call it.”

🙂 “It is late,” her deputy, Tom Field, told the town. It was news to Lindqvist’s men.
"""
LETTER = "🙂 “I shall be late,” Vera Lindqvist wrote. Lindqvist was never late.\n"


async def proposed(writer: Writer, uri: str, words: str) -> list[t.CompletionItem]:
    found = await writer.client.text_document_completion_async(
        t.CompletionParams(
            t.TextDocumentIdentifier(uri),
            writer.before(uri, words),
            t.CompletionContext(t.CompletionTriggerKind.TriggerCharacter, " "),
        )
    )
    assert isinstance(found, t.CompletionList)
    return list(found.items)


async def test_names_are_completed_while_they_are_typed(writer: Writer) -> None:
    uri = writer.open("pier.md", REPORT)
    await writer.findings(uri)
    writer.type(uri, f"{REPORT}\n🙂 “No,” said Li|dqvist.\n")

    found = await proposed(writer, uri, "|dqvist")

    names = [item.label for item in found]
    assert names == ["Lindqvist", "Vera Lindqvist", "Field", "Tom Field"]
    for item in found:
        edit = item.text_edit
        if isinstance(edit, t.InsertReplaceEdit):
            assert writer.can(
                "text_document.completion.completion_item.insert_replace_support"
            )
            assert writer.words(uri, edit.insert) == "Li"
        else:
            assert isinstance(edit, t.TextEdit)
            assert writer.words(uri, edit.range) == "Li"


async def test_a_proposed_name_comes_with_its_card(writer: Writer) -> None:
    uri = writer.open("pier.md", f"{REPORT}\n🙂 “No,” said | to them.\n")
    await writer.findings(uri)

    found = await proposed(writer, uri, "| to")
    item = next(item for item in found if item.label == "Vera Lindqvist")
    item = await writer.client.completion_item_resolve_async(item)

    card = item.documentation
    if writer.can("text_document.completion.completion_item.documentation_format"):
        assert isinstance(card, t.MarkupContent)
        assert card.kind is t.MarkupKind.Markdown
        assert card.value.startswith("**Vera Lindqvist**")
    else:
        assert isinstance(card, str)
        assert card.startswith("Vera Lindqvist")


async def test_no_names_are_proposed_elsewhere(writer: Writer) -> None:
    uri = writer.open("pier.md", REPORT)
    await writer.findings(uri)

    for words in ("shuts", "no crane", "late,”", "The pier"):
        assert await proposed(writer, uri, words) == []


async def prepare(writer: Writer, uri: str, words: str) -> t.PrepareRenamePlaceholder:
    found = await writer.client.text_document_prepare_rename_async(
        t.PrepareRenameParams(t.TextDocumentIdentifier(uri), writer.before(uri, words))
    )
    assert isinstance(found, t.PrepareRenamePlaceholder)
    return found


async def rename(writer: Writer, uri: str, words: str, new: str) -> str:
    edit = await writer.client.text_document_rename_async(
        t.RenameParams(
            text_document=t.TextDocumentIdentifier(uri),
            position=writer.before(uri, words),
            new_name=new,
        )
    )
    assert edit
    writer.apply(edit)
    return writer.texts[uri]


async def test_a_name_is_renamed_in_every_form(writer: Writer) -> None:
    uri = writer.open("pier.md", REPORT)

    text = await rename(writer, uri, "Lindqvist said on", "Ida Wahl")

    assert text == (
        REPORT.replace("Vera Lindqvist", "Ida Wahl")
        .replace("Lindqvist", "Wahl")
        .replace("“Wahl’s crane", "“Lindqvist’s crane")
    )


async def test_the_first_question_shows_the_full_name(writer: Writer) -> None:
    if not writer.can("text_document.rename.prepare_support"):
        pytest.skip("this client does not ask")
    uri = writer.open("pier.md", REPORT)

    found = await prepare(writer, uri, "Lindqvist’s men")

    assert found.placeholder == "Vera Lindqvist"
    assert writer.words(uri, found.range) == "Lindqvist"


@pytest.mark.parametrize(
    "words, message",
    [
        ("pier is", "There is no speaker's name here."),
        ("her deputy", "There is no speaker's name here|A pronoun cannot be renamed"),
    ],
)
async def test_what_is_no_name_is_refused(
    writer: Writer, words: str, message: str
) -> None:
    uri = writer.open("pier.md", REPORT)

    with pytest.raises(JsonRpcException, match=message):
        await rename(writer, uri, words, "Ida Wahl")


async def test_every_draft_of_the_workspace_is_renamed(writer: Writer) -> None:
    letter = writer.settings("letter.md", LETTER)
    uri = writer.open("pier.md", REPORT)

    await rename(writer, uri, "Lindqvist said on", "Ida Wahl")

    assert letter.read_text(encoding="utf-8") == (
        "🙂 “I shall be late,” Ida Wahl wrote. Wahl was never late.\n"
    )


async def test_the_cast_and_the_decisions_are_renamed(writer: Writer) -> None:
    cast = writer.settings(
        "saidby.toml", '[[speakers]] # the town\nname = "Vera Lindqvist"\n'
    )
    decided = writer.settings(
        "saidby.decisions.toml",
        '[[decisions]]\nfile = "a.txt"\nquote = "It is"\ndecision = "speaker"\n'
        'speaker = "Vera Lindqvist"\nnote = "Vera Lindqvist said so"\n',
    )
    uri = writer.open("pier.md", REPORT)

    await rename(writer, uri, "Lindqvist said on", "Ida Wahl")

    assert cast.read_text() == '[[speakers]] # the town\nname = "Ida Wahl"\n'
    assert 'speaker = "Ida Wahl"\nnote = "Vera Lindqvist' in decided.read_text()


async def test_somebodys_words_are_renamed_by_a_command(writer: Writer) -> None:
    uri = writer.open("pier.md", REPORT)

    done = await writer.run(
        "saidby.rename",
        {
            "uri": uri,
            "position": writer.before(uri, "Lindqvist said on"),
            "newName": "Ida Wahl",
            "insideQuotations": True,
        },
    )

    assert done is True
    assert "Lindqvist" not in writer.texts[uri]
    assert "“Wahl’s crane, they call it.”" in writer.texts[uri]
