"""Drafts with their fixes, shown as a patch that ``patch`` and ``git apply`` take."""

from __future__ import annotations

import codecs
import difflib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from saidby.cli.running import Answered

# Patches know this line end only; splitlines() would also break at U+2028.
_ROW = re.compile(r"[^\n]*\n|[^\n]+")
_MARK = "\ufeff"
# As in C; other bytes are written as three octal digits.
_LETTERS = dict(zip(b'\a\b\t\n\v\f\r"\\', 'abtnvfr"\\', strict=True))


def difference(answered: Answered) -> Iterator[str]:
    """What fixing would change, as lines of a unified difference."""
    if answered.mended is None:
        return
    mark = _MARK if _is_marked(answered) else ""
    name = patch_name(answered.path)
    for line in difflib.unified_diff(
        _ROW.findall(mark + answered.job.source.text),
        _ROW.findall(mark + answered.mended.source.text),
        name,
        name,
    ):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def patch_name(path: str) -> str:
    """A file name as git writes it in a patch.

    What could command a terminal, or end the line, is escaped between quotation marks.
    A name with a space is followed by a tab: a date could come after it.
    """
    name = path.replace(os.sep, "/")
    if all(map(_is_plain, name)):
        return f"{name}\t" if " " in name else name
    return '"' + "".join(map(_escaped, name)) + '"'


def _is_plain(sign: str) -> bool:
    return sign.isprintable() and sign not in '"\\'


def _escaped(sign: str) -> str:
    if _is_plain(sign):
        return sign
    return "".join(
        f"\\{_LETTERS.get(byte, f'{byte:03o}')}" for byte in os.fsencode(sign)
    )


def _is_marked(answered: Answered) -> bool:
    """Whether the file has a byte order mark: it is a part of the first line."""
    if answered.job.from_stdin:
        return False
    with suppress(OSError), Path(answered.path).open("rb") as file:
        return file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
    return False
