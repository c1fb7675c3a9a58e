"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

_ANYONE_WRITES = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def write_whole(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Put ``data`` in the place of what the file holds, or leave the file as it was.

    The file's mode is kept, and a link stays a link. Where the path is no regular file
    (a pipe, a terminal), the data is written to it. ``durable`` waits for the disk.
    Raises OSError, also for a file that is write-protected: another one could be put
    in its place, but somebody protected what stands in it.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    if _is_protected(target):
        raise PermissionError(errno.EACCES, "is write-protected", str(target))
    part = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.part")
    try:
        _write_new(part, data, durable)
        with suppress(FileNotFoundError):
            os.chmod(part, target.stat().st_mode & 0o7777)
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _is_protected(path: Path) -> bool:
    """Whether no one may write to the file, or we may not.

    Root may always; the mode tells what the owner meant.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return not mode & _ANYONE_WRITES or not os.access(path, os.W_OK)


def _write_new(path: Path, data: bytes, durable: bool) -> None:
    with path.open("xb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())
