"""Drafts that are not open: what is shown of them comes and goes with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from wire import Message, Wire, wired

CLEAN = "“We leave at dawn,” said Nora Hof, the pilot.\n"
OPEN = "The note says “not today and nothing else.\n"
LONG = "“Where is it?” asked Nora Hof. She looked away.\n\n" * 300
PULLS = {"textDocument": {"diagnostic": {}}}
ASKED_AGAIN = {**PULLS, "workspace": {"diagnostics": {"refreshSupport": True}}}
REFRESH = "workspace/diagnostic/refresh"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"clean.txt": CLEAN, "open.txt": OPEN}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def begin(wire: Wire, root: Path, **more: Any) -> None:
    root_folder = {"uri": root.as_uri(), "name": root.name}
    wire.initialize(workspaceFolders=[root_folder], **{"capabilities": PULLS, **more})


def pull(wire: Wire, known: list[Message] | None = None) -> list[Message]:
    """The reports on all drafts, asked for as by a client that knows some."""
    before = [{"uri": r["uri"], "value": r["resultId"]} for r in known or ()]
    found = wire.result("workspace/diagnostic", {"previousResultIds": before})
    reports: list[Message] = found["items"]
    return reports


def codes(reports: list[Message]) -> dict[str, set[str]]:
    """What is newly told, by file name."""
    return {
        Path(report["uri"]).name: {one["code"] for one in report["items"]}
        for report in reports
        if report["kind"] == "full"
    }


def push(wire: Wire, **settings: Any) -> None:
    given = {"settings": {"saidby": settings}}
    wire.notify("workspace/didChangeConfiguration", given)


def test_findings_are_taken_away_with_their_draft(folder: Path) -> None:
    with wired() as wire:
        begin(wire, folder)
        known = pull(wire)
        assert codes(known) == {"clean.txt": set(), "open.txt": {"SB101"}}
        (folder / "open.txt").unlink()

        after = pull(wire, known)

        assert codes(after) == {"open.txt": set()}
        assert codes(pull(wire, after)) == {}


def test_findings_are_taken_away_if_the_workspace_is_not_wanted(folder: Path) -> None:
    with wired() as wire:
        begin(wire, folder, capabilities=ASKED_AGAIN)
        wire.open((folder / "clean.txt").as_uri(), OPEN)
        known = pull(wire)
        assert codes(known) == {"clean.txt": {"SB101"}, "open.txt": {"SB101"}}
        before = len(wire.messages)

        push(wire, workspace=False)

        wire.wait(lambda m: m.get("method") == REFRESH, since=before)
        after = pull(wire, known)
        assert codes(after) == {"open.txt": set()}
        run = {"command": "saidby.speakers", "arguments": []}
        assert len(wire.result("workspace/executeCommand", run)["drafts"]) == 1

        push(wire)
        assert codes(pull(wire, after)) == {"open.txt": {"SB101"}}


def test_whoever_pushes_is_not_told_of_drafts_that_are_not_open(folder: Path) -> None:
    with wired() as wire:
        begin(wire, folder, capabilities={})
        assert len(pull(wire)) == 2
        wire.open((folder / "clean.txt").as_uri(), CLEAN)
        wire.settle((folder / "clean.txt").as_uri())

        told = wire.told("textDocument/publishDiagnostics")

        assert {Path(params["uri"]).name for params in told} == {"clean.txt"}


def test_each_has_the_settings_of_its_place(folder: Path) -> None:
    def answer(params: Any) -> list[Any]:
        return [
            {"ignore": ["SB101"] if item["scopeUri"].endswith("quiet.txt") else []}
            for item in params["items"]
        ]

    (folder / "quiet.txt").write_text(OPEN, encoding="utf-8")
    with wired() as wire:
        wire.answers["workspace/configuration"] = answer
        begin(
            wire, folder, capabilities={**PULLS, "workspace": {"configuration": True}}
        )
        known = pull(wire)
        assert codes(known)["quiet.txt"] == set()
        assert codes(known)["open.txt"] == {"SB101"}

        wire.answers["workspace/configuration"] = lambda p: [None] * len(p["items"])
        push(wire)

        assert codes(pull(wire, known)) == {"quiet.txt": {"SB101"}}


def test_a_draft_opened_by_a_link_is_one_draft(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    try:
        link.symlink_to(folder / "open.txt")
    except OSError:
        pytest.skip("no links here")
    with wired() as wire:
        begin(wire, folder)
        wire.open(link.as_uri(), OPEN)

        assert codes(pull(wire)) == {"clean.txt": set(), "link": {"SB101"}}


@pytest.mark.parametrize("event", ["opened", "removed", "closed", "configured"])
def test_who_asks_for_all_is_answered_whatever_happens_meanwhile(
    event: str, tmp_path: Path
) -> None:
    uris = []
    for number in range(4):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"{number}\n\n{LONG}", encoding="utf-8")
        uris.append(path.as_uri())
    with wired() as wire:
        begin(wire, tmp_path)
        if event == "closed":
            wire.open(uris[3], LONG)
        asked = wire.begin("workspace/diagnostic", {"previousResultIds": []})
        wire.until(lambda status: status["documents"]["workspace"] >= 3)
        if event == "opened":
            wire.open(uris[3], CLEAN)
        elif event == "closed":
            params: Message = {"textDocument": {"uri": uris[3]}}
            wire.notify("textDocument/didClose", params)
        elif event == "configured":
            push(wire, delay=0)
        else:
            gone = {"added": [], "removed": [{"uri": tmp_path.as_uri(), "name": ""}]}
            wire.notify("workspace/didChangeWorkspaceFolders", {"event": gone})

        assert "result" in wire.answer(asked)
