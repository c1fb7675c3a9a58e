"""Where results go, and where words to the user go."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from saidby.errors import UnwritableFile

Write = Callable[[str], None]


@contextmanager
def results(path: Path | None = None, *, to_stderr: bool = False) -> Iterator[Write]:
    """Writes lines to standard output, or to a file that is there whole or not at all.

    ``to_stderr`` leaves standard output to a draft that is printed there.

    Output is UTF-8 everywhere. A file name that is not (a lone surrogate in Python)
    becomes an escape, which is what JSON wants too. If nobody reads it any more, that
    is the end of it, and no failure. Raises UnwritableFile.
    """
    if path is None:
        try:
            yield lambda line: put(_encoded(line), to_stderr=to_stderr)
        except BrokenPipeError:
            close_quietly()
        return
    lines: list[bytes] = []
    yield lambda line: lines.append(_encoded(line))
    from saidby.workspace.writing import write_whole

    try:
        write_whole(path, b"".join(lines))
    except OSError as error:
        raise UnwritableFile(str(path), error.strerror or "not written") from None


def put(data: bytes, *, to_stderr: bool = False) -> None:
    """Write to standard output, or to standard error, at once.

    Raises UnwritableFile, and BrokenPipeError if nobody reads it.
    """
    stream = sys.stderr if to_stderr else sys.stdout
    name = "standard error" if to_stderr else "standard output"
    if stream is None:
        raise UnwritableFile(name, "is closed")
    try:
        stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        close_quietly()
        raise unwritable(name, error) from None


def unwritable(name: str, error: OSError) -> UnwritableFile:
    """What is said of a stream that takes no more."""
    return UnwritableFile(name, f"cannot be written: {error.strerror or 'no cause'}")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody looks at it; a stream that was closed for us is None."""
    return stream is not None and stream.isatty()


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
    """Nothing reads standard output any more: let the last flush go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass  # no real file is behind it
    finally:
        os.close(nowhere)


def _encoded(line: str) -> bytes:
    return f"{line}\n".encode("utf-8", "backslashreplace")
