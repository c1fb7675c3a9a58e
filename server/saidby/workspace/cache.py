"""Answers kept between runs, so that an unchanged draft is not analysed again.

An entry is a JSON file named after everything that its answer depends on. It keeps
what an answer needs and not the draft: places, rules, messages, speakers' names.
Entries are data only. A cache that cannot be read or written does without.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from saidby.workspace.writing import write_whole

DEFAULT_LIMIT = 512 * 1024 * 1024
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n"
# What a file takes up on most disks, however short it is.
_BLOCK = 4096
_KEEP = 0.8
_DAY = 86_400.0


class Cache:
    """A folder of answers, ``limit`` bytes at most; the longest unused go first."""

    def __init__(self, folder: Path, *, limit: int = DEFAULT_LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self._written = 0
        self._works = True

    @property
    def works(self) -> bool:
        """False once the folder turned out not to be writable."""
        return self._works

    def get(self, key: str) -> Any | None:
        """What was put under that key; None if nothing was, or it is damaged."""
        path = self._path(key)
        try:
            entry = json.loads(path.read_bytes())
            if entry["key"] != key:
                return None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        _mark_used(path)
        return entry["answer"]

    def put(self, key: str, answer: Any) -> None:
        """Keep an answer made of JSON values."""
        if not self._works:
            return
        data = json.dumps({"key": key, "answer": answer}, separators=(",", ":"))
        path = self._path(key)
        try:
            self._prepare(path.parent)
            write_whole(path, data.encode("ascii"), durable=False)
        except OSError:
            self._works = False
            return
        self._written += len(data) + _BLOCK
        if self._written > self._limit * (1 - _KEEP):
            self.prune()

    def close(self) -> None:
        """Bring the folder below its limit if this run has added to it."""
        if self._written and self._is_due():
            self.prune()

    def prune(self) -> None:
        """Remove the entries longest unused until the folder is far below its limit."""
        self._written = 0
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        if total <= self._limit:
            return
        for _, size, path in entries:
            with suppress(OSError):
                os.unlink(path)
            total -= size
            if total <= self._limit * _KEEP:
                return

    def _path(self, key: str) -> Path:
        name = blake2b(key.encode(), digest_size=20).hexdigest()
        return self._folder / name[:2] / f"{name[2:]}.json"

    def _prepare(self, shelf: Path) -> None:
        if shelf.is_dir():
            return
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        self._folder.mkdir(mode=0o700, exist_ok=True)
        shelf.mkdir(exist_ok=True)
        tag = self._folder / "CACHEDIR.TAG"
        if not tag.exists():
            tag.write_text(_TAG, encoding="ascii")
            (self._folder / ".gitignore").write_text("*\n", encoding="ascii")

    def _is_due(self) -> bool:
        """Whether the last pruning is a day ago: counting the entries takes a while."""
        stamp = self._folder / "pruned"
        with suppress(OSError):
            if time.time() - stamp.stat().st_mtime < _DAY:
                return False
        with suppress(OSError):
            stamp.touch()
        return True

    def _entries(self) -> Iterator[tuple[float, int, str]]:
        """When each entry was last used, its size on disk and its path."""
        for shelf, _, names in os.walk(self._folder):
            for name in names:
                if name.endswith(".json"):
                    path = os.path.join(shelf, name)
                    with suppress(OSError):
                        found = os.stat(path)
                        size = -(-found.st_size // _BLOCK) * _BLOCK
                        yield found.st_mtime, size, path


def _mark_used(path: Path) -> None:
    with suppress(OSError):
        if time.time() - path.stat().st_mtime > _DAY:
            os.utime(path)
