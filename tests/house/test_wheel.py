"""The package as it is published: whole, small, and running away from this checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from blueprint import PACKAGE, ROOT

PAGES = ROOT / "server" / "docs" / "rules"
LARGEST = 25_000_000  # bytes
NOT_SHIPPED = {"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d"]
    subprocess.run([*command, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_it_is_not_large(wheel: Path) -> None:
    assert wheel.stat().st_size <= LARGEST


def test_it_has_every_file_of_the_package(wheel: Path) -> None:
    there = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and not NOT_SHIPPED & set(path.parts)
    }

    there |= {f"saidby/docs/rules/{page.name}" for page in PAGES.iterdir()}
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert names == there


def test_it_checks_a_draft_elsewhere(wheel: Path, tmp_path: Path) -> None:
    ZipFile(wheel).extractall(tmp_path / "site")
    (tmp_path / "note.txt").write_text("“Yes,” said Nora Hof. “No.\n", encoding="utf-8")
    command = [sys.executable, "-m", "saidby", "check", "--no-cache"]

    done = subprocess.run(
        [*command, "--output-format", "concise", "note.txt"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert done.stdout == "note.txt:1:23: SB101 This quotation is never closed.\n"
    assert done.returncode == 1
