from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest


def test_safe_fixes_are_made_and_the_rest_is_reported(run: Any, write: Any) -> None:
    path = write("a.txt", "teh colour of teh nobody")

    result = run("check", "a.txt", "--fix", "--output-format", "concise")

    assert path.read_text() == "the colour of the nobody"
    assert result.exit_code == 1
    assert [line.split()[:2] for line in result.stdout.splitlines()] == [
        ["a.txt:1:5:", "SB203"],
        ["a.txt:1:19:", "SB201"],
    ]
    assert result.stderr == "saidby: made 2 repairs in 1 draft: 2 SB101\n"


def test_when_everything_is_fixed_the_draft_is_clean(run: Any, write: Any) -> None:
    write("a.txt", "teh")

    assert run("check", "a.txt", "--fix").exit_code == 0


def test_unsafe_fixes_only_on_demand(run: Any, write: Any) -> None:
    path = write("a.txt", "colour")

    run("check", "a.txt", "--fix")
    before = path.read_text()
    run("check", "a.txt", "--fix", "--unsafe-fixes")

    assert (before, path.read_text()) == ("colour", "color")


def test_a_fix_that_makes_room_for_another_is_followed(run: Any, write: Any) -> None:
    path = write("a.txt", "hte end")

    run("check", "a.txt", "--fix")

    assert path.read_text() == "the end"


def test_only_what_is_reported_is_fixed(run: Any, write: Any) -> None:
    path = write("a.txt", "teh")

    run("check", "a.txt", "--fix", "--ignore", "SB101")
    run("check", "a.txt", "--fix", "--min-severity", "error")

    assert path.read_text() == "teh"


@pytest.mark.parametrize(
    ("encoding", "raw"),
    [
        ("utf-8", b"\xef\xbb\xbfteh\r\ncaf\xc3\xa9\rx\n"),
        ("utf-8", b"teh without an end of line"),
        ("latin-1", b"teh caf\xe9\r\n"),
        ("utf-16", "\ufeffteh\n".encode("utf-16-be")),
        ("utf-16", "\ufeffteh\n".encode("utf-16-le")),
    ],
)
def test_encoding_mark_and_line_ends_are_kept(
    run: Any, here: Path, encoding: str, raw: bytes
) -> None:
    (here / "a.txt").write_bytes(raw)

    result = run("check", "a.txt", "--fix", "--encoding", encoding)

    expected = raw.replace("teh".encode(_bare(raw)), "the".encode(_bare(raw)))
    assert (result.exit_code, (here / "a.txt").read_bytes()) == (0, expected)


def _bare(raw: bytes) -> str:
    marks = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
    return marks.get(raw[:2], "ascii")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_mode_and_links_are_kept(run: Any, write: Any, here: Path) -> None:
    path = write("real.txt", "teh")
    path.chmod(0o640)
    (here / "link.txt").symlink_to(path)

    run("check", "link.txt", "--fix")

    assert (here / "link.txt").is_symlink()
    assert path.read_text() == "the"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_write_protected_draft_is_not_fixed(run: Any, write: Any) -> None:
    path = write("a.txt", "teh")
    path.chmod(0o444)

    result = run("check", "a.txt", "--fix", "--output-format", "concise")

    path.chmod(0o644)
    assert result.exit_code == 2
    assert result.stdout.startswith("a.txt:1:1: SB101")
    assert result.stderr == "saidby: a.txt: is write-protected\n"
    assert path.read_text() == "teh"


def test_a_draft_with_a_second_name_is_not_fixed(
    run: Any, write: Any, here: Path
) -> None:
    path = write("a.txt", "teh")
    os.link(path, here / "b.txt")

    result = run("check", "a.txt", "--fix")

    assert result.exit_code == 2
    assert result.stderr.startswith("saidby: a.txt: has another name (a hard link)")
    assert path.read_text() == "teh"
    assert path.samefile(here / "b.txt")


def test_no_part_of_a_file_is_left_behind(run: Any, write: Any, here: Path) -> None:
    write("a.txt", "teh")

    run("check", "a.txt", "--fix")

    assert [path.name for path in here.iterdir()] == ["a.txt"]


@pytest.mark.skipif(
    getattr(os, "geteuid", int)() == 0, reason="nothing is forbidden to root"
)
def test_a_draft_that_cannot_be_written_is_2(run: Any, write: Any, here: Path) -> None:
    write("a.txt", "teh")
    here.chmod(0o500)

    result = run("check", "a.txt", "--fix", "--no-cache")

    here.chmod(0o700)
    assert result.exit_code == 2
    assert result.stderr == "saidby: a.txt: Permission denied\n"


def test_standard_input_is_printed_fixed(run: Any) -> None:
    result = run("check", "-", "--fix", "--output-format=concise", input="teh nobody\n")

    assert (result.exit_code, result.stdout) == (1, "the nobody\n")
    assert result.stderr.startswith("-:1:5: SB201")


def test_standard_input_without_fault_is_printed_as_it_is(run: Any) -> None:
    result = run("check", "-", "--fix", "-q", input="well\r\n")

    assert result.exit_code == 0
    assert result.stdout_bytes.endswith(b"well\r\n")


def test_a_cached_draft_is_fixed_too(run: Any, write: Any) -> None:
    path = write("a.txt", "teh")

    run("check", "a.txt")
    result = run("check", "a.txt", "--fix")

    assert (result.exit_code, path.read_text()) == (0, "the")
