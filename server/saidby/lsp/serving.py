"""The server's ends: standard input and output or a local port, and the parent.

Standard output carries nothing but the protocol: its descriptor is taken away from
the rest of the program, whose prints go to standard error.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread

from saidby.lsp.framing import BadHeader, Frames
from saidby.lsp.protocol import State
from saidby.lsp.server import Server

LOOPBACK = "127.0.0.1"
_CHUNK = 1 << 16
_GLANCE = 256  # bytes at the start that tell a cancellation
_CANCEL = b"$/cancelRequest"
_WATCH = 1.0  # seconds between looks at the parent
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


def serve_stdio(model: str | None = None) -> int:
    """Serve one client on standard input and output; the exit status."""
    source, sink = _own_descriptors()
    return asyncio.run(_over_pipes(source, sink, model))


def serve_tcp(
    port: int, announce: Callable[[int], None], model: str | None = None
) -> int:
    """Serve the first client that connects to a local port; the exit status.

    Port 0 means any that is free. ``announce`` is told the port.
    """
    return asyncio.run(_over_socket(port, announce, model))


def _own_descriptors() -> tuple[int, int]:
    """Standard input and output for ourselves alone."""
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return source, sink


async def _over_pipes(source: int, sink: int, model: str | None) -> int:
    session = _Session(model)
    pipe = Pipe(sink)
    session.server.protocol.connect(pipe)
    Thread(target=session.read, args=(source,), daemon=True, name="reader").start()
    status = await session.until_ended()
    pipe.close()
    return status


async def _over_socket(
    port: int, announce: Callable[[int], None], model: str | None
) -> int:
    session = _Session(model)

    async def connected(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        if session.server.protocol.is_connected:
            writer.close()
            return
        session.server.protocol.connect(writer)
        frames = Frames()
        while data := await reader.read(_CHUNK):
            for frame in frames.feed(data):
                session.server.protocol.receive(frame)
        session.input_ended()

    listening = await asyncio.start_server(connected, LOOPBACK, port)
    announce(listening.sockets[0].getsockname()[1])
    async with listening:
        return await session.until_ended()


class _Session:
    """One client, from the first byte to the exit status."""

    def __init__(self, model: str | None) -> None:
        self._loop = asyncio.get_running_loop()
        self._ended: asyncio.Future[int] = self._loop.create_future()
        self.server = Server(model)
        self.server.protocol.ended = self._ended

    def read(self, source: int) -> None:
        """Take everything that comes in; runs in a thread of its own."""
        frames, protocol = Frames(), self.server.protocol
        with suppress(RuntimeError):  # the loop is closed: it is over
            while data := os.read(source, _CHUNK):
                for frame in frames.feed(data):
                    if not isinstance(frame, BadHeader) and _CANCEL in frame[:_GLANCE]:
                        protocol.note_cancellation(frame)
                    self._loop.call_soon_threadsafe(protocol.receive, frame)
            self._loop.call_soon_threadsafe(self.input_ended)

    def input_ended(self) -> None:
        """A client that is gone cannot say ``exit``."""
        protocol = self.server.protocol
        protocol.end(0 if protocol.state is State.DOWN else 1)

    async def until_ended(self) -> int:
        watching = self._loop.create_task(self._watch_parent())
        try:
            return await self._ended
        finally:
            watching.cancel()
            await self.server.close()

    async def _watch_parent(self) -> None:
        """End with the client even if somebody else holds our input open."""
        first = os.getppid()
        while _is_alive(self.server.process_id, first):  # noqa: ASYNC110 - none tells
            await asyncio.sleep(_WATCH)
        self.server.protocol.end(1)


def _is_alive(process: int | None, first_parent: int) -> bool:
    if process is None or os.name == "nt":
        return True  # signal 0 would end a process there
    if process == first_parent and os.getppid() != first_parent:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True
