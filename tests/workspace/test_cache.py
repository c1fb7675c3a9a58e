from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from saidby.workspace.cache import Cache


def entries(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.json"))


def test_what_is_put_is_got_by_another_run(tmp_path: Path) -> None:
    Cache(tmp_path / "c").put("key", {"a": [1, "é", None]})

    assert Cache(tmp_path / "c").get("key") == {"a": [1, "é", None]}


def test_an_unknown_key_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c")
    cache.put("key", 1)

    assert cache.get("other") is None


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"null", b"[]", b'{"key": "other", "answer": 1}', b"\xff", b"[" * 9999],
)
def test_a_damaged_entry_is_none_and_is_replaced(tmp_path: Path, damage: bytes) -> None:
    cache = Cache(tmp_path)
    cache.put("key", 1)
    entries(tmp_path)[0].write_bytes(damage)

    before = cache.get("key")
    cache.put("key", 2)

    assert (before, cache.get("key")) == (None, 2)


def test_entries_are_json_and_nothing_else(tmp_path: Path) -> None:
    Cache(tmp_path).put("key", [1])

    assert json.loads(entries(tmp_path)[0].read_bytes()) == {
        "key": "key",
        "answer": [1],
    }
    assert not list(tmp_path.rglob("*.part"))


def test_a_folder_that_cannot_be_made_does_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache")

    cache.put("key", 1)

    assert cache.get("key") is None
    assert not cache.works


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_others_may_not_look_into_it(tmp_path: Path) -> None:
    Cache(tmp_path / "c").put("key", 1)

    assert stat.S_IMODE((tmp_path / "c").stat().st_mode) == 0o700


def test_backups_and_git_leave_it_alone(tmp_path: Path) -> None:
    Cache(tmp_path / "c").put("key", 1)

    assert (tmp_path / "c" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477")
    assert (tmp_path / "c" / ".gitignore").read_text() == "*\n"


def test_pruning_removes_what_was_longest_unused(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=10 * 4096)
    for number in range(20):
        cache.put(str(number), number)
        os.utime(max(entries(tmp_path), key=os.path.getctime), (number, number))

    cache.prune()

    kept = [number for number in range(20) if cache.get(str(number)) is not None]
    assert kept == list(range(12, 20))


def test_one_long_run_keeps_to_the_limit(tmp_path: Path) -> None:
    limit = 50 * 4096
    cache = Cache(tmp_path, limit=limit)

    for number in range(300):
        cache.put(str(number), "x" * 3000)

    assert len(entries(tmp_path)) * 4096 <= limit * 1.3


def test_using_an_entry_keeps_it(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("key", 1)
    os.utime(entries(tmp_path)[0], (0, 0))

    cache.get("key")

    assert entries(tmp_path)[0].stat().st_mtime > 1e9
