"""Neovim as it comes from a distribution, headless, with the configuration we give."""

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
EDITORS = HERE.parents[1] / "server" / "docs" / "editors"
NVIM = shutil.which("nvim")

pytestmark = pytest.mark.skipif(
    NVIM is None and os.environ.get("SAIDBY_EDITORS") != "required",
    reason="Neovim is not installed",
)


def run(*arguments: str, folder: Path, **variables: str) -> str:
    """What Neovim prints. Fails with its words if it fails."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"),
        **variables,
    }
    done = subprocess.run(
        [NVIM or "", "--headless", "--clean", "-n", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    seen = folder / "seen.json"
    said = seen.read_text(encoding="utf-8") if seen.exists() else ""
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}\n{said}"
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a writer sees who does all that ``neovim.lua`` does."""
    folder = tmp_path_factory.mktemp("neovim")
    project = folder / "project"
    project.mkdir()
    (project / "saidby.toml").write_text("")
    draft = project / "pool.md"
    draft.write_text(DRAFT, encoding="utf-8")
    run(
        "-c",
        f"luafile {HERE / 'neovim.lua'}",
        folder=folder,
        SAIDBY_CONFIG=str(EDITORS / "neovim" / "saidby.lua"),
        SAIDBY_DRAFT=str(draft),
        SAIDBY_SEEN=str(folder / "seen.json"),
    )
    found: dict[str, Any] = json.loads((folder / "seen.json").read_text())
    return found


def test_findings_underline_their_words(seen: dict[str, Any]) -> None:
    assert seen["client"] == "saidby"
    assert {(one["code"], one["words"]) for one in seen["findings"]} == {
        ("SB201", "“It 🙂 is a disgrace for every family in this town.”"),
        ("SB104", '"'),
    }


def test_the_card_says_whom_the_pronoun_means(seen: dict[str, Any]) -> None:
    assert "Ana Ruiz" in seen["hover"]


def test_a_quotation_leads_to_its_tag(seen: dict[str, Any]) -> None:
    assert seen["definition"] == "🙂 “It was built in haste,” she said."


def test_speakers_are_listed(seen: dict[str, Any]) -> None:
    assert seen["references"] >= 4
    assert any("Ana Ruiz" in name for name in seen["symbols"])
    assert any("Ana Ruiz" in name for name in seen["workspace"])


def test_what_stands_beside_the_text_is_there(seen: dict[str, Any]) -> None:
    assert seen["lenses"] >= 1
    assert seen["highlights"] >= 1
    assert seen["folds"] >= 1
    assert seen["tokens"] > 0
    assert seen["tokens"] % 5 == 0
    assert seen["selection"] is True


def test_actions_change_the_text(seen: dict[str, Any]) -> None:
    assert "Attribute to Ana Ruiz" in seen["offered"]
    assert 'town.” <!-- saidby: speaker "Mara Lindqvist" -->\n' in seen["settled"]
    assert "🙂 “It was built in haste,” Ruiz said." not in seen["settled"]


def test_a_speaker_is_renamed(seen: dict[str, Any]) -> None:
    assert "said mayor Ida Wahl. “It leaks.”" in seen["renamed"]
    assert "🙂 “It was built in haste,” Wahl said." in seen["renamed"]


def test_names_are_completed(seen: dict[str, Any]) -> None:
    assert "Lindqvist" in seen["completed"]


def test_the_configuration_for_new_versions_is_sound(tmp_path: Path) -> None:
    path = EDITORS / "neovim" / "lsp" / "saidby.lua"

    said = run(
        "-c",
        f"lua io.write(vim.fn.json_encode(dofile('{path}')))",
        "-c",
        "qall!",
        folder=tmp_path,
    )

    config = json.loads(said)
    assert config["cmd"] == ["saidby", "server"]
    assert "markdown" in config["filetypes"]
    assert config["root_markers"][0] == "saidby.toml"
    assert config["settings"]["saidby"]["run"] == "onType"
