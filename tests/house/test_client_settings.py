"""The VS Code client's settings are the server's, and what it writes of its own."""

from __future__ import annotations

import json
from dataclasses import fields
from importlib.metadata import version
from typing import Any, get_args

import pytest
from blueprint import PACKAGE, ROOT

from saidby.formats import SUFFIXES
from saidby.lsp.settings import Hints, Settings, keys
from saidby.options import SeverityName

CLIENT = ROOT / "client-vscode"
MANIFEST = json.loads((CLIENT / "package.json").read_text(encoding="utf-8"))
DECLARED: dict[str, dict[str, Any]] = {
    name.removeprefix("saidby."): setting
    for name, setting in MANIFEST["contributes"]["configuration"]["properties"].items()
}
# What the server knows nothing of.
CLIENTS_OWN = {"server.path", "colours.enabled", "colours.style"}
CLIENTS_OWN |= {"speakers.follow", "trace.server"}


def default(name: str) -> object:
    owner, _, inner = name.rpartition(".")
    known = {item.name: item for item in fields(Hints if owner else Settings)}
    return known[inner].default


def test_the_client_has_every_setting_of_the_server_and_few_of_its_own() -> None:
    assert set(DECLARED) == {*keys(), *CLIENTS_OWN}


@pytest.mark.parametrize("key", keys())
def test_a_setting_has_the_same_default_on_both_sides(key: str) -> None:
    assert DECLARED[key]["default"] == default(keys()[key])


@pytest.mark.parametrize("key", keys())
def test_a_setting_is_described_as_the_server_has_it(key: str) -> None:
    owner, _, inner = keys()[key].rpartition(".")
    known = {item.name: item for item in fields(Hints if owner else Settings)}
    said = DECLARED[key].get("description") or DECLARED[key]["markdownDescription"]

    assert said.startswith(known[inner].metadata["help"].rstrip("."))


def test_the_client_chooses_among_the_same_severities() -> None:
    names = list(get_args(SeverityName))

    assert DECLARED["minSeverity"]["enum"] == names
    assert DECLARED["severity"]["additionalProperties"]["enum"] == names


def test_no_workspace_can_choose_a_program_or_a_model() -> None:
    for name in ("server.path", "model"):
        assert DECLARED[name]["scope"] == "machine"


def test_every_format_is_read_in_the_editor() -> None:
    """By the names that VS Code gives to what has these suffixes."""
    languages = {
        "plain": {"plaintext"},
        "markdown": {"markdown"},
        "html": {"html"},
        "latex": {"latex", "tex"},
    }
    activating = {
        event.removeprefix("onLanguage:") for event in MANIFEST["activationEvents"]
    }

    assert set(SUFFIXES.values()) == set(languages)
    assert activating == set().union(*languages.values())


def test_the_schema_for_saidby_toml_is_there_to_be_packed() -> None:
    associated = MANIFEST["contributes"]["tomlValidation"]

    assert {one["fileMatch"] for one in associated} == {"saidby.toml", ".saidby.toml"}
    for one in associated:
        assert (PACKAGE / "schemas" / one["url"].rpartition("/")[2]).is_file()


def test_client_and_server_have_one_version() -> None:
    """The client brings the server's wheel along."""
    assert MANIFEST["version"] == version("saidby")
