"""One session over pipes or a local port, and the watch over the parent."""

from __future__ import annotations

import asyncio
import errno
import gc
import os
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from saidby.errors import SaidbyError
from saidby.lsp.framing import BadHeader, Frames
from saidby.lsp.protocol import State
from saidby.lsp.server import Server
from saidby.lsp.stdio import CHUNK, Opened

LOOPBACK = "127.0.0.1"
_GLANCE = 256  # bytes at the start that tell a cancellation
_CANCEL = b"$/cancelRequest"
_WATCH = 1.0  # seconds between looks at the parent


def serve_pipes(opened: Opened, model: str | None) -> int:
    """Serve the client on the other end of two descriptors; the exit status."""
    return asyncio.run(_over_pipes(opened, model))


def serve_tcp(
    port: int, announce: Callable[[int], None], model: str | None = None
) -> int:
    """Serve the first client that connects to a local port; the exit status.

    Port 0 means any that is free. ``announce`` is told the port. Raises SaidbyError if
    the port cannot be had.
    """
    return asyncio.run(_over_socket(port, announce, model))


async def _over_pipes(opened: Opened, model: str | None) -> int:
    session = _Session(model)
    session.server.protocol.connect(opened.pipe)
    session.server.protocol.is_greeted = opened.is_greeted
    session.server.desk.analysing.analyst.hired = opened.hired
    Thread(target=session.read, args=(opened,), daemon=True, name="reader").start()
    status = await session.until_ended()
    opened.pipe.close()
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
        while data := await reader.read(CHUNK):
            for frame in frames.feed(data):
                session.server.protocol.receive(frame)
        session.input_ended()

    try:
        listening = await asyncio.start_server(connected, LOOPBACK, port)
    except OSError as error:
        await session.server.close()
        raise SaidbyError(_no_port(port, error)) from None
    announce(listening.sockets[0].getsockname()[1])
    async with listening:
        return await session.until_ended()


def _no_port(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken by another program"
    cause = os.strerror(error.errno) if error.errno else "no cause given"
    return f"port {port} cannot be used: {cause}"


class _Session:
    """One client, from the first byte to the exit status."""

    def __init__(self, model: str | None) -> None:
        self._loop = asyncio.get_running_loop()
        self._ended: asyncio.Future[int] = self._loop.create_future()
        self.server = Server(model)
        # What is loaded stays: no use in looking through it for garbage. (The same
        # goes for what the worker sends.)
        gc.freeze()
        gc.set_threshold(20_000, 20, 100)
        self.server.protocol.ended = self._ended

    def read(self, opened: Opened) -> None:
        """Take everything that comes in; runs in a thread of its own."""
        with suppress(RuntimeError):  # the loop is closed: it is over
            for frame in opened.first:
                self._take(frame)
            while data := os.read(opened.source, CHUNK):
                for frame in opened.frames.feed(data):
                    self._take(frame)
            self._loop.call_soon_threadsafe(self.input_ended)

    def _take(self, frame: bytes | BadHeader) -> None:
        protocol = self.server.protocol
        if not isinstance(frame, BadHeader) and _CANCEL in frame[:_GLANCE]:
            protocol.note_cancellation(frame)
        self._loop.call_soon_threadsafe(protocol.receive, frame)

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
