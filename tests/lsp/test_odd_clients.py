"""What clients send that is not quite the protocol, and words that are no names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from wire import Message, Wire, wired

NUMBERS = count(1)
OPEN = "The note says “not today.\n"
SAID = "“We leave at dawn,” said Nora Hof. Hof left.\n"
BAD_PARAMS = -32602


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    with wired() as wire:
        wire.initialize(initializationOptions={"delay": 0})
        yield wire
        assert wire.end() == 0


@pytest.fixture
def uri() -> str:
    return f"file:///tmp/odd-{next(NUMBERS)}.md"


def at(line: float, character: float) -> dict[str, float]:
    return {"line": line, "character": character}


@pytest.mark.parametrize("end", [2**31 - 1, 2**31, 2**32 - 1, 2**63, 1e300])
def test_an_edit_beyond_all_numbers_ends_with_the_line(
    wire: Wire, uri: str, end: float
) -> None:
    wire.open(uri, OPEN)
    wire.findings(uri, 1, codes={"SB101"})

    far = {"start": at(0, 14), "end": at(0, end)}
    wire.change(uri, 2, {"range": far, "text": "“not today.”"})

    wire.findings(uri, 2, codes=set())


def test_an_edit_before_the_beginning_is_at_the_beginning(wire: Wire, uri: str) -> None:
    wire.open(uri, "not today.”\n")
    wire.findings(uri, 1, codes={"SB102"})

    wire.change(uri, 2, {"range": {"start": at(-1, 5), "end": at(0, -3)}, "text": "“"})

    wire.findings(uri, 2, codes=set())


def test_no_range_is_the_whole_text(wire: Wire, uri: str) -> None:
    wire.open(uri, OPEN)
    wire.findings(uri, 1, codes={"SB101"})

    wire.change(uri, 2, {"range": None, "rangeLength": None, "text": SAID})

    wire.findings(uri, 2, codes=set())


@pytest.mark.parametrize("document", [{"version": None}, {}])
def test_a_draft_needs_no_version(
    wire: Wire, uri: str, document: dict[str, Any]
) -> None:
    opened = {"uri": uri, "text": OPEN, **document}
    wire.notify("textDocument/didOpen", {"textDocument": opened})
    wire.findings(uri, 0, codes={"SB101"})
    before = len(wire.messages)

    changes = {"textDocument": {"uri": uri, **document}}
    whole = [{"text": SAID}]
    wire.notify("textDocument/didChange", {**changes, "contentChanges": whole})

    # What was found before may come once more first.
    wire.wait(lambda m: m.get("params", {}).get("diagnostics") == [], since=before)


@pytest.mark.parametrize("place", [at(0, 2**40), at(2**40, 0), at(-1, 0)])
def test_a_place_out_of_range_is_the_nearest(
    wire: Wire, uri: str, place: Message
) -> None:
    wire.open(uri, SAID)
    params = {"textDocument": {"uri": uri}, "positions": [place]}
    wire.understand(uri)

    (found,) = wire.result("textDocument/selectionRange", params)

    assert found["range"]


@pytest.mark.parametrize(
    "name",
    ["", "  ", "Ida\nWahl", "Ida\x00Wahl", "Ida\u202eWahl", "\ud800", "-", "x" * 99],
    ids=["empty", "blank", "lines", "null", "turned", "half", "dash", "long"],
)
def test_nobody_is_called_so(wire: Wire, uri: str, name: str) -> None:
    wire.open(uri, SAID, "markdown")
    document = {"textDocument": {"uri": uri}}
    place = at(0, SAID.index("Nora"))
    quotation = {"uri": uri, "range": {"start": at(0, 3), "end": at(0, 3)}}

    renamed = wire.request(
        "textDocument/rename", {**document, "position": place, "newName": name}
    )
    run = {"command": "saidby.attribute", "arguments": [{**quotation, "speaker": name}]}
    settled = wire.request("workspace/executeCommand", run)

    assert renamed["error"]["code"] == BAD_PARAMS
    if name != "Ida\nWahl":  # spaces are spaces where nothing else is replaced
        assert settled["error"]["code"] == BAD_PARAMS
