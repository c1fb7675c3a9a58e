from __future__ import annotations

import json
from pathlib import Path
from typing import Any

OPTIONS = ("--output-format", "concise", "--baseline", "known.json")


def test_known_findings_are_left_out_wherever_their_lines_go(
    run: Any, write: Any
) -> None:
    write("a.txt", "Everybody knows that this is teh start of it all.")
    written = run("check", "a.txt", *OPTIONS, "--write-baseline")
    write(
        "a.txt",
        "New.\n\nEverybody knows that this is teh start of it all.\n\nBut nobody.",
    )

    result = run("check", "a.txt", *OPTIONS)

    assert (written.exit_code, written.stdout) == (0, "")
    assert written.stderr == "saidby: 1 finding now in known.json\n"
    assert result.exit_code == 1
    assert [line.split()[:2] for line in result.stdout.splitlines()] == [
        ["a.txt:5:5:", "SB201"]
    ]


def test_with_nothing_new_the_status_is_0(run: Any, write: Any) -> None:
    write("a.txt", "teh")
    run("check", "a.txt", *OPTIONS, "--write-baseline")

    assert run("check", "a.txt", *OPTIONS).exit_code == 0


def test_known_findings_are_not_fixed(run: Any, write: Any) -> None:
    path = write("a.txt", "teh")
    run("check", "a.txt", *OPTIONS, "--write-baseline")

    run("check", "a.txt", *OPTIONS, "--fix")

    assert path.read_text() == "teh"


def test_writing_forgets_what_is_gone_and_keeps_what_was_not_checked(
    run: Any, write: Any, here: Path
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(name, "teh")
    run("check", ".", *OPTIONS, "--write-baseline")
    write("a.txt", "fine")
    (here / "b.txt").unlink()

    run("check", "a.txt", *OPTIONS, "--write-baseline")

    assert list(json.loads((here / "known.json").read_text())["findings"]) == ["c.txt"]


def test_paths_are_relative_to_the_file(run: Any, write: Any, here: Path) -> None:
    write("sub/a.txt", "teh")
    baseline = here / "sub" / "known.json"

    run("check", "sub", "--baseline", baseline, "--write-baseline")

    assert list(json.loads(baseline.read_text())["findings"]) == ["a.txt"]


def test_the_file_is_the_same_whatever_the_order(
    run: Any, write: Any, here: Path
) -> None:
    write("a.txt", "teh nobody")
    write("b.txt", "teh")

    run("check", "b.txt", "a.txt", *OPTIONS, "--write-baseline")
    once = (here / "known.json").read_bytes()
    run("check", ".", *OPTIONS, "--write-baseline")

    assert once == (here / "known.json").read_bytes()


def test_a_missing_or_damaged_baseline_is_2(run: Any, write: Any) -> None:
    write("a.txt", "teh")

    missing = run("check", "a.txt", *OPTIONS)
    write("known.json", '{"version": 1, "findings": []}')
    damaged = run("check", "a.txt", *OPTIONS)

    assert missing.exit_code == damaged.exit_code == 2
    assert missing.stderr == "saidby: known.json: No such file or directory\n"
    assert damaged.stderr == "saidby: known.json: is not a baseline that saidby wrote\n"
