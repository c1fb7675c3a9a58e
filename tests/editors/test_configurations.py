"""The configuration that we give for editors which no test here can start."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from saidby.lsp.settings import keys

EDITORS = Path(__file__).parents[2] / "server" / "docs" / "editors"
COMMAND = ["saidby", "server"]


def json_of(path: str) -> Any:
    """JSON, with the comments that Sublime's has."""
    text = (EDITORS / path).read_text(encoding="utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def toml_of(path: str) -> dict[str, Any]:
    return tomllib.loads((EDITORS / path).read_text(encoding="utf-8"))


def flat(settings: dict[str, Any], before: str = "") -> set[str]:
    """The names of all settings, with dots."""
    names = set()
    for name, value in settings.items():
        inner = isinstance(value, dict)
        names |= flat(value, f"{before}{name}.") if inner else {before + name}
    return names


def test_helix() -> None:
    config = toml_of("helix/languages.toml")
    server = config["language-server"]["saidby"]

    assert [server["command"], *server["args"]] == COMMAND
    for language in config["language"]:
        assert "saidby" in language["language-servers"]
    assert "txt" in config["language"][-1]["file-types"]


def test_sublime() -> None:
    server = json_of("sublime/LanguageServers.sublime-settings")["saidby"]

    assert server["enabled"] is True
    assert server["command"] == COMMAND
    assert {"text.plain", "text.html.markdown"} <= set(server["selector"].split(" | "))


def test_kate() -> None:
    server = json_of("kate/settings.json")["servers"]["saidby"]

    assert server["command"] == COMMAND
    modes = re.compile(server["highlightingModeRegex"])
    assert all(modes.match(mode) for mode in ("Markdown", "HTML", "LaTeX", "Normal"))
    assert not modes.match("Python")


def test_zed() -> None:
    extension = toml_of("zed/extension.toml")
    settings = json_of("zed/settings.json")
    languages = extension["language_servers"]["saidby"]["languages"]
    source = (EDITORS / "zed" / "src" / "lib.rs").read_text(encoding="utf-8")

    assert set(settings["languages"]) == set(languages)
    assert "zed_extension_api" in toml_of("zed/Cargo.toml")["dependencies"]
    assert f'.which("{COMMAND[0]}")' in source
    assert f'args: vec!["{COMMAND[1]}".to_string()]' in source


@pytest.mark.parametrize(
    "settings",
    [
        toml_of("helix/languages.toml")["language-server"]["saidby"]["config"],
        json_of("sublime/LanguageServers.sublime-settings")["saidby"]["settings"],
        json_of("kate/settings.json")["servers"]["saidby"]["settings"],
        json_of("zed/settings.json")["lsp"]["saidby"]["settings"],
    ],
    ids=["helix", "sublime", "kate", "zed"],
)
def test_examples_of_settings_are_settings(settings: dict[str, Any]) -> None:
    assert flat(settings) <= {f"saidby.{name}" for name in keys()}


@pytest.mark.parametrize("path", ["neovim/lsp/saidby.lua", "emacs/saidby.el"])
def test_settings_of_the_others_are_settings_too(path: str) -> None:
    text = (EDITORS / path).read_text(encoding="utf-8")
    names = {name.partition(".")[0] for name in keys()}
    start = text.index("saidby = {" if path.endswith("lua") else "(:saidby")
    shown = re.findall(r"(?:^ {6}|:)(\w+)(?: =|[ )])", text[start:], re.MULTILINE)

    assert shown
    assert set(shown) - {"saidby"} <= names
