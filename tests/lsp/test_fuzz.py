"""Whatever is sent, every request is answered once and the server goes on.

SAIDBY_FUZZ=all sends 50,000 messages, else there are 1,500.
"""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from lsprotocol import types as t
from wire import Wire, wired

MESSAGES = 50_000 if os.environ.get("SAIDBY_FUZZ") == "all" else 1_500
BATCH = 250
URIS = [f"file:///tmp/fuzz-{number}.txt" for number in range(3)]
TEXT = "“Where is it?” asked Nora Hof.\r\n\r\n“Not here,” she said. 😋\u2028“\n" * 3
METHODS = [
    *sorted(t.METHOD_TO_TYPES.keys() - {t.SHUTDOWN, t.EXIT, t.INITIALIZE}),
    *("saidby/nothing", "", "$/nothing", "$/x" * 99),
]
HOSTILE: list[Any] = [
    *(None, True, 0, -1, 1.5, 2**31, 2**63, 1e400, "", "x" * 5_000, "\ud800", "\x00"),
    *([], {}, [[[[]]]], {"a": {"b": [None]}}, [None], {"": ""}),
    *(
        "file:///",
        "file:///%00",
        "untitled:",
        "http://x/y",
        "../../etc/passwd",
        URIS[0],
    ),
    *({"line": -1, "character": 0}, {"line": 2**40, "character": 2**40}, {"line": "1"}),
]


class Fuzz:
    """Makes up messages and keeps count of those that must be answered."""

    def __init__(self, wire: Wire, seed: int) -> None:
        self.wire = wire
        self.chance = random.Random(seed)
        self.expected: list[int] = []
        self.methods: dict[int, str] = {}
        self._number = 1_000

    def send(self) -> None:
        kinds = (self.valid, self.hostile, self.twisted, self.response, self.broken)
        (kind,) = self.chance.choices(kinds, weights=(40, 30, 15, 5, 10))
        kind()

    def request(self, method: str, params: Any) -> None:
        self._number += 1
        message = {"jsonrpc": "2.0", "id": self._number, "method": method}
        self.expected.append(self._number)
        self.methods[self._number] = method
        self.wire.body(json.dumps({**message, "params": params}).encode())

    def valid(self) -> None:
        """What an editor sends, in any order."""
        uri = self.chance.choice(URIS)
        document = {"uri": uri}
        if self.chance.random() < 0.6:
            self.request(self.chance.choice(_READING), self.about(uri))
        elif self.chance.random() < 0.7:
            change = {"range": self.range(), "text": self.chance.choice("a “”\n😋")}
            self.wire.change(uri, self.chance.randrange(-5, 99), change)
        elif self.chance.random() < 0.5:
            self.wire.open(uri, TEXT[: self.chance.randrange(len(TEXT))])
        elif self.expected and self.chance.random() < 0.6:
            self.wire.notify("$/cancelRequest", {"id": self.expected[-1]})
        else:
            method = self.chance.choice(("didClose", "didSave", "didClose"))
            self.wire.notify(f"textDocument/{method}", {"textDocument": document})

    def about(self, uri: str) -> dict[str, Any]:
        """Parameters that fit most requests."""
        return {
            "textDocument": {"uri": uri},
            "position": self.range()["start"],
            "positions": [self.range()["start"]],
            "range": self.range(),
            "context": {"diagnostics": [], "includeDeclaration": True},
            "newName": self.chance.choice(("Ana Ruiz", "", "x\ny")),
            "query": "n",
            "previousResultId": "1",
            "command": self.chance.choice(_COMMANDS),
            "arguments": [{"uri": uri, "range": self.range(), "speaker": "Ana"}],
        }

    def range(self) -> dict[str, Any]:
        places = [
            {"line": self.chance.randrange(9), "character": self.chance.randrange(50)}
            for _ in range(2)
        ]
        return {"start": places[0], "end": places[1]}

    def hostile(self) -> None:
        """Known methods with values that do not belong there."""
        method = self.chance.choice(METHODS)
        params = self.about(self.chance.choice(URIS))
        for key in self.chance.sample(sorted(params), k=self.chance.randrange(1, 4)):
            params[key] = self.chance.choice(HOSTILE)
        whole = self.chance.choice((params, params, self.chance.choice(HOSTILE)))
        if self.chance.random() < 0.6:
            self.request(method, whole)
        else:
            self.wire.notify(method, whole)

    def twisted(self) -> None:
        """Messages that are not quite JSON-RPC; those without a good id have no
        answer of their own."""
        message: dict[str, Any] = {"jsonrpc": "2.0", "method": "textDocument/hover"}
        message[self.chance.choice(("jsonrpc", "method", "id", "params", "x"))] = (
            self.chance.choice(HOSTILE[:18])
        )
        if type(message.get("id")) in (int, str):
            message["id"] = "twisted"
        self.wire.body(json.dumps(message).encode())

    def response(self) -> None:
        id = self.chance.choice(["saidby-1", "saidby-2", 5, None, 1.5, []])
        key = self.chance.choice(("result", "error"))
        self.wire.send(**{"id": id, key: self.chance.choice(HOSTILE)})

    def broken(self) -> None:
        """Bytes. After them comes enough for a cut message to swallow."""
        good = json.dumps({"jsonrpc": "2.0", "method": "$/x"}).encode()
        data = self.chance.choice(
            [
                self.chance.randbytes(self.chance.randrange(40)) + b"\r\n\r\n",
                b"Content-Length: 99999999999\r\n\r\n",
                b"Content-Length: %d\r\n\r\n" % (len(good) + 9) + good + b" " * 9,
                b"Content-Length: 9\r\n\r\n" + good[:9],
                b"CONTENT-LENGTH: %d\r\n\r\n" % len(good) + good,
                b"Content-Length: 20\r\n\r\n" + self.chance.randbytes(20),
            ]
        )
        self.wire.raw(data)


