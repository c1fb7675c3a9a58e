"""Bytes to messages: the header part of the protocol, read without trust.

A header that cannot be followed is told as a ``BadHeader`` in its place, and reading
goes on at the next one that can: a client's slip must not put the two out of step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_BODY = 256 * 1024 * 1024
_LONGEST_HEADER = 16 * 1024
_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"(?i:content-length)[ \t]*:[ \t]*(\d{1,20})[ \t]*(?=\r\n|$)")
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:[^\r\n]*")


@dataclass(frozen=True, slots=True)
class BadHeader:
    """Something stood where a header should."""


class Frames:
    """Takes bytes as they come in, gives the bodies as they become whole."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._body: int | None = None

    def feed(self, data: bytes) -> Iterator[bytes | BadHeader]:
        """What the bytes complete. To be run to its end before the next call."""
        self._buffer += data
        while True:
            if self._body is None:
                found = self._header()
                if found is None:
                    return
                yield from found
            elif len(self._buffer) >= self._body:
                yield self._take(self._body)
                self._body = None
            else:
                return

    def _header(self) -> list[BadHeader] | None:
        """What was wrong with the next header; None if it is not complete."""
        end = self._buffer.find(_END)
        if end == -1:
            if len(self._buffer) <= _LONGEST_HEADER:
                return None
            # The end may hold the first half of a header.
            del self._buffer[: -_LONGEST_HEADER // 2]
            return [BadHeader()]
        block = self._take(end + len(_END))[:end]
        lengths = [int(found[1]) for found in _LENGTH.finditer(block)]
        if not lengths or lengths[-1] > LONGEST_BODY:
            return [BadHeader()]
        self._body = lengths[-1]
        sound = all(_FIELD.fullmatch(line) for line in block.split(b"\r\n"))
        return [] if sound else [BadHeader()]

    def _take(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken
