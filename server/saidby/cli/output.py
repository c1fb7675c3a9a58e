"""Where results go, and where words to the user go."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from saidby.errors import UnwritableFile

Write = Callable[[str], None]


@contextmanager
def results(path: Path | None = None, *, to_stderr: bool = False) -> Iterator[Write]:
    """Writes lines to standard output, or to a file that is there whole or not at all.

    ``to_stderr`` leaves standard output to a draft that is printed there.

    Output is UTF-8 everywhere. A file name that is not (a lone surrogate in Python)
    becomes an escape, which is what JSON wants too.
    """
    if path is None:
        stream = sys.stderr if to_stderr else sys.stdout
        yield lambda line: _write(stream.buffer, line)
        return
    lines: list[bytes] = []
    yield lambda line: lines.append(_encoded(line))
    from saidby.workspace.writing import write_whole

    try:
        write_whole(path, b"".join(lines))
    except OSError as error:
        raise UnwritableFile(str(path), error.strerror or "not written") from None


def say(message: str) -> None:
    """A word to the user, on standard error, line by line after our name."""
    for line in message.splitlines():
        click.echo(f"saidby: {printable(line)}", err=True)


def printable(text: str) -> str:
    """The text with escapes for what would do something to a terminal."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")
        for sign in text
    )


def counted(number: int, noun: str) -> str:
    """``1 draft``, ``2 drafts``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def close_quietly() -> None:
    """Nobody reads standard output any more: let the last flush go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass  # no real file is behind it
    finally:
        os.close(nowhere)


def _write(stream: BinaryIO, line: str) -> None:
    stream.write(_encoded(line))
    stream.flush()


def _encoded(line: str) -> bytes:
    return f"{line}\n".encode("utf-8", "backslashreplace")
