"""The server on standard input and output: the first minute, and then the session.

``initialize`` is answered and the worker started before anything heavy is imported.
Standard output carries nothing but the protocol: its descriptor is taken away from
the rest of the program, whose prints go to standard error.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Thread

from saidby.lsp.framing import BadHeader, Frames
from saidby.lsp.greeting import Greeting, greeting_in, result_for
from saidby.lsp.hiring import Hired, hire

CHUNK = 1 << 16
_PATIENCE = 2.0  # seconds for what is left to write


class Pipe:
    """Writes to a descriptor from a thread, so that a slow reader stops nobody."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._queue: SimpleQueue[bytes | None] = SimpleQueue()
        self._thread = Thread(target=self._run, daemon=True, name="writer")
        self._thread.start()

    def write(self, data: bytes) -> None:
        self._queue.put(data)

    def close(self) -> None:
        self._queue.put(None)
        self._thread.join(_PATIENCE)

    def _run(self) -> None:
        while (data := self._queue.get()) is not None:
            view = memoryview(data)
            try:
                while view:
                    view = view[os.write(self._descriptor, view) :]
            except OSError:
                return  # nobody reads any more; the end of input follows


@dataclass(slots=True)
class Opened:
    """The two ends, and what has been read and done so far."""

    source: int
    pipe: Pipe
    frames: Frames = field(default_factory=Frames)
    first: list[bytes | BadHeader] = field(default_factory=list)
    is_greeted: bool = False
    hired: Hired | None = None


def opened_stdio(model: str | None = None) -> Opened:
    """Greet the client on standard input and output, if it begins as it should."""
    source, sink = _own_descriptors()
    opened = Opened(source, Pipe(sink))
    while not opened.first and (data := os.read(source, CHUNK)):
        opened.first += opened.frames.feed(data)
    body = opened.first[0] if opened.first else None
    if isinstance(body, bytes) and (greeting := greeting_in(body)):
        opened.pipe.write(_answer(greeting))
        opened.is_greeted = True
        opened.hired = hire(model or greeting.model)
    return opened


def _answer(greeting: Greeting) -> bytes:
    result = result_for(greeting.params)
    message = {"jsonrpc": "2.0", "id": greeting.id, "result": result}
    body = json.dumps(message).encode("ascii")
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def _own_descriptors() -> tuple[int, int]:
    """Standard input and output for ourselves alone."""
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return source, sink
