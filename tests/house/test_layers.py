"""Imports go one way, and every package has its place in the contract."""

from __future__ import annotations

import subprocess
import sys

from blueprint import PACKAGE, ROOT


def test_the_contracts_are_kept() -> None:
    program = "import importlinter.cli as it; it.lint_imports_command()"

    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_folder_of_code_is_a_package() -> None:
    """One without __init__.py is not seen by the contracts."""
    folders = {path.parent for path in PACKAGE.rglob("*.py")}

    assert {f.name for f in folders if not (f / "__init__.py").exists()} == set()
