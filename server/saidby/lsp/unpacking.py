"""Takes what the worker sends, without being in the way of the event loop.

A novel's draft takes a tenth of a second to build again. A thread that does that in one
go shares the interpreter with the loop half and half, so that what the loop has to do
takes twice as long; with pauses in between the loop goes first.
"""

from __future__ import annotations

import io
import pickle
from time import sleep
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

# Bytes: pickle packs what it writes in frames of 64 KiB, a few milliseconds' work each.
_FRAME = 60_000
# Seconds after each of them.
_PAUSE = 0.01


def received(connection: Connection[Any, Any]) -> Any:
    """The next message. Raises EOFError or OSError if there will be none.

    The line is a pipe to a process of our own; nobody else can write to it.
    """
    return pickle.Unpickler(_InFrames(connection.recv_bytes())).load()  # noqa: S301


class _InFrames(io.BytesIO):
    """Bytes whose reader pauses between two frames."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _FRAME and self.tell() > _FRAME:
            sleep(_PAUSE)
        return super().read(size)
