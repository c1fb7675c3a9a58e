"""Files to sources: bytes decoded, line ends kept, what is no text said plainly."""

from __future__ import annotations

import codecs
from pathlib import Path

from saidby.errors import UnreadableFile
from saidby.formats import format_of
from saidby.text.source import Source

# The longer marks first: a UTF-32 mark starts like a UTF-16 one.
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY = "windows-1252"
_LOOKED_AT = 8192  # bytes


def read_source(
    path: Path, *, encoding: str = "utf-8", shown: str | None = None
) -> Source:
    """The draft in a file; ``shown`` is its name in messages and in the source.

    Raises UnreadableFile if there is no such file, or it is not text in the encoding.
    """
    name = shown or str(path)
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise UnreadableFile(name, "is a folder, not a draft") from None
    except FileNotFoundError:
        raise UnreadableFile(name, "there is no such file") from None
    except OSError as error:
        raise UnreadableFile(name, error.strerror or "cannot be read") from None
    return Source(name, decode(data, shown=name, encoding=encoding), format_of(name))


def decode(data: bytes, *, shown: str, encoding: str = "utf-8") -> str:
    """The text without its byte order mark; the line ends stay as they are.

    Raises UnreadableFile, naming the first byte that does not fit, and where it is.
    """
    try:
        codec = codecs.lookup(encoding).name
        _refuse_other(data, codec, shown)
        return data.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnreadableFile(shown, _misfit(data, error, encoding, codec)) from None
    except (LookupError, ValueError):
        raise UnreadableFile(shown, f"there is no encoding {encoding!r}") from None


def _refuse_other(data: bytes, codec: str, shown: str) -> None:
    """What is marked or filled as another encoding, or is no text at all."""
    if codec.startswith(("utf-16", "utf-32")):
        return
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            name = encoding.upper()
            cause = f"is {name} by its byte order mark; try --encoding {encoding}"
            raise UnreadableFile(shown, cause)
    at = data.find(0, 0, _LOOKED_AT)
    if at != -1:
        raise UnreadableFile(shown, f"is not text: it holds a zero byte at offset {at}")


def _misfit(data: bytes, error: UnicodeDecodeError, encoding: str, codec: str) -> str:
    start = error.start
    name = "UTF-8" if codec == "utf-8" else encoding
    if start >= len(data):
        return f"ends in the middle of a character of {name}"
    place = f"at offset {start} (line {_line(data, start)})"
    cause = f"byte 0x{data[start]:02X} {place} is not {name}"
    return f"{cause}; try --encoding {_LIKELY}" if codec == "utf-8" else cause


def _line(data: bytes, offset: int) -> int:
    """The line of a byte, from one; a carriage return and a line feed are one end."""
    before = data[:offset]
    pairs = before.count(b"\r\n")
    return 1 + before.count(b"\n") + before.count(b"\r") - pairs
