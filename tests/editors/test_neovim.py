"""Neovim as it comes from a distribution, headless, with the configuration we give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from driving import CONFIGURATIONS, run


def test_findings_underline_their_words(in_neovim: Any) -> None:
    assert in_neovim["client"] == "saidby"
    assert {(one["code"], one["words"]) for one in in_neovim["findings"]} == {
        ("SB201", "“It 🙂 is a disgrace for every family in this town.”"),
        ("SB104", '"'),
    }


def test_actions_change_the_text(in_neovim: Any) -> None:
    assert 'town.” <!-- saidby: speaker "Mara Lindqvist" -->\n' in in_neovim["settled"]
    assert "🙂 “It was built in haste,” Ruiz said." not in in_neovim["settled"]


def test_the_configuration_for_new_versions_is_sound(nvim: str, tmp_path: Path) -> None:
    path = CONFIGURATIONS / "neovim" / "lsp" / "saidby.lua"
    print_it = f"lua io.write(vim.fn.json_encode(dofile('{path}')))"
    command = (nvim, "--headless", "--clean", "-n", "-c", print_it, "-c", "qall!")

    said = run(command, tmp_path)

    config = json.loads(said)
    assert config["cmd"] == ["saidby", "server"]
    assert "markdown" in config["filetypes"]
    assert config["root_markers"][0] == "saidby.toml"
    assert config["settings"]["saidby"]["run"] == "onType"
