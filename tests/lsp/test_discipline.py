"""Every request gets one answer, and nothing that a client does ends the server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from wire import Wire, replace, wired

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
NO_METHOD = -32601
BAD_PARAMS = -32602
NOT_INITIALIZED = -32002
CANCELLED = -32800

HIDDEN = "the pilot’s hidden sister"
URI = "file:///tmp/discipline.txt"


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    with wired() as wire:
        wire.initialize()
        wire.open(URI, f"“Nobody knows of {HIDDEN},” said Nora Hof.\n")
        yield wire
        assert wire.end() == 0
        assert wire.stray == b""
        answered = [m["id"] for m in wire.messages if type(m.get("id")) is int]
        assert len(answered) == len(set(answered))


def code(message: dict[str, object]) -> object:
    error = message["error"]
    assert isinstance(error, dict)
    assert set(error) == {"code", "message"}
    assert "/" not in re.sub(r"\b(textDocument|workspace)/", "", error["message"])
    assert HIDDEN not in error["message"]
    return error["code"]


def test_before_initialize_only_initialize_is_answered() -> None:
    with wired() as wire:
        wire.notify("textDocument/didOpen", {"nonsense": True})
        assert code(wire.request("textDocument/hover", {})) == NOT_INITIALIZED
        assert code(wire.request("shutdown")) == NOT_INITIALIZED
        assert wire.initialize()["serverInfo"]["name"] == "saidby"
        wire.notify("exit")

        assert wire.gone() == 1


def test_a_session_has_one_beginning_and_one_end() -> None:
    with wired() as wire:
        wire.initialize()
        again = {"processId": None, "rootUri": None, "capabilities": {}}
        assert code(wire.request("initialize", again)) == INVALID_REQUEST
        assert wire.result("shutdown") is None
        assert code(wire.request("shutdown")) == INVALID_REQUEST
        assert code(wire.request("textDocument/hover", {})) == INVALID_REQUEST
        wire.notify("textDocument/didOpen", {})
        wire.notify("exit")

        assert wire.gone() == 0


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"\xff\xfe\xfd",
        b"[" * 100_000,
        b'{"jsonrpc": "2.0", "id": ' + b"9" * 10_000 + b"}",
    ],
    ids=["cut", "empty", "bytes", "deep", "long"],
)
def test_what_is_not_json_is_told_so(wire: Wire, body: bytes) -> None:
    before = len(wire.messages)

    wire.body(body)

    answer = wire.wait(lambda m: "error" in m, since=before)
    assert (answer["id"], code(answer)) == (None, PARSE_ERROR)


@pytest.mark.parametrize(
    "message",
    [
        [],
        [{"jsonrpc": "2.0", "id": 1, "method": "shutdown"}],
        "shutdown",
        None,
        {"id": "odd", "method": "shutdown"},
        {"jsonrpc": "1.0", "id": "odd", "method": "shutdown"},
        {"jsonrpc": "2.0", "id": "odd", "method": 5},
        {"jsonrpc": "2.0", "id": 1.5, "method": "shutdown"},
        {"jsonrpc": "2.0", "id": None, "method": "shutdown"},
        {"jsonrpc": "2.0", "id": [1], "method": "shutdown"},
        {"jsonrpc": "2.0", "id": True, "method": "shutdown"},
    ],
)
def test_what_is_no_request_is_told_so(wire: Wire, message: object) -> None:
    before = len(wire.messages)

    wire.body(json.dumps(message).encode())

    answer = wire.wait(lambda m: "error" in m, since=before)
    assert code(answer) == INVALID_REQUEST


@pytest.mark.parametrize(
    "method, params",
    [
        ("textDocument/foldingRange", None),
        ("textDocument/foldingRange", []),
        ("textDocument/foldingRange", {"textDocument": {}}),
        ("textDocument/diagnostic", {"textDocument": None}),
        ("workspace/executeCommand", {"command": "saidby.nothing"}),
        ("workspace/executeCommand", {"arguments": [1]}),
    ],
)
def test_bad_parameters_are_answered(wire: Wire, method: str, params: object) -> None:
    assert code(wire.request(method, params)) == BAD_PARAMS


def test_an_unknown_method_is_answered_an_unknown_notification_is_not(
    wire: Wire,
) -> None:
    before = len(wire.messages)

    wire.notify("window/nothing", {})
    wire.notify("$/nothing", {})
    wire.notify("textDocument/hover", {})
    assert code(wire.request("textDocument/nothing", {})) == NO_METHOD
    assert code(wire.request("$/nothing", {})) == NO_METHOD
    assert code(wire.request("textDocument/didOpen", {})) == NO_METHOD

    answers = [m for m in wire.messages[before:] if "id" in m]
    assert len(answers) == 3


def test_a_key_named_jsonrpc_in_the_parameters_is_fine(wire: Wire) -> None:
    params = {"textDocument": {"uri": URI, "jsonrpc": "2.0"}, "jsonrpc": "2.0"}

    assert wire.result("textDocument/foldingRange", params) == []


def test_changes_of_a_document_that_is_not_open_are_ignored(wire: Wire) -> None:
    before = len(wire.messages)

    wire.change("file:///tmp/never.txt", 3, replace(0, 0, 0, "x"))
    wire.notify(
        "textDocument/didClose", {"textDocument": {"uri": "file:///tmp/never.txt"}}
    )
    params = {"textDocument": {"uri": "file:///tmp/never.txt"}}

    assert wire.result("textDocument/foldingRange", params) is None
    assert all(m.get("method") != "window/showMessage" for m in wire.messages[before:])


@pytest.mark.parametrize(
    "header",
    [
        b"content-length: %d\r\n\r\n",
        b"CONTENT-LENGTH:%d\r\n\r\n",
        b"Content-Type: text; charset=utf-8\r\nContent-Length: %d\r\n\r\n",
        b"X-Other: 1\r\nContent-Length:  %d  \r\nY: z\r\n\r\n",
    ],
)
def test_headers_are_read_as_those_of_http(wire: Wire, header: bytes) -> None:
    params = {"textDocument": {"uri": URI}}
    name = f"header {header!r}"
    message = {"jsonrpc": "2.0", "id": name, "method": "textDocument/foldingRange"}
    body = json.dumps({**message, "params": params}).encode()

    wire.raw(header % len(body) + body)

    assert wire.answer(name)["result"] == []


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Length: 99999999999\r\n\r\n",
        b"Content-Length: -5\r\n\r\n",
        b"Content-Length: five\r\n\r\n",
        b"Hello: there\r\n\r\n",
        b"\r\n\r\n",
        b"\x00\xff garbage without a colon\r\n\r\n",
        b"z" * 40_000 + b"\r\n\r\n",
    ],
)
def test_after_a_bad_header_the_next_good_one_counts(wire: Wire, header: bytes) -> None:
    before = len(wire.messages)

    wire.raw(header)

    assert code(wire.wait(lambda m: "error" in m, since=before)) == PARSE_ERROR
    assert (
        wire.result("textDocument/foldingRange", {"textDocument": {"uri": URI}}) == []
    )


def test_what_follows_a_message_cut_short_is_lost_and_no_more(wire: Wire) -> None:
    before = len(wire.messages)
    lost = b'{"jsonrpc": "2.0", "id": 1, "method": "shutdown"}'
    wire.raw(b"Content-Length: 100\r\n\r\n" + b'{"jsonrpc": ')
    wire.body(lost + b" " * 100)

    assert code(wire.wait(lambda m: "error" in m, since=before)) == PARSE_ERROR
    assert (
        wire.result("textDocument/foldingRange", {"textDocument": {"uri": URI}}) == []
    )


def test_an_answer_that_nobody_asked_for_is_ignored(wire: Wire) -> None:
    for id in ("saidby-999", 5, None, [1]):
        wire.send(id=id, result={"x": 1})
        wire.send(id=id, error={"code": 1, "message": "no"})
    wire.body(b'{"jsonrpc": "2.0"}')

    assert (
        wire.result("textDocument/foldingRange", {"textDocument": {"uri": URI}}) == []
    )


def test_a_cancelled_request_is_answered_as_cancelled(wire: Wire) -> None:
    uri = "file:///tmp/long.txt"
    wire.open(uri, "“Where is it?” asked Nora Hof. She looked away.\n\n" * 3_000)

    id = wire.begin(
        "textDocument/diagnostic",
        {"textDocument": {"uri": uri}},
    )
    wire.notify("$/cancelRequest", {"id": id})

    begun = time.monotonic()
    assert code(wire.answer(id)) == CANCELLED
    assert time.monotonic() - begun < 2
    wire.notify("$/cancelRequest", {"id": 12345})
    wire.notify("$/cancelRequest", {"id": None})
    wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


def test_the_same_id_may_not_be_under_way_twice(wire: Wire) -> None:
    uri = "file:///tmp/twice.txt"
    wire.open(uri, "“Where is it?” asked Nora Hof. She looked away.\n\n" * 3_000)
    params = {"textDocument": {"uri": uri}}
    before = len(wire.messages)

    wire.send(id="twin", method="textDocument/diagnostic", params=params)
    wire.send(id="twin", method="textDocument/diagnostic", params=params)

    assert code(wire.wait(lambda m: "error" in m, since=before)) == INVALID_REQUEST
    wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


def test_the_end_of_input_ends_the_server() -> None:
    with wired() as wire:
        wire.initialize()
        assert wire.process.stdin
        wire.process.stdin.close()

        assert wire.gone() == 1


@pytest.mark.skipif(os.name == "nt", reason="processes are asked about otherwise")
def test_it_ends_when_its_parent_does() -> None:
    parent = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with wired() as wire:
        wire.initialize(processId=parent.pid)
        parent.communicate(b"\n")

        assert wire.gone() == 1


def test_standard_output_is_for_the_protocol_alone() -> None:
    """What a library prints, here at start, goes to standard error."""
    with wired(environment={"PYTHONVERBOSE": "1"}) as wire:
        wire.initialize()
        wire.open(URI, f"“{HIDDEN},” said Nora Hof.\n")
        wire.findings(URI, 1, codes=set())
        assert wire.end() == 0
        assert wire.stray == b""
        assert HIDDEN.encode() not in wire.errors


def test_a_port_is_served_on_this_machine_only() -> None:
    import socket

    with wired("--tcp", "0") as wire:
        deadline = time.monotonic() + 30
        while b"port" not in wire.errors:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        port = int(wire.errors.split()[-1])
        with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
            body = b'{"jsonrpc":"2.0","id":1,"method":"shutdown"}'
            line.sendall(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            assert b"-32002" in line.recv(4096)
            with socket.create_connection(("127.0.0.1", port), timeout=10) as other:
                assert other.recv(10) == b""
        assert wire.gone() == 1


def test_a_port_that_is_taken_is_said() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with wired("--tcp", str(port)) as wire:
            assert wire.gone() == 2
            expected = f"saidby: port {port} is taken by another program\n"
            assert wire.errors.decode() == expected
