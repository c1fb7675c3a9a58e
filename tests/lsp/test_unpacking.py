"""What the worker sends arrives whole, and large things with pauses between parts."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from saidby.check import check
from saidby.draft import analyse
from saidby.language.parser import Parser
from saidby.lsp import unpacking
from saidby.options import Options
from saidby.queries.index import Index
from saidby.text.source import Source

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from made_up_novel import novel

LARGE = {number: f"turn {number}" for number in range(60_000)}


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    taken: list[float] = []
    monkeypatch.setattr(unpacking, "sleep", taken.append)
    return taken


def through(message: Any) -> Any:
    ours, theirs = Pipe()
    with ours, theirs:
        sending = Thread(target=theirs.send, args=(message,))
        sending.start()
        got = unpacking.received(ours)
        sending.join()
    return got


def test_a_large_message_comes_whole_and_in_parts(pauses: list[float]) -> None:
    assert through(LARGE) == LARGE
    assert len(pauses) > 5


def test_a_small_message_does_not_wait(pauses: list[float]) -> None:
    small = ["“Go on,” she said.", {"code": "SB201"}]

    assert through(small) == small
    assert pauses == []


def test_a_line_that_is_closed_says_so() -> None:
    ours, theirs = Pipe()
    theirs.close()

    with ours, pytest.raises(EOFError):
        unpacking.received(ours)


def test_a_draft_that_is_dropped_leaves_nothing(parser: Parser) -> None:
    draft = analyse(Source("novel.txt", novel(2_000)), parser, Options())
    got = through((replace(draft, parse=None), check(draft, Options())))
    assert Index(got[0]).quotations
    gc.unfreeze()
    gc.collect()

    del got

    assert gc.collect() == 0
