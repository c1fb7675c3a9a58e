"""Emacs with eglot as they come from a distribution, in batch mode, with the
configuration we give."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sample_page import DRAFT

HERE = Path(__file__).parent
CONFIG = HERE.parents[1] / "server" / "docs" / "editors" / "emacs" / "saidby.el"
EMACS = shutil.which("emacs")


def has_eglot() -> bool:
    if EMACS is None:
        return False
    command = [EMACS, "--batch", "-f", "package-initialize", "-l", "eglot"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    return done.returncode == 0


pytestmark = pytest.mark.skipif(
    os.environ.get("SAIDBY_EDITORS") != "required" and not has_eglot(),
    reason="Emacs with eglot is not installed",
)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a writer sees who does all that ``emacs.el`` does."""
    return driven(tmp_path_factory.mktemp("emacs"))


def driven(folder: Path) -> dict[str, Any]:
    """What Emacs saw in a folder of its own. Raises AssertionError if it gave up."""
    draft = folder / "pool.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder / "home"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "LANG": "C.UTF-8",
        "SAIDBY_CONFIG": str(CONFIG),
        "SAIDBY_DRAFT": str(draft),
        "SAIDBY_SEEN": str(folder / "seen.json"),
    }
    done = subprocess.run(
        [EMACS or "", "--batch", "-l", str(HERE / "emacs.el")],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    path = folder / "seen.json"
    said = path.read_text(encoding="utf-8") if path.exists() else ""
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr[-3000:]}\n{said}"
    found: dict[str, Any] = json.loads(said)
    return found


def test_findings_underline_their_words(seen: dict[str, Any]) -> None:
    assert seen["client"] == "saidby"
    assert {one["words"] for one in seen["findings"]} == {
        "“It 🙂 is a disgrace for every family in this town.”",
        '"',
    }
    assert any("Who said this?" in one["message"] for one in seen["findings"])


def test_the_card_says_whom_the_pronoun_means(seen: dict[str, Any]) -> None:
    assert "Ana Ruiz" in seen["hover"]


def test_a_quotation_leads_to_its_tag(seen: dict[str, Any]) -> None:
    assert seen["definition"] == ["🙂 “It was built in haste,” she said."]


def test_speakers_are_listed(seen: dict[str, Any]) -> None:
    assert seen["references"] >= 4
    assert any("Ana Ruiz" in name for name in seen["workspace"])
    assert "Ana Ruiz" in seen["symbols"]


def test_what_stands_beside_the_text_is_there(seen: dict[str, Any]) -> None:
    assert seen["highlights"] >= 1
    assert seen["lenses"] >= 1


def test_actions_change_the_text(seen: dict[str, Any]) -> None:
    assert "Attribute to Ana Ruiz" in seen["offered"]
    # Plain text has no comments: what was settled stands beside it.
    assert "saidby: speaker" not in seen["settled"]


def test_a_speaker_is_renamed(seen: dict[str, Any]) -> None:
    assert "said mayor Ida Wahl. “It leaks.”" in seen["renamed"]
    assert "🙂 “It was built in haste,” Wahl said." in seen["renamed"]


def test_names_are_completed(seen: dict[str, Any]) -> None:
    assert seen["typed"] == "Li"
    assert "Lindqvist" in seen["completed"]
