"""Drafts that are not open are known, too, once somebody asks for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pygls.uris import from_fs_path
from wire import Wire, wired

NOTE = "“It is 🌧 late,” said Ida Rossi, the pilot.\n"
LETTER = "“Come home,” wrote Ida Rossi. “The boat is gone.”\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("workspace")
    (found / "note.md").write_text(NOTE, encoding="utf-8")
    (found / "letter one.txt").write_text(LETTER, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def wire(folder: Path) -> Iterator[Wire]:
    with wired() as wire:
        root = {"uri": from_fs_path(str(folder)), "name": "workspace"}
        wire.initialize(workspaceFolders=[root])
        yield wire
        assert wire.end() == 0


def test_speakers_of_all_drafts(wire: Wire, folder: Path) -> None:
    run = {"command": "saidby.speakers", "arguments": []}

    found = wire.result("workspace/executeCommand", run)["drafts"]

    uris = {from_fs_path(str(path)) for path in folder.iterdir()}
    assert {draft["uri"] for draft in found} == uris
    assert {draft["version"] for draft in found} == {None}
    assert {s["name"] for draft in found for s in draft["speakers"]} == {"Ida Rossi"}


def test_a_speaker_is_found_in_every_draft(wire: Wire) -> None:
    found = wire.result("workspace/symbol", {"query": "rossi"})

    assert {(symbol["name"], symbol["containerName"]) for symbol in found} == {
        ("Ida Rossi", "note.md"),
        ("Ida Rossi", "letter one.txt"),
    }


def test_references_are_found_where_nothing_is_open(wire: Wire, folder: Path) -> None:
    uri = from_fs_path(str(folder / "note.md"))
    assert uri is not None
    wire.open(uri, NOTE, "markdown")
    place = {"line": 0, "character": NOTE.index("Rossi") + 1}

    found = wire.result(
        "textDocument/references",
        {
            "textDocument": {"uri": uri},
            "position": place,
            "context": {"includeDeclaration": False},
        },
    )

    names = [one["uri"].rpartition("/")[2] for one in found]
    assert sorted(set(names)) == ["letter%20one.txt", "note.md"]
    assert found[0]["range"]["end"]["character"] == NOTE.index(",”") + 3
