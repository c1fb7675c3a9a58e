"""Findings as an editor gets them: pushed, pulled, and not before their time."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pygls.uris import to_fs_path
from wire import Message, Wire, replace, wired

NUMBERS = count(1)
CLEAN = "“We leave at dawn,” said Nora Hof, the pilot.\n"
OPEN = "The note says “not today and nothing else.\n"
NOBODY = """\
The harbour shuts its pier in May, six years after the storm.

“It is a shame for everyone who fishes here.”

The gates stay locked from Sunday on.

“We had no choice,” said Nora Hof, the pilot.
"""
SEES_ALL = {
    "textDocument": {
        "publishDiagnostics": {
            "relatedInformation": True,
            "codeDescriptionSupport": True,
            "dataSupport": True,
            "versionSupport": True,
            "tagSupport": {"valueSet": [1, 2]},
        }
    }
}
PULLS = {"textDocument": {"diagnostic": {}}}
REFRESHES = {**PULLS, "workspace": {"diagnostics": {"refreshSupport": True}}}


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    with wired() as wire:
        wire.initialize(capabilities=SEES_ALL, initializationOptions={"delay": 300})
        yield wire
        assert wire.end() == 0


@pytest.fixture
def uri() -> str:
    return f"file:///tmp/findings-{next(NUMBERS)}.txt"


def at_line(finding: Message) -> int:
    line: int = finding["range"]["start"]["line"]
    return line


def test_a_draft_is_reported_on_when_it_is_opened(wire: Wire, uri: str) -> None:
    wire.open(uri, CLEAN + "\n" + OPEN)

    (finding,) = wire.findings(uri, 1, codes={"SB101"})

    assert finding["source"] == "saidby"
    assert finding["severity"] == 2
    assert finding["range"] == {
        "start": {"line": 2, "character": 14},
        "end": {"line": 2, "character": 15},
    }
    assert finding["data"]["code"] == "SB101"
    assert len(finding["data"]["fingerprint"]) == 32


def test_the_code_leads_to_its_page_without_a_network(wire: Wire, uri: str) -> None:
    wire.open(uri, CLEAN + "\n" + OPEN)

    (finding,) = wire.findings(uri, 1, codes={"SB101"})

    page = Path(to_fs_path(finding["codeDescription"]["href"]) or "")
    assert page.read_text(encoding="utf-8").startswith("# SB101 ")


MISSPELT = """\
The pier stays open in May, said Tomas Achterberg, who looks after it.

<!-- saidby: ignore SB303 -->

“Nobody asked us,” Achterberg said. The town paid nothing.

