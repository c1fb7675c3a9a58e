"""``--diff``: a patch that does what ``--fix`` would."""

from __future__ import annotations

import shutil
import subprocess
from typing import Any

import pytest

from saidby.cli.patching import patch_name

PATCH = ("patch", "-p0", "--binary")
GIT = ("git", "apply", "-p0")


def test_it_shows_the_change_and_makes_none(run: Any, write: Any) -> None:
    path = write("a.txt", "one\nteh end\r\nlast")

    result = run("check", "a.txt", "--diff")

    assert result.exit_code == 1
    assert result.stdout_bytes == (
        b"--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n one\n-teh end\r\n+the end\r\n"
        b" last\n\\ No newline at end of file\n"
    )
    assert path.read_bytes() == b"one\nteh end\r\nlast"


def test_nothing_to_change_is_0(run: Any, write: Any) -> None:
    write("a.txt", "nobody")

    result = run("check", "a.txt", "--diff")

    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize("program", [PATCH, GIT], ids=lambda program: program[0])
@pytest.mark.parametrize(
    "name", ["a.txt", "one two.txt", "a\nb\x1b[31m.txt", 'é"\\.md']
)
@pytest.mark.parametrize("text", ["teh end\n", "\ufeffteh end\n", "\ufeffok\r\nteh"])
def test_it_can_be_applied(
    run: Any, write: Any, program: tuple[str, ...], name: str, text: str
) -> None:
    if shutil.which(program[0]) is None:
        pytest.skip(f"no {program[0]} here")
    path = write(name, text)

    patch = run("check", ".", "--diff").stdout_bytes
    done = subprocess.run(
        program, input=patch, cwd=path.parent, capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert path.read_bytes().decode() == text.replace("teh", "the")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("drafts/café.txt", "drafts/café.txt"),
        ("one two.txt", "one two.txt\t"),
        ("a\nb.txt", '"a\\nb.txt"'),
        ("a\x1b]0;x\x07.txt", '"a\\033]0;x\\a.txt"'),
        ("\u202ea.txt", '"\\342\\200\\256a.txt"'),
        ('say "a".txt', '"say \\"a\\".txt"'),
        ("caf\udce9.txt", '"caf\\351.txt"'),
    ],
)
def test_a_name_cannot_command_a_terminal(path: str, shown: str) -> None:
    assert patch_name(path) == shown
