"""``initialize`` is answered before anything heavy is loaded, and no less truly."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from wire import wired

from saidby.lsp.announcing import capabilities_text
from saidby.lsp.greeting import PATH, encoding_for, greeting_in, result_for

HEAVY = (
    "spacy",
    "numpy",
    "pydantic",
    "lsprotocol",
    "pygls",
    "asyncio",
    "click.testing",
)


def test_the_capabilities_on_file_are_those_of_the_features() -> None:
    """If not: python -m saidby.lsp.announcing"""
    assert PATH.read_text(encoding="utf-8") == capabilities_text()


def test_nothing_heavy_is_loaded_for_the_answer() -> None:
    code = (
        "import saidby.cli.server, saidby.lsp.stdio, sys\n"
        "from saidby.lsp.greeting import result_for\n"
        "result_for({'capabilities': {}})\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_the_server_itself_never_loads_the_language_model() -> None:
    code = (
        "import saidby.lsp.serving, saidby.lsp.renewing, saidby.lsp.worker, sys\n"
        "print([name for name in ('spacy', 'thinc') if name in sys.modules])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "offered, pinned, agreed",
    [
        (None, None, "utf-16"),
        ([], None, "utf-16"),
        (["utf-16"], None, "utf-16"),
        (["utf-8", "utf-32", "utf-16"], None, "utf-8"),
        (["utf-32", "utf-8", "utf-16"], None, "utf-32"),
        (["utf-7", "utf-8"], None, "utf-8"),
        (["utf-7", 5], None, "utf-16"),
        (["utf-8", "utf-16"], "utf-16", "utf-16"),
        (["utf-8", "utf-16"], "utf-32", "utf-8"),
        (["utf-8", "utf-32"], "utf-32", "utf-32"),
        (["utf-8"], "utf-7", "utf-8"),
    ],
)
def test_encodings_are_agreed_upon(offered: Any, pinned: Any, agreed: str) -> None:
    params = {
        "capabilities": {"general": {"positionEncodings": offered}},
        "initializationOptions": {"positionEncoding": pinned},
    }

    assert encoding_for(params) == agreed
    assert result_for(params)["capabilities"]["positionEncoding"] == agreed


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b'{"jsonrpc": "2.0", "id": 1, "method": "shutdown", "params": {}}',
        b'{"jsonrpc": "2.0", "id": null, "method": "initialize", "params": {}}',
        b'{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": []}',
        b'{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": 5}',
    ],
)
def test_what_is_not_well_formed_is_left_to_the_session(body: bytes) -> None:
    assert greeting_in(body) is None


def test_nonsense_inside_the_capabilities_costs_only_them() -> None:
    nonsense = {"textDocument": {"hover": 5, "synchronization": "yes"}, "general": []}
    with wired() as wire:
        wire.initialize(capabilities=nonsense, clientInfo=7)
        wire.open("file:///tmp/a.txt", "The note says “not today and nothing else.\n")
        wire.findings("file:///tmp/a.txt", 1, codes={"SB101"})
        assert wire.end() == 0
        initialized = [m for m in wire.messages if m.get("id") == 1]
        assert len(initialized) == 1


def test_a_bad_initialize_is_answered_and_a_good_one_may_follow() -> None:
    with wired() as wire:
        assert wire.request("initialize", {})["error"]["code"] == -32602
        assert wire.initialize()["serverInfo"]["name"] == "saidby"
        assert wire.end() == 0
