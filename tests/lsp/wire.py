"""A client that sends what it is told, byte by byte if need be, and notes all answers.

It knows nothing of what a message means, so that it can be rude.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

Message = dict[str, Any]
COMMAND = (sys.executable, "-m", "saidby", "server")
# A loaded machine takes its time to load a language model.
PATIENCE = 60.0


class Wire:
    """A server process and everything that it said."""

    def __init__(
        self,
        *arguments: str,
        environment: Mapping[str, str] = {},
        command: Sequence[str] = COMMAND,
    ) -> None:
        self.process = subprocess.Popen(
            [*command, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **environment},
        )
        self.messages: list[Message] = []
        self.stray = b""
        self.errors = b""
        # What a request of the server's is answered with, by its method.
        self.answers: dict[str, Callable[[Any], Any]] = {}
        self._news = threading.Condition()
        self._number = 0
        self._threads = [
            threading.Thread(target=run, daemon=True)
            for run in (self._read, self._read_errors)
        ]
        for thread in self._threads:
            thread.start()

    # Sending.

    def raw(self, data: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def body(self, body: bytes) -> None:
        self.raw(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    def send(self, **message: Any) -> None:
        self.body(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def notify(self, method: str, params: Any = None) -> None:
        self.send(method=method, params=params)

    def begin(self, method: str, params: Any = None) -> int:
        """Send a request; its id."""
        self._number += 1
        self.send(id=self._number, method=method, params=params)
        return self._number

    def request(self, method: str, params: Any = None) -> Message:
        """Send a request; the whole answer."""
        return self.answer(self.begin(method, params))

    def result(self, method: str, params: Any = None) -> Any:
        answer = self.request(method, params)
        assert "error" not in answer, answer
        return answer["result"]

    # Receiving.

    def answer(self, id: Any) -> Message:
        return self.wait(lambda m: "method" not in m and m.get("id") == id)

    def wait(
        self, wanted: Callable[[Message], Any], *, since: int = 0, patience: float = 0
    ) -> Message:
        """The first message of that kind, as soon as there is one."""
        deadline = time.monotonic() + (patience or PATIENCE)
        with self._news:
            while True:
                for message in self.messages[since:]:
                    if wanted(message):
                        return message
                left = deadline - time.monotonic()
                assert left > 0, self.messages[-3:]
                self._news.wait(left)

    def told(self, method: str) -> list[Any]:
        """The parameters of all messages of that method."""
        return [m["params"] for m in list(self.messages) if m.get("method") == method]

    def forget(self) -> None:
        """Keep nothing of what was said so far: in ten minutes that is a lot."""
        with self._news:
            self.messages.clear()

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream
        while header := stream.readline():
            name, _, value = header.partition(b":")
            if name != b"Content-Length" or stream.readline() != b"\r\n":
                self.stray += header
                continue
            message = json.loads(stream.read(int(value)))
            with self._news:
                self.messages.append(message)
                self._news.notify_all()
            if "id" in message and "method" in message:
                answer = self.answers.get(message["method"], lambda params: None)
                with_ignored_end(self.send)(
                    id=message["id"], result=answer(message.get("params"))
                )

    def _read_errors(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.errors += line

    # A session.

    def initialize(self, **params: Any) -> Any:
        given = {"processId": os.getpid(), "rootUri": None, "capabilities": {}}
        result = self.result("initialize", {**given, **params})
        self.notify("initialized", {})
        return result

    def open(self, uri: str, text: str, language: str = "plaintext") -> None:
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, version: int, *changes: Message) -> None:
        identifier = {"uri": uri, "version": version}
        params = {"textDocument": identifier, "contentChanges": list(changes)}
        self.notify("textDocument/didChange", params)

    def findings(self, uri: str, version: int, *, codes: set[str]) -> list[Message]:
        """The diagnostics of a version as soon as they have just these codes."""

        def wanted(message: Message) -> bool:
            params = message.get("params")
            return (
                message.get("method") == "textDocument/publishDiagnostics"
                and params["uri"] == uri
                and params.get("version") == version
                and {one["code"] for one in params["diagnostics"]} == codes
            )

        found: list[Message] = self.wait(wanted)["params"]["diagnostics"]
        return found

    def settle(self, uri: str) -> None:
        """Wait for an analysis of the text of now, and the end of any quiet."""
        self.result("textDocument/diagnostic", {"textDocument": {"uri": uri}})

    def understand(self, uri: str) -> None:
        """Wait for an analysis of the text of now, whatever is reported."""
        self.result(
            "textDocument/codeAction",
            {
                "textDocument": {"uri": uri},
                "range": replace(0, 0, 0, "")["range"],
                "context": {"diagnostics": []},
            },
        )

    def status(self) -> Any:
        return self.result("workspace/executeCommand", {"command": "saidby.status"})

    def until(self, wanted: Callable[[Any], bool]) -> None:
        """Wait for a status of the server's."""
        deadline = time.monotonic() + PATIENCE
        while not wanted(self.status()):
            assert time.monotonic() < deadline, self.status()
            time.sleep(0.05)

    def end(self) -> int:
        """Shut down as a client should; the exit status."""
        if self.process.poll() is None:
            self.request("shutdown")
            self.notify("exit")
        return self.gone()

    def gone(self, patience: float = PATIENCE) -> int:
        """Wait for the end of the process; the exit status."""
        status = self.process.wait(patience)
        for thread in self._threads:
            thread.join(patience)
        return status


def with_ignored_end(send: Callable[..., None]) -> Callable[..., None]:
    """The server may be gone before its last question is answered."""

    def sent(**message: Any) -> None:
        with suppress(BrokenPipeError, ValueError):
            send(**message)

    return sent


def replace(line: int, start: int, end: int, text: str) -> Message:
    """A change within one line."""
    return {
        "range": {
            "start": {"line": line, "character": start},
            "end": {"line": line, "character": end},
        },
        "text": text,
    }


@contextmanager
def wired(
    *arguments: str,
    environment: Mapping[str, str] = {},
    command: Sequence[str] = COMMAND,
) -> Iterator[Wire]:
    """A server that is ended at the latest when the test is."""
    wire = Wire(*arguments, environment=environment, command=command)
    try:
        yield wire
    finally:
        if wire.process.poll() is None:
            wire.process.kill()
        wire.gone()
        for stream in (wire.process.stdin, wire.process.stdout, wire.process.stderr):
            if stream:
                with_ignored_end(lambda stream=stream: stream.close())()
