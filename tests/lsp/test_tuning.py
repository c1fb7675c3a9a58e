"""Whose settings win, what is done about bad ones, and what nobody may set."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wire import Message, Wire, wired

from saidby.lsp.settings import Hints, Settings, keys, parse

PAGE = Path(__file__).parents[2] / "server" / "docs" / "language-server.md"
_ROW = re.compile(r"^\| `([^`]+)` \| `([^`]*)` \|", re.MULTILINE)
BAD_MARK = "The note says “not today and nothing else.\n\n"
NOBODY = """\
The harbour shuts its pier in May, six years after the storm.

“It is a shame for everyone who fishes here.”

The gates stay locked from Sunday on.

“We had no choice,” said Nora Hof, the pilot.
"""
DRAFT = BAD_MARK + NOBODY
BOTH = {"SB101", "SB201"}
ASKS = {"workspace": {"configuration": True}}


def begin(wire: Wire, *roots: Path, **more: Any) -> None:
    folders = [{"uri": root.as_uri(), "name": root.name} for root in roots]
    options = {"delay": 0, **more.pop("initializationOptions", {})}
    wire.initialize(workspaceFolders=folders, initializationOptions=options, **more)


def put(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path.as_uri()


def by_scope(settings: dict[str, Any]) -> Callable[[Any], Any]:
    """Answers ``workspace/configuration`` by the end of the URI asked about."""

    def answer(params: Any) -> list[Any]:
        assert {item["section"] for item in params["items"]} == {"saidby"}
        names = [item["scopeUri"].rsplit("/", 1)[-1] for item in params["items"]]
        return [settings.get(name) for name in names]

    return answer


def push(wire: Wire, settings: Any) -> None:
    wire.notify("workspace/didChangeConfiguration", {"settings": settings})


def test_settings_are_asked_for_each_draft(tmp_path: Path) -> None:
    with wired() as wire:
        wire.answers["workspace/configuration"] = by_scope(
            {
                "a.txt": {"ignore": ["SB101"]},
                "b.txt": {"select": ["unclosed-quotation"]},
            }
        )
        begin(wire, tmp_path, capabilities=ASKS)
        for name, codes in (("a", {"SB201"}), ("b", {"SB101"}), ("c", BOTH)):
            uri = (tmp_path / f"{name}.txt").as_uri()
            wire.open(uri, DRAFT)
            wire.findings(uri, 1, codes=codes)


def test_the_client_wins_over_the_project_and_the_project_over_defaults(
    tmp_path: Path,
) -> None:
    put(tmp_path / "one" / "saidby.toml", 'ignore = ["SB101"]\n')
    put(tmp_path / "two" / "saidby.toml", 'ignore = ["SB201"]\n')
    one = (tmp_path / "one" / "a.txt").as_uri()
    two = (tmp_path / "two" / "a.txt").as_uri()
    with wired() as wire:
        begin(wire, tmp_path / "one", tmp_path / "two")
        wire.open(one, DRAFT)
        wire.findings(one, 1, codes={"SB201"})
        wire.open(two, DRAFT)
        wire.findings(two, 1, codes={"SB101"})

        push(wire, {"saidby": {"ignore": []}})

        wire.findings(one, 1, codes=BOTH)
        wire.findings(two, 1, codes=BOTH)


@pytest.mark.parametrize("left", [{"saidby": {"hints": {}}}, {"saidby": None}, {}])
def test_a_setting_that_is_taken_back_is_as_it_was(left: Any, tmp_path: Path) -> None:
    uri = (tmp_path / "a.txt").as_uri()
    with wired() as wire:
        begin(wire, tmp_path, initializationOptions={"ignore": ["SB101"]})
        wire.open(uri, DRAFT)
        wire.findings(uri, 1, codes={"SB201"})
        push(wire, {"saidby": {"ignore": ["SB201"]}})
        wire.findings(uri, 1, codes={"SB101"})
        before = len(wire.messages)

        push(wire, None)
        push(wire, left)

        wire.settle(uri)
        told = [m["params"] for m in wire.messages[before:] if "params" in m]
        last = [one for one in told if one.get("uri") == uri][-1]
        assert {one["code"] for one in last["diagnostics"]} == {"SB201"}


@pytest.mark.parametrize("tells", ["client", "nobody"])
def test_a_project_file_that_changes_counts_at_once(tells: str, tmp_path: Path) -> None:
    uri = (tmp_path / "a.txt").as_uri()
    with wired() as wire:
        begin(wire, tmp_path)
        wire.open(uri, DRAFT)
        wire.findings(uri, 1, codes=BOTH)

        settings = put(tmp_path / "saidby.toml", 'ignore = ["SB101"]\n')
        if tells == "client":
            change = {"uri": settings, "type": 1}
            params: Message = {"changes": [change]}
            wire.notify("workspace/didChangeWatchedFiles", params)
        else:
            wire.notify("textDocument/didSave", {"textDocument": {"uri": uri}})

        wire.findings(uri, 1, codes={"SB201"})


def test_files_are_watched_where_the_client_can(tmp_path: Path) -> None:
    dynamic = {"dynamicRegistration": True}
    can = {"didChangeWatchedFiles": dynamic, "didChangeConfiguration": dynamic}
    with wired() as wire:
        begin(wire, tmp_path, capabilities={"workspace": can})
        asked = wire.wait(lambda m: m.get("method") == "client/registerCapability")

    registered = {r["method"]: r for r in asked["params"]["registrations"]}
    watchers = registered["workspace/didChangeWatchedFiles"]["registerOptions"]
    assert any("saidby.toml" in w["globPattern"] for w in watchers["watchers"])
    assert "workspace/didChangeConfiguration" in registered


def test_bad_settings_are_told_once_and_the_rest_counts(tmp_path: Path) -> None:
    uri = (tmp_path / "a.txt").as_uri()
    bad = {"delay": "long", "ignore": ["SB101"], "select": ["SB999"], "run": "often"}
    with wired() as wire:
        wire.answers["workspace/configuration"] = lambda params: [bad]
        begin(wire, tmp_path, capabilities=ASKS)
        for _ in range(2):
            wire.open(uri, DRAFT)
            wire.findings(uri, 1, codes={"SB201"})
            wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        (told,) = wire.told("window/showMessage")

    assert "saidby.delay" in told["message"]
    assert "saidby.run" in told["message"]
    assert "saidby.select: there is no rule 'SB999'" in told["message"]


def test_a_bad_project_file_is_told_once_and_defaults_hold(tmp_path: Path) -> None:
    put(tmp_path / "saidby.toml", "ignore = 5\nfar-tag = -1\n")
    uri = (tmp_path / "a.txt").as_uri()
    with wired() as wire:
        begin(wire, tmp_path)
        wire.open(uri, DRAFT)
        wire.findings(uri, 1, codes=BOTH)
        (told,) = wire.told("window/showMessage")
        assert "saidby.toml:1: ignore" in told["message"]
        assert "saidby.toml:2: far-tag" in told["message"]


def test_a_workspace_cannot_choose_the_model(tmp_path: Path) -> None:
    put(tmp_path / "saidby.toml", 'model = "/tmp/evil"\n')
    uri = (tmp_path / "a.txt").as_uri()
    with wired() as wire:
        evil = {"model": "/tmp/evil"}
        wire.answers["workspace/configuration"] = lambda params: [evil]
        begin(wire, tmp_path, capabilities=ASKS)
        push(wire, {"saidby": evil})
        wire.open(uri, DRAFT)
        wire.findings(uri, 1, codes=BOTH)
        command = {"command": "saidby.restart", "arguments": []}
        wire.result("workspace/executeCommand", command)
        wire.until(lambda status: status["state"] == "ready")
        assert wire.status()["model"].startswith("en_saidby")


def test_a_model_that_is_not_there_is_told_and_marks_are_still_read(
    tmp_path: Path,
) -> None:
    uri = (tmp_path / "a.txt").as_uri()
    with wired() as wire:
        begin(wire, tmp_path, initializationOptions={"model": "no_such_model"})
        wire.open(uri, DRAFT)
        wire.findings(uri, 1, codes={"SB101"})
        wire.settle(uri)
        assert wire.status()["state"] == "error"
        (told,) = wire.told("window/showMessage")
        assert "no_such_model" in told["message"]
        assert wire.end() == 0


def test_folders_come_and_go(tmp_path: Path) -> None:
    put(tmp_path / "one" / "a.txt", DRAFT)
    put(tmp_path / "two" / "a.txt", DRAFT)
    folders = {
        name: {"uri": (tmp_path / name).as_uri(), "name": name}
        for name in ("one", "two")
    }
    with wired() as wire:
        begin(wire, tmp_path / "one")
        event = {"added": [folders["two"]], "removed": [folders["one"]]}
        wire.notify("workspace/didChangeWorkspaceFolders", {"event": event})
        report = wire.result("workspace/diagnostic", {"previousResultIds": []})

    assert [item["uri"] for item in report["items"]] == [
        (tmp_path / "two" / "a.txt").as_uri()
    ]


def test_every_setting_can_be_set() -> None:
    data: dict[str, Any] = {
        "run": "onSave",
        "delay": 0,
        "select": ["SB1"],
        "extendSelect": ["SB402"],
        "ignore": [],
        "severity": {"SB101": "error"},
        "untaggedRun": 3,
        "farTag": 9,
        "saidBookisms": ["mused"],
        "minSeverity": "information",
        "maxFindings": 7,
        "workspace": False,
        "maxDrafts": 4,
        "lens": False,
        "hints": {"untagged": True, "pronouns": True},
        "positionEncoding": "utf-16",
        "model": "mine",
    }
    settings, complaints = parse(data)

    assert complaints == ()
    assert {name.split(".")[0] for name in keys()} == set(data)
    assert settings.said_bookisms == ("mused",)
    assert settings.hints == Hints(untagged=True, pronouns=True)
    unlike = [
        name for name in data if getattr(settings, snake(name)) == default(snake(name))
    ]
    assert unlike == []


def default(name: str) -> Any:
    return getattr(Settings(), name)


def snake(name: str) -> str:
    return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in name)


@pytest.mark.parametrize("data", [None, {}, {"run": None, "hints": None}, {"x": 1}])
def test_what_is_left_open_is_the_default(data: Any) -> None:
    assert parse(data) == (Settings(), ())


@pytest.mark.parametrize(
    "data", [[], "onType", 5, {"hints": {"untagged": "yes"}}, {"hints": "all"}]
)
def test_what_is_no_setting_is_told(data: Any) -> None:
    settings, complaints = parse(data)

    assert settings == Settings()
    assert len(complaints) == 1


def test_hints_may_be_written_with_dots() -> None:
    settings, complaints = parse({"hints.pronouns": True})

    assert (settings.hints, complaints) == (Hints(pronouns=True), ())


def test_every_setting_is_on_its_page_with_its_default() -> None:
    page = PAGE.read_text(encoding="utf-8").split("## Settings")[1].split("\n## ")[0]

    shown = {key: json.loads(value) for key, value in _ROW.findall(page)}

    assert shown == {key: known_default(name) for key, name in keys().items()}


def known_default(name: str) -> Any:
    value: Any = Settings()
    for part in name.split("."):
        value = getattr(value, part)
    return value
