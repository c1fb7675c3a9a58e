"""Files written whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Put ``data`` in the place of what the file holds, or leave the file as it was.

    The file's mode is kept, and a link stays a link. Where the path is no regular file
    (a pipe, a terminal), the data is written to it. ``durable`` waits for the disk.
    Raises OSError.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    part = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.part")
    try:
        _write_new(part, data, durable)
        with suppress(FileNotFoundError):
            os.chmod(part, target.stat().st_mode & 0o7777)
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _write_new(path: Path, data: bytes, durable: bool) -> None:
    with path.open("xb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())
