"""Hours of random editing in short: nothing is lost, nothing grows, nothing drifts.

20 seconds, or as many as SAIDBY_SOAK says: with 60 or more on a whole novel.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import time
from pathlib import Path
from statistics import quantiles
from typing import Any

from wire import Message, Wire, replace, wired

from saidby.check import check
from saidby.draft import analyse
from saidby.findings import Severity
from saidby.language.parser import Parser
from saidby.lsp.documents import Document
from saidby.lsp.positions import Codec
from saidby.options import Options
from saidby.text.source import Source
from saidby.text.spans import Span

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from made_up_novel import novel

SECONDS = float(os.environ.get("SAIDBY_SOAK", "20"))
WORDS = 120_000 if SECONDS >= 60 else 6_000
A_SECOND = 10
URI = "file:///tmp/soak.txt"
TYPED = (
    "a",
    " ",
    "“",
    "”",
    ",” said Ada Vane.",
    "\n\n",
    "\n",
    "She left. ",
    "😋",
    "\u2028",
)
TIMED = (sys.executable, str(Path(__file__).with_name("timed_server.py")), "server")
# A machine that does other things as well takes its time; the figures are printed.
LONGEST_WAIT = 5.0
WHOLE = 600  # seconds
# What the loop itself works at a time, in milliseconds, whatever else is going on.
MOST_BLOCKED = 100


class Editor:
    """Edits a draft at random, keeping a copy of its own."""

    def __init__(self, wire: Wire, text: str, seed: int) -> None:
        self.wire = wire
        self.chance = random.Random(seed)
        self.codec = Codec("utf-16")
        self.document = Document(_item(text), self.codec)
        self.version = 1
        self.caret = 0

    def edit(self) -> None:
        size = len(self.document.text)
        if self.chance.random() < 0.05:
            self.caret = self.chance.randrange(size + 1)
        start = min(self.caret, size)
        end = start
        if self.chance.random() < 0.3:
            end = min(size, start + self.chance.randrange(30))
        typed = self.chance.choice(TYPED)
        self.caret = start + len(typed)
        self.version += 1
        text = self.document.text
        places = self.codec.range(text, Span(start, end))
        change = _change(places, typed)
        self.document.text = text.replaced(start, end, typed)
        self.wire.change(URI, self.version, change)


def test_random_editing(parser: Parser) -> None:
    text = novel(WORDS)
    with wired(command=TIMED) as wire:
        wire.initialize(initializationOptions={"delay": 200})
        wire.open(URI, text)
        wire.settle(URI)
        editor = Editor(wire, text, seed=int(os.environ.get("SAIDBY_SEED", "3")))
        before, waits = None, []
        gc.collect()
        gc.freeze()  # the garbage of other tests is no wait of the server's
        begun = time.monotonic()
        while (passed := time.monotonic() - begun) < SECONDS:
            wire.forget()
            editor.edit()
            asked = time.monotonic()
            status = wire.status()
            waits.append(time.monotonic() - asked)
            if before is None and passed > SECONDS / 4:
                before = status["memory"]
            id = wire.begin("textDocument/hover", _at(editor))
            assert "result" in wire.answer(id)
            time.sleep(max(0, 1 / A_SECOND - (time.monotonic() - asked)))
        wire.settle(URI)
        after = wire.status()["memory"]
        found = pulled(wire)
        assert wire.end() == 0

    p95 = quantiles(waits, n=20)[-1]
    say(f"{editor.version:,} edits; memory before {before}, after {after}")
    say(f"longest wait {max(waits) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")
    longest, busiest, turns = map(int, wire.errors.split()[-3:])
    say(f"the loop's longest turn {longest} ms, {busiest} of work; {turns} over 50 ms")
    assert found == fresh(parser, editor)
    assert max(waits) < LONGEST_WAIT
    assert busiest < MOST_BLOCKED
    # By the clock too, where a whole machine was set aside for it.
    assert SECONDS < WHOLE or longest < MOST_BLOCKED
    for name, size in (before or {}).items():
        assert after[name] < size * 1.5 + 50_000_000


def say(figures: str) -> None:
    """Shown with ``pytest -s``."""
    sys.stdout.write(f"{figures}\n")


def pulled(wire: Wire) -> list[tuple[str, Any]]:
    params = {"textDocument": {"uri": URI}}
    report = wire.result("textDocument/diagnostic", params)
    return sorted((one["code"], str(one["range"])) for one in report["items"])


def fresh(parser: Parser, editor: Editor) -> list[tuple[str, Any]]:
    text = editor.document.text
    source = Source("/tmp/soak.txt", text.text)
    report = check(analyse(source, parser, Options()), Options())
    found = report.at_least(Severity.WARNING).diagnostics[:1000]
    return sorted((d.code, str(_range(editor, d.span))) for d in found)


def _range(editor: Editor, span: Span) -> Any:
    found = editor.codec.range(editor.document.text, span)
    return _change(found, "")["range"]


def _change(places: Any, typed: str) -> Message:
    change = replace(0, 0, 0, typed)
    for end in ("start", "end"):
        place = getattr(places, end)
        change["range"][end] = {"line": place.line, "character": place.character}
    return change


def _at(editor: Editor) -> Message:
    line = editor.chance.randrange(len(editor.document.text.starts))
    return {"textDocument": {"uri": URI}, "position": {"line": line, "character": 3}}


def _item(text: str) -> Any:
    from lsprotocol.types import TextDocumentItem

    return TextDocumentItem(URI, "plaintext", 1, text)
