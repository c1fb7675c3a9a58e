"""Editors as programs that a test runs: what they are given, and what they saw."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CONFIGURATIONS = HERE.parents[1] / "server" / "docs" / "editors"
# Set where the editors have to be there.
REQUIRED = os.environ.get("SAIDBY_EDITORS") == "required"


def run(command: Sequence[str], folder: Path, **variables: str) -> str:
    """What an editor prints that has a folder for all of its own.

    Raises AssertionError with its words if it fails.
    """
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder / "home"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"),
        "LANG": "C.UTF-8",
        **variables,
    }
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    seen = folder / "seen.json"
    said = seen.read_text(encoding="utf-8") if seen.exists() else ""
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr[-3000:]}\n{said}"
    return done.stdout + done.stderr


def seen(command: Sequence[str], folder: Path, configuration: str, draft: Path) -> Any:
    """What a writer sees who does with a draft all that a script of ours does."""
    run(
        command,
        folder,
        SAIDBY_CONFIG=str(CONFIGURATIONS / configuration),
        SAIDBY_DRAFT=str(draft),
        SAIDBY_SEEN=str(folder / "seen.json"),
    )
    return json.loads((folder / "seen.json").read_text(encoding="utf-8"))
