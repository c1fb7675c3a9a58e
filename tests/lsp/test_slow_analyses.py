"""An analysis that is long in coming keeps nobody waiting who draws beside the text.
What was drawn meanwhile is put right; away from what was edited, all can be done."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wire import PATIENCE, Wire, replace, wired

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from made_up_novel import novel

NOTE = "file:///tmp/crossing.txt"
URI = "file:///tmp/ferry.txt"
TEXT = "“We leave at dawn,” said Nora Hof, the pilot.\n"
MORE = "“And who pays?” asked Olga Brandt, who runs the inn.\n\n"
LENS, HINT = "workspace/codeLens/refresh", "workspace/inlayHint/refresh"
DRAFT = "file:///tmp/pier.md"
PIER = """\
The pier shuts in May, six years after the storm.

“It is a shame for everyone who fishes here.”

The gates stay locked from Sunday on.

“We had no choice,” said Nora Hof, the pilot.
"""
ASIDE, EDITED = 4, 0  # lines, in the text after the edit
ACTS = {
    "textDocument": {
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}
    }
}
REDRAWS = {
    "workspace": {
        name: {"refreshSupport": True}
        for name in ("codeLens", "inlayHint", "semanticTokens", "foldingRange")
    }
}
# Seconds. VS Code asks for lenses as seldom as they were long in coming.
SOON = 3.0
DRAWN = (
    "textDocument/codeLens",
    "textDocument/inlayHint",
    "textDocument/semanticTokens/full",
    "textDocument/foldingRange",
)


@contextmanager
def held(wire: Wire) -> Iterator[None]:
    """The model's process does not get on at all."""
    wire.until(lambda status: status["processes"]["model"])
    process = wire.status()["processes"]["model"]
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def asked(wire: Wire, method: str) -> Any:
    """What is answered, which must not take long."""
    everywhere = replace(0, 0, 0, "")["range"] | {"end": {"line": 9, "character": 0}}
    begun = time.monotonic()
    found = wire.result(method, {"textDocument": {"uri": URI}, "range": everywhere})
    taken = time.monotonic() - begun
    assert taken < SOON, f"{method} took {taken:.1f} seconds"
    return found


def counts(wire: Wire) -> list[str]:
    found = asked(wire, "textDocument/codeLens")
    return [lens["command"]["title"] for lens in found or ()]


def told(wire: Wire, method: str, since: int) -> None:
    wire.wait(lambda message: message.get("method") == method, since=since)


def test_nobody_waits_until_a_long_draft_has_been_read_for_the_first_time() -> None:
    with wired() as wire:
        wire.initialize(capabilities=REDRAWS)
        wire.open(NOTE, TEXT)
        wire.understand(NOTE)
        wire.open(URI, novel(20_000) * 40)

        assert [asked(wire, method) for method in DRAWN] == [None] * len(DRAWN)


def test_a_count_is_put_right_as_soon_as_it_is_known() -> None:
    with wired() as wire:
        wire.initialize(capabilities=REDRAWS, initializationOptions={"delay": 0})
        wire.open(URI, TEXT)
        wire.understand(URI)
        assert counts(wire) == ["1 quotation, 1 speaker"]
        with held(wire):
            wire.change(URI, 2, replace(0, 0, 0, MORE))
            assert counts(wire) == ["1 quotation, 1 speaker"]
            before = len(wire.messages)

        told(wire, LENS, before)

        assert counts(wire) == ["2 quotations, 2 speakers"]


def test_hints_come_although_the_model_was_not_loaded_when_they_were_asked_for() -> (
    None
):
    text = f"{MORE}{TEXT}\n“Nobody does.”\n\n“So be it.”\n"
    hints = {"hints": {"untagged": True}}
    with wired() as wire:
        wire.initialize(capabilities=REDRAWS, initializationOptions=hints)
        with held(wire):
            wire.open(URI, text)
            assert not asked(wire, "textDocument/inlayHint")
            before = len(wire.messages)

        told(wire, HINT, before)
        wire.understand(URI)

        labels = str(asked(wire, "textDocument/inlayHint"))
        assert "Brandt" in labels