_READING = [
    *(t.TEXT_DOCUMENT_HOVER, t.TEXT_DOCUMENT_DEFINITION, t.TEXT_DOCUMENT_REFERENCES),
    *(t.TEXT_DOCUMENT_DOCUMENT_SYMBOL, t.TEXT_DOCUMENT_CODE_ACTION),
    *(t.TEXT_DOCUMENT_COMPLETION, t.TEXT_DOCUMENT_FOLDING_RANGE, t.WORKSPACE_SYMBOL),
    *(t.TEXT_DOCUMENT_SELECTION_RANGE, t.TEXT_DOCUMENT_RENAME),
    *(t.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, t.TEXT_DOCUMENT_INLAY_HINT),
    *(t.TEXT_DOCUMENT_DIAGNOSTIC, t.WORKSPACE_EXECUTE_COMMAND),
]
_COMMANDS = ["saidby.status", "saidby.report", "saidby.speakers", "saidby.check", "x"]


@pytest.fixture
def wire() -> Iterator[Wire]:
    with wired() as wire:
        wire.initialize(initializationOptions={"delay": 20, "workspace": False})
        wire.settle(URIS[0])
        yield wire


def test_every_request_is_answered_whatever_is_sent(wire: Wire) -> None:
    fuzz = Fuzz(wire, seed=int(os.environ.get("SAIDBY_SEED", "1")))
    for number in range(MESSAGES):
        fuzz.send()
        if number % BATCH == BATCH - 1:
            # One after the other, so that the pipe does not hold it all.
            wire.answer(fuzz.expected[-1])
            fuzz.request("workspace/symbol", {"query": "Nora"})
            wire.answer(fuzz.expected[-1])

    for id in fuzz.expected:
        assert wire.answer(id), fuzz.methods[id]
    answered = Counter(m["id"] for m in wire.messages if type(m.get("id")) is int)
    assert {id: answered[id] for id in fuzz.expected if answered[id] != 1} == {}
    assert wire.stray == b""
    assert b"Traceback" not in wire.errors
    assert wire.end() == 0
