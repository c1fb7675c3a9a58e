"""The pages leave out no setting, no option, no package, and their examples hold."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields
from pathlib import Path

import click
import pytest
from blueprint import PACKAGE, ROOT

from saidby.cli import COMMANDS, main
from saidby.config.configuration import Configuration, Request
from saidby.config.naming import key_of
from saidby.options import CastEntry, Options

DOCS = ROOT / "server" / "docs"
_ROW = re.compile(r"^\| `([^`]+)`(?: \| `([^`]*)`)?", re.MULTILINE)
_TOML = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def default(key: str) -> object:
    (field,) = [field for field in fields(Options) if key_of(field) == key]
    if field.default_factory is not MISSING:
        return field.default_factory()
    return list(field.default) if isinstance(field.default, tuple) else field.default


def test_every_setting_is_on_its_page_with_its_default() -> None:
    table = page("configuration.md").split("## Settings")[1].split("## The cast")[0]

    shown = {key: json.loads(value) for key, value in _ROW.findall(table)}

    assert shown == {key: default(key) for key in map(key_of, fields(Options))}


def test_every_key_of_the_cast_is_on_its_page() -> None:
    table = page("configuration.md").split("## The cast")[1]

    assert [key for key, _ in _ROW.findall(table)] == [
        f.name for f in fields(CastEntry)
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_on_its_page(name: str) -> None:
    text = page("command-line.md")
    command = main.get_command(click.Context(main), name)
    assert command is not None

    options = [one for one in command.params if isinstance(one, click.Option)]

    assert [o.opts for o in options if not all(f"`{n}" in text for n in o.opts)] == []


def test_every_package_has_its_line_in_the_architecture() -> None:
    text = page("architecture.md").split("## Layers")[1].split("##")[0]
    names = {path.stem for path in PACKAGE.iterdir() if _is_code(path)}

    assert {name for name in names if f"`{name}`" not in text} == set()


def _is_code(path: Path) -> bool:
    if path.name.startswith(("_", ".")):
        return False
    return path.suffix == ".py" or (path / "__init__.py").exists()


@pytest.mark.parametrize(
    "path",
    [ROOT / "README.md", DOCS / "configuration.md", DOCS / "getting-started.md"],
    ids=lambda path: path.name,
)
def test_examples_of_settings_are_faultless(path: Path, tmp_path: Path) -> None:
    for number, example in enumerate(_TOML.findall(path.read_text(encoding="utf-8"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "saidby.toml").write_text(example, encoding="utf-8")

        settings = Configuration(Request()).for_folder(str(folder))

        assert settings.options != Options()