def test_whoever_types_on_and_on_is_kept_up_with() -> None:
    text = novel(12_000)
    last = text.count("\n")
    with wired() as wire:
        wire.initialize(capabilities=REDRAWS, initializationOptions={"delay": 2000})
        wire.open(URI, text)
        wire.understand(URI)
        wire.change(URI, 2, replace(0, 0, 0, MORE))
        place = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 5}}
        deadline = time.monotonic() + PATIENCE
        version, shown = 2, ""
        while "Olga Brandt" not in shown:
            assert time.monotonic() < deadline, "no analysis is ever finished"
            version += 1
            wire.change(URI, version, replace(last + 2, 0, 0, "a"))
            wire.begin("textDocument/codeLens", {"textDocument": {"uri": URI}})
            shown = str(wire.result("textDocument/hover", place))
            time.sleep(0.05)

        assert version > 4, "nothing was typed while it was read"


def edited(wire: Wire) -> None:
    """A paragraph is typed before all others, and not analysed."""
    wire.change(DRAFT, 2, replace(0, 0, 0, "“So be it,” she said.\n\n"))


def at_line(line: int) -> dict[str, Any]:
    return {"textDocument": {"uri": DRAFT}, "range": replace(line, 3, 3, "")["range"]}


def test_elsewhere_everything_can_be_done_at_once() -> None:
    with wired() as wire:
        wire.initialize(capabilities=ACTS, initializationOptions={"delay": 0})
        wire.open(DRAFT, PIER, "markdown")
        wire.understand(DRAFT)
        with held(wire):
            edited(wire)
            begun = time.monotonic()
            context = {"context": {"diagnostics": []}}
            found = wire.result("textDocument/codeAction", at_line(ASIDE) | context)
            assert time.monotonic() - begun < SOON
            waiting = wire.begin("textDocument/codeAction", at_line(EDITED) | context)

            action = next(a for a in found if a["title"] == "Attribute to Nora Hof")
            (edit,) = action["edit"]["changes"][DRAFT]
            line = "“It is a shame for everyone who fishes here.”"
            assert edit["newText"] == ' <!-- saidby: speaker "Nora Hof" -->'
            assert edit["range"] == replace(ASIDE, len(line), len(line), "")["range"]

            time.sleep(1.5)
            assert not any(message.get("id") == waiting for message in wire.messages)

        titles = {one["title"] for one in wire.answer(waiting)["result"]}
        assert "This is not a quotation" in titles


def test_commands_hold_elsewhere_and_wait_for_what_was_edited() -> None:
    with wired() as wire:
        wire.answers["workspace/applyEdit"] = lambda params: {"applied": True}
        wire.initialize(initializationOptions={"delay": 0})
        wire.open(DRAFT, PIER, "markdown")
        wire.understand(DRAFT)
        with held(wire):
            edited(wire)
            place = at_line(ASIDE)
            order = {"uri": DRAFT, "range": place["range"], "speaker": "Nora Hof"}
            run = {"command": "saidby.attribute", "arguments": [order]}

            assert wire.result("workspace/executeCommand", run) is True

            (made,) = wire.told("workspace/applyEdit")
            (edit,) = made["edit"]["changes"][DRAFT]
            assert edit["range"]["start"]["line"] == ASIDE


def test_a_name_elsewhere_can_be_pointed_at_to_be_renamed() -> None:
    prepares = {"textDocument": {"rename": {"prepareSupport": True}}}
    name = {"line": 8, "character": len("“We had no choice,” said N")}
    with wired() as wire:
        wire.initialize(capabilities=prepares, initializationOptions={"delay": 0})
        wire.open(DRAFT, PIER, "markdown")
        wire.understand(DRAFT)
        with held(wire):
            edited(wire)
            asked = {"textDocument": {"uri": DRAFT}, "position": name}
            found = wire.result("textDocument/prepareRename", asked)

        assert found["placeholder"] == "Nora Hof"
        assert found["range"]["start"] == {"line": 8, "character": 25}
