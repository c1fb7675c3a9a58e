"""What a writer can have done about a place, in clients of different capabilities."""

from __future__ import annotations

import tomllib

import pytest
from lsprotocol import types as t
from writer import Writer
from written_page import POOL

pytestmark = pytest.mark.asyncio(loop_scope="session")

OPEN = "🙂 “We were never asked, said Ana Ruiz.\n\nIt rained.\n"
CARRIED = """\
🙂 Ana Ruiz spoke first 🙂 and for long.

🙂 “We were never asked about the pool, not by the county and not by the people who
wrote the report that everybody in this room has read by now.

🙂 Nobody even called us,” said Ana Ruiz.
"""


def titles(found: list[t.CodeAction]) -> list[str]:
    return [action.title for action in found]


async def test_actions_are_found_by_the_place_alone(writer: Writer) -> None:
    uri = writer.open("pool.md", POOL)

    found = await writer.actions(uri, writer.caret(uri, "disgrace"))

    assert titles(found) == [
        "Attribute to Ana Ruiz",
        "Attribute to Mara Lindqvist",
        "This is not a quotation",
        "Ignore unattributed-quotation here",
        "Ignore unattributed-quotation in this draft",
        "Turn unattributed-quotation off in the project",
    ]
    for action in found:
        assert action.kind == "quickfix"
        assert [one.code for one in action.diagnostics or ()] == ["SB201"]
        assert not action.is_preferred


@pytest.mark.parametrize("name", ["pool.md", "pool.tex"])
async def test_a_speaker_is_settled_in_the_draft(writer: Writer, name: str) -> None:
    uri = writer.open(name, POOL)

    text = await writer.take(
        uri, writer.caret(uri, "disgrace"), "Attribute to Mara Lindqvist"
    )

    mark = "% " if name.endswith("tex") else "<!-- "
    assert f'town.” {mark}saidby: speaker "Mara Lindqvist"' in text
    assert await writer.findings(uri) == []


async def test_a_speaker_of_plain_text_is_settled_beside_it(writer: Writer) -> None:
    uri = writer.open("pool.txt", POOL)

    text = await writer.take(
        uri, writer.caret(uri, "disgrace"), "Attribute to Mara Lindqvist"
    )

    assert text == POOL
    kept = tomllib.loads((writer.folder / "saidby.decisions.toml").read_text())
    assert kept["decisions"] == [
        {
            "file": "pool.txt",
            "quote": "It is a 🙂 disgrace for every family in",
            "context": "five years after the last repairs",
            "decision": "speaker",
            "speaker": "Mara Lindqvist",
        }
    ]
    assert await writer.findings(uri) == []
    writer.type(uri, f"🙂 Monday.\n\n{POOL}")
    assert await writer.findings(uri) == []


async def test_someone_else_is_chosen_from_all(writer: Writer) -> None:
    crowd = "".join(
        f"“We stay shut,” {name} said.\n\n"
        for name in ("Olga Brandt", "Per Holm", "Tom Field", "Ida Wahl", "Ben Ross")
        + ("Kim Park", "Lee Chan")
    )
    uri = writer.open("crowd.md", f"{POOL}\n{crowd}")
    writer.choice = "Lee Chan"
    writer.asked.clear()

    text = await writer.take(
        uri, writer.caret(uri, "disgrace"), "Attribute to someone else …"
    )

    assert 'town.” <!-- saidby: speaker "Lee Chan" -->' in text
    assert len(writer.asked[0].actions or ()) == 9


async def test_a_pronoun_is_replaced_by_the_name(writer: Writer) -> None:
    uri = writer.open("pool.md", POOL)

    text = await writer.take(
        uri, writer.caret(uri, "she said"), "Write “Ruiz” instead of “she”"
    )

    assert "🙂 “It was built in haste,” Ruiz said." in text


async def test_an_open_quotation_is_closed(writer: Writer) -> None:
    uri = writer.open("open.md", OPEN)

    text = await writer.take(
        uri, writer.caret(uri, "never"), "Close the quotation after “were never asked,”"
    )

    assert text == OPEN.replace("asked,", "asked,”")
    assert await writer.findings(uri) == []


async def test_a_paragraph_opens_its_quotation_again(writer: Writer) -> None:
    uri = writer.open("carried.md", CARRIED)
    before = await writer.findings(uri)

    text = await writer.take(
        uri, writer.caret(uri, "Nobody even"), "Open the quotation again"
    )

    assert before == ["SB105"]
    assert text == CARRIED.replace("🙂 Nobody", "“🙂 Nobody")
    assert await writer.findings(uri) == []


async def test_a_safe_fix_is_preferred(writer: Writer) -> None:
    uri = writer.open("mixed.md", f'{POOL}\n🙂 "It is late," said Ruiz.\n')
    range = writer.caret(uri, '"It is late')

    found = await writer.actions(uri, range, ["quickfix"])
    text = await writer.take(uri, range, "Make all quotation marks curly")

    assert [a.title for a in found if a.is_preferred] == [
        "Make all quotation marks curly"
    ]
    assert "🙂 “It is late,” said Ruiz." in text


async def test_all_that_is_safe_is_fixed_at_once(writer: Writer) -> None:
    uri = writer.open("mixed.md", f'{POOL}\n🙂 "It is late," said Ruiz.\n')

    found = await writer.actions(uri, writer.caret(uri, "noon"), ["source.fixAll"])
    text = await writer.take(
        uri, writer.caret(uri, "noon"), "Fix all that is safe to fix"
    )

    assert [action.kind for action in found] == ["source.fixAll.saidby"]
    assert "🙂 “It is late,” said Ruiz." in text
    assert "“It is a 🙂 disgrace" in text


async def test_a_finding_is_ignored_here(writer: Writer) -> None:
    uri = writer.open("pool.md", POOL)

    text = await writer.take(
        uri, writer.caret(uri, "disgrace"), "Ignore unattributed-quotation here"
    )

    assert "in this town.” <!-- saidby: ignore SB201 -->\n" in text
    assert await writer.findings(uri) == []
