"""While a novel is analysed, everything else is answered as ever."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import quantiles

from wire import Message, Wire, replace, wired

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from made_up_novel import novel

WORDS = 120_000
NOTE = "file:///tmp/note.txt"
NOVEL = "file:///tmp/novel.txt"
TEXT = "“We leave at dawn,” said Nora Hof, the pilot.\n"
TYPED = "She left. "
CANCELLED = -32800
# Seconds, on a machine that does nothing else. On a busy one a server without a novel
# keeps its clients waiting too, and this one may do so a few times longer.
BOUND = 0.25
LONGER = 4


def hover(wire: Wire) -> float:
    """How long it takes to be told about the quotation in the note."""
    params = {"textDocument": {"uri": NOTE}, "position": {"line": 0, "character": 5}}
    begun = time.perf_counter()
    found = wire.result("textDocument/hover", params)
    taken = time.perf_counter() - begun
    assert "Nora Hof" in str(found["contents"])
    return taken


def cancelled(wire: Wire) -> float:
    """How long it takes until a request that waits for the novel is given up."""
    params: Message = {"textDocument": {"uri": NOVEL}}
    id = wire.begin("textDocument/diagnostic", params)
    begun = time.perf_counter()
    wire.notify("$/cancelRequest", {"id": id})
    assert wire.answer(id)["error"]["code"] == CANCELLED
    return time.perf_counter() - begun


def shut_down(wire: Wire) -> float:
    begun = time.perf_counter()
    assert wire.result("shutdown") is None
    return time.perf_counter() - begun


def p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1]


def noted(wire: Wire) -> None:
    wire.initialize(initializationOptions={"delay": 0})
    wire.open(NOTE, TEXT)
    wire.understand(NOTE)


def test_a_novel_keeps_nobody_waiting() -> None:
    text = novel(WORDS)
    with wired() as wire, wired() as idle:
        noted(wire)
        noted(idle)
        wire.open(NOVEL, text)
        hovers, given_up, usual = [], [], []
        for number in range(60):
            sign = TYPED[number % len(TYPED)]
            wire.change(NOVEL, number + 2, replace(0, number, number, sign))
            hovers.append(hover(wire))
            usual.append(hover(idle))
            if number % 2:
                given_up.append(cancelled(wire))
            time.sleep(0.03)
        waiting = wire.status()["documents"]["waiting"]
        end = shut_down(wire)
        wire.notify("exit")
        status = wire.gone()

    figures = {"hover": p95(hovers), "cancelled": p95(given_up), "shut down": end}
    bound = max(BOUND, LONGER * p95(usual))
    sys.stdout.write(f"{figures} within {bound} seconds\n")
    assert waiting == 1, "the novel was done before anything was asked"
    assert max(figures.values()) < bound, figures
    assert status == 0
