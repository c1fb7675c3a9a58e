"""An analysis that is long in coming keeps nobody waiting who draws beside the text,
and what was drawn meanwhile is put right."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wire import Wire, replace, wired

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from made_up_novel import novel

NOTE = "file:///tmp/crossing.txt"
URI = "file:///tmp/ferry.txt"
TEXT = "“We leave at dawn,” said Nora Hof, the pilot.\n"
MORE = "“And who pays?” asked Olga Brandt, who runs the inn.\n\n"
LENS, HINT = "workspace/codeLens/refresh", "workspace/inlayHint/refresh"
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
