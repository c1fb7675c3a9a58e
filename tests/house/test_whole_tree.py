"""What is kept under version control is about the project and nothing else."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from blueprint import ROOT

_OF_ONE_MACHINE = re.compile(r"(?<![\w.:~/])/(?:root|work|Users|mnt|media)/\w+")
_TRAINED = "server/saidby/language/pipeline/"


def texts() -> dict[str, str]:
    """Every text file that git keeps, by path."""
    found = {}
    for name in _listed():
        path = Path(ROOT, name)
        data = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in data and not name.startswith(_TRAINED):
            found[name] = data.decode("utf-8", "replace")
    return found


def _listed() -> list[str]:
    command = ["git", "ls-files", "-z"]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a checkout")
    return [name for name in done.stdout.split("\0") if name]


def test_no_file_names_a_folder_of_one_machine() -> None:
    named = {name: _OF_ONE_MACHINE.findall(text) for name, text in texts().items()}

    assert {name: folders for name, folders in named.items() if folders} == {}


def test_no_file_is_large_but_the_trained_ones() -> None:
    sizes = {name: len(text) for name, text in texts().items()}

    assert {name: size for name, size in sizes.items() if size > 400_000} == {}