“It was the right thing to do,” Achterburg added on Friday.
"""


def told_of_misspelling(wire: Wire, uri: str) -> dict[str, Message]:
    wire.open(uri, MISSPELT, "markdown")
    found = wire.findings(uri, 1, codes={"SB304", "SB901"})
    return {finding["code"]: finding for finding in found}


def test_a_finding_shows_what_it_rests_on(wire: Wire, uri: str) -> None:
    found = told_of_misspelling(wire, uri)

    (related,) = found["SB304"]["relatedInformation"]
    assert related["location"]["uri"] == uri
    assert related["location"]["range"]["start"]["line"] == 0
    assert "Achterberg" in related["message"]
    assert found["SB901"]["tags"] == [1]  # greyed out


def test_nobody_is_told_what_they_cannot_show(uri: str) -> None:
    with wired() as wire:
        wire.initialize(initializationOptions={"delay": 0})
        found = told_of_misspelling(wire, uri)

    known = {"range", "message", "severity", "code", "source"}
    assert [set(one) - known for one in found.values()] == [set(), set()]


def test_an_edit_elsewhere_moves_findings_along_at_once(wire: Wire, uri: str) -> None:
    wire.open(uri, CLEAN + "\n" + OPEN)
    wire.findings(uri, 1, codes={"SB101"})

    wire.change(uri, 2, replace(0, 0, 0, "One more line.\n\n"))

    (finding,) = wire.findings(uri, 2, codes={"SB101"})
    assert at_line(finding) == 4


def test_a_quotation_being_typed_is_not_reported(wire: Wire, uri: str) -> None:
    wire.open(uri, CLEAN + "\nThe note says \n")
    wire.findings(uri, 1, codes=set())
    version = 1
    for column, sign in enumerate("“not today and nothing", start=14):
        version += 1
        wire.change(uri, version, replace(2, column, column, sign))
        time.sleep(0.02)

    wire.findings(uri, version, codes=set())
    typed_at = time.monotonic()
    wire.findings(uri, version, codes={"SB101"})
    assert time.monotonic() - typed_at > 0.1

    said = [
        {one["code"] for one in params["diagnostics"]}
        for params in wire.told("textDocument/publishDiagnostics")
        if params["uri"] == uri and params["version"] < version
    ]
    assert said
    assert set.union(*said) == set()


def test_a_finding_of_before_stays_while_its_paragraph_is_edited(
    wire: Wire, uri: str
) -> None:
    wire.open(uri, OPEN)
    wire.findings(uri, 1, codes={"SB101"})
    before = len(wire.messages)

    wire.change(uri, 2, replace(0, 0, 3, "That"))

    answer = wire.wait(lambda m: m.get("params", {}).get("version") == 2, since=before)
    assert [one["code"] for one in answer["params"]["diagnostics"]] == ["SB101"]


def test_going_on_elsewhere_and_saving_end_the_wait() -> None:
    with wired() as wire:
        wire.initialize(initializationOptions={"delay": 60_000})
        for number, end in enumerate(("elsewhere", "save")):
            uri = f"file:///tmp/wait-{number}.txt"
            wire.open(uri, "The note says \n\nSo. " + CLEAN)
            wire.findings(uri, 1, codes=set())
            wire.change(uri, 2, replace(0, 14, 14, "“not today and nothing else."))
            wire.findings(uri, 2, codes=set())
            if end == "save":
                params = {"textDocument": {"uri": uri}}
                wire.notify("textDocument/didSave", params)
                wire.findings(uri, 2, codes={"SB101"})
            else:
                wire.change(uri, 3, replace(2, 0, 0, "Then. "))
                wire.findings(uri, 3, codes={"SB101"})


@pytest.mark.parametrize("run", ["onSave", "manual"])
def test_findings_are_renewed_only_when_asked_for(run: str) -> None:
    uri = "file:///tmp/asked.txt"
    with wired() as wire:
        wire.initialize(initializationOptions={"run": run, "delay": 10})
        wire.open(uri, CLEAN)
        wire.understand(uri)
        wire.change(uri, 2, replace(0, 0, 0, OPEN + "\nSo. "))
        wire.understand(uri)
        time.sleep(0.3)
        told = wire.told("textDocument/publishDiagnostics")
        assert [params["diagnostics"] for params in told if params["diagnostics"]] == []

        if run == "onSave":
            wire.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        else:
            command = {"command": "saidby.check", "arguments": [{"uri": uri}]}
            wire.result("workspace/executeCommand", command)
        (finding,) = wire.findings(uri, 2, codes={"SB101"})
        assert at_line(finding) == 0


def test_closing_a_draft_takes_its_findings_away(wire: Wire, uri: str) -> None:
    wire.open(uri, OPEN)
    wire.findings(uri, 1, codes={"SB101"})
    before = len(wire.messages)

    wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    # What was on its way may still come before; nothing comes after.
    wire.wait(lambda m: m.get("params", {}).get("diagnostics") == [], since=before)
    wire.settle(uri)
    told = wire.told("textDocument/publishDiagnostics")
    assert [one["diagnostics"] for one in told if one["uri"] == uri][-1] == []


def test_a_change_of_language_is_a_draft_opened_anew(wire: Wire, uri: str) -> None:
    text = "```\nThe note says “not today and nothing else.\n```\n"
    wire.open(uri, text)
    wire.findings(uri, 1, codes={"SB101"})

    wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    before = len(wire.messages)
    wire.open(uri, text, "markdown")

    wire.settle(uri)
    told = [
        m["params"]["diagnostics"]
        for m in wire.messages[before:]
        if m.get("params", {}).get("uri") == uri
    ]
    assert told[-1] == []


def test_an_untitled_draft_is_a_draft(wire: Wire) -> None:
    wire.open("untitled:Untitled-1", OPEN)

    wire.findings("untitled:Untitled-1", 1, codes={"SB101"})


def pull(wire: Wire, uri: str, previous: str | None = None) -> Any:
    params: Message = {"textDocument": {"uri": uri}}
    if previous:
        params["previousResultId"] = previous
    return wire.result("textDocument/diagnostic", params)


def test_who_pulls_without_refresh_waits_for_the_last_word(uri: str) -> None:
    with wired() as wire:
        options = {"delay": 50}
        wire.initialize(capabilities=PULLS, initializationOptions=options)
        wire.open(uri, OPEN)
        wire.change(uri, 2, replace(0, 0, 0, CLEAN + "\n"))
        report = pull(wire, uri)
        assert report["kind"] == "full"
        assert [at_line(one) for one in report["items"]] == [2]
        again = pull(wire, uri, report["resultId"])
        assert again == {"kind": "unchanged", "resultId": report["resultId"]}
        assert pull(wire, "file:///tmp/never.txt")["items"] == []
        assert wire.told("textDocument/publishDiagnostics") == []


def test_who_pulls_with_refresh_is_told_when_to_ask_again(uri: str) -> None:
    with wired() as wire:
        options = {"delay": 50}
        wire.initialize(capabilities=REFRESHES, initializationOptions=options)
        wire.open(uri, NOBODY)
        first = pull(wire, uri)
        refresh = "workspace/diagnostic/refresh"
        wire.wait(lambda m: m.get("method") == refresh)
        second = pull(wire, uri, first["resultId"])
        assert {one["code"] for one in second["items"]} == {"SB201"}
        assert first["resultId"] != second["resultId"]


def test_the_whole_workspace_can_be_pulled(tmp_path: Path) -> None:
    (tmp_path / "open.txt").write_text(OPEN, encoding="utf-8")
    (tmp_path / "clean.md").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "nobody.txt").write_text(NOBODY, encoding="utf-8")
    (tmp_path / "notes.log").write_text(OPEN, encoding="utf-8")
    uri = (tmp_path / "clean.md").as_uri()
    with wired() as wire:
        wire.initialize(capabilities=PULLS, rootUri=tmp_path.as_uri())
        wire.open(uri, OPEN, "markdown")
        report = wire.result("workspace/diagnostic", {"previousResultIds": []})
        codes = {
            Path(one["uri"]).name: {found["code"] for found in one["items"]}
            for one in report["items"]
        }
        assert codes == {
            "open.txt": {"SB101"},
            "clean.md": {"SB101"},
            "nobody.txt": {"SB201"},
        }
        versions = {Path(one["uri"]).name: one["version"] for one in report["items"]}
        assert versions == {"open.txt": None, "clean.md": 1, "nobody.txt": None}

        (tmp_path / "open.txt").write_text(CLEAN, encoding="utf-8")
        (tmp_path / "nobody.txt").unlink()
        previous = [
            {"uri": one["uri"], "value": one["resultId"]} for one in report["items"]
        ]
        again = wire.result("workspace/diagnostic", {"previousResultIds": previous})
        kinds = {Path(one["uri"]).name: one["kind"] for one in again["items"]}
        assert kinds == {
            "open.txt": "full",
            "clean.md": "unchanged",
            "nobody.txt": "full",
        }
        assert [one["items"] for one in again["items"] if "items" in one] == [[], []]


def test_a_crash_costs_one_analysis_and_is_told_once(uri: str) -> None:
    with wired() as wire:
        wire.initialize(initializationOptions={"delay": 0})
        wire.open(uri, OPEN)
        wire.settle(uri)
        before = wire.status()["processes"]["model"]
        os.kill(before, signal.SIGKILL)
        wire.until(lambda status: status["processes"]["model"] not in (None, before))
        wire.change(uri, 2, replace(0, 0, 0, NOBODY + "\n"))
        wire.findings(uri, 2, codes={"SB101", "SB201"})
        assert len(wire.told("window/showMessage")) <= 1
