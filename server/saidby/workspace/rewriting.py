"""A draft's text put back into its file, in its encoding and with its mark."""

from __future__ import annotations

import codecs
from pathlib import Path

from saidby.errors import UnwritableFile
from saidby.text.source import Source
from saidby.workspace.writing import write_whole

# A byte order mark, and the encoding that it stands for where that is left open.
_MARKS = {
    "utf-8": ((codecs.BOM_UTF8, "utf-8"),),
    "utf-8-sig": ((codecs.BOM_UTF8, "utf-8"), (b"", "utf-8")),
    "utf-16-le": ((codecs.BOM_UTF16_LE, "utf-16-le"),),
    "utf-16-be": ((codecs.BOM_UTF16_BE, "utf-16-be"),),
    "utf-16": ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")),
    "utf-32": ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")),
}


def rewrite(source: Source, text: str, encoding: str) -> None:
    """Replace the text of the file that ``source`` was read from.

    Raises UnwritableFile, and leaves the file alone, if it is no longer what was read,
    if its encoding lacks a character of the new text, if it has a second name, or if it
    cannot be written.
    """
    path = Path(source.path)
    try:
        raw = path.read_bytes()
        mark, codec = _mark(raw, encoding)
        if mark + source.text.encode(codec) != raw:
            raise UnwritableFile(source.path, "was changed meanwhile; not fixed")
        if path.stat().st_nlink > 1:
            # A file put in its place would part the two; one that is written over is
            # lost if that is cut short.
            cause = "has another name (a hard link), which would be lost; not fixed"
            raise UnwritableFile(source.path, cause)
        write_whole(path, mark + text.encode(codec))
    except UnicodeEncodeError as error:
        missing = error.object[error.start]
        cause = f"{missing!r} cannot be written in {encoding}; not fixed"
        raise UnwritableFile(source.path, cause) from None
    except OSError as error:
        raise UnwritableFile(source.path, error.strerror or "not fixed") from None


def _mark(raw: bytes, encoding: str) -> tuple[bytes, str]:
    name = codecs.lookup(encoding).name
    for mark, codec in _MARKS.get(name, ()):
        if raw.startswith(mark):
            return mark, codec
    return b"", encoding
