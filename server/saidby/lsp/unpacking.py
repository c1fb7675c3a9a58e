"""Takes what the worker sends, without being in the way of the event loop.

A novel's draft takes a tenth of a second to build again. A thread that does that in one
go shares the interpreter with the loop half and half, so that what the loop has to do
takes twice as long; with pauses in between the loop goes first. Nor is a draft looked
through for garbage: its objects refer to each other in no circle, and a look at two
hundred thousand of them holds up everything for 60 milliseconds.
"""

from __future__ import annotations

import gc
import io
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
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
    packed = _InFrames(connection.recv_bytes())
    with _kept():
        return pickle.Unpickler(packed).load()  # noqa: S301


@contextmanager
def _kept() -> Iterator[None]:
    """What is made here, and was there before, is garbage when nobody refers to it."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


class _InFrames(io.BytesIO):
    """Bytes whose reader pauses between two frames."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _FRAME and self.tell() > _FRAME:
            sleep(_PAUSE)
        return super().read(size)
