"""Standard streams that are full, closed, or that nobody reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SAIDBY = f'"{sys.executable}" -m saidby'
TOY = f'"{sys.executable}" "{Path(__file__).with_name("toy_main.py")}"'
FULL = "saidby: standard output: cannot be written: No space left on device\n"

pytestmark = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="no such device here"
)


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of a command."""
    return subprocess.run(
        ["/bin/sh", "-c", command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    [
        f"{TOY} check a.txt",
        f"{TOY} check a.txt --output-format json",
        f"{TOY} check a.txt --diff",
        f"{TOY} extract a.txt",
        f"{TOY} speakers a.txt",
        f"{SAIDBY} explain",
        f"{SAIDBY} config",
        f"{SAIDBY} --version",
        f"{SAIDBY} --help",
    ],
)
def test_a_full_disk_is_2_and_said(here: Path, command: str) -> None:
    (here / "a.txt").write_text("teh")

    done = shell(f"{command} > /dev/full")

    assert (done.returncode, done.stderr) == (2, FULL)


def test_what_was_fixed_before_the_disk_was_full_is_said(here: Path) -> None:
    (here / "a.txt").write_text("teh nobody")

    done = shell(f"{TOY} check a.txt --fix > /dev/full")

    assert (done.returncode, done.stderr) == (
        2,
        f"saidby: made 1 repair in 1 draft: 1 SB101\n{FULL}",
    )


def test_a_draft_from_standard_input_cannot_be_printed(here: Path) -> None:
    done = shell(f"echo teh | {TOY} check - --fix > /dev/full")

    assert done.returncode == 2
    assert FULL in done.stderr


@pytest.mark.parametrize("command", ["check", "check --diff", "extract", "speakers"])
def test_a_closed_output_is_2_and_said(here: Path, command: str) -> None:
    (here / "a.txt").write_text("teh")

    done = shell(f"{TOY} {command} a.txt >&-")

    assert done.returncode == 2
    assert done.stderr == "saidby: standard output: is closed\n"


def test_a_closed_output_is_no_matter_where_a_file_takes_the_results(
    here: Path,
) -> None:
    (here / "a.txt").write_text("teh")

    done = shell(f"{TOY} check a.txt --output-file out >&-")

    assert (done.returncode, done.stderr) == (1, "")
    assert "SB101" in (here / "out").read_text()


def test_a_closed_error_stream_changes_nothing(here: Path) -> None:
    (here / "a.txt").write_text("teh")

    done = shell(f"{TOY} check a.txt gone.txt --output-format concise 2>&-")

    assert (done.returncode, done.stdout) == (2, "a.txt:1:1: SB101 Is teh right?\n")


@pytest.mark.parametrize(
    ("given", "cause"),
    [("<&-", "standard input is closed"), ("< /proc/self/mem", "Input/output error")],
)
def test_an_input_that_cannot_be_read_is_2_and_said(
    here: Path, given: str, cause: str
) -> None:
    done = shell(f"{TOY} check - --output-format concise {given}")

    assert (done.returncode, done.stderr) == (2, f"saidby: -: {cause}\n")


def test_a_draft_that_is_read_from_is_not_replaced_by_its_report(here: Path) -> None:
    (here / "a.txt").write_text("teh")

    done = shell(f"{TOY} check - --output-file a.txt < a.txt")

    assert done.returncode == 2
    assert "--output-file a.txt is one of the drafts: -." in done.stderr
    assert (here / "a.txt").read_text() == "teh"
