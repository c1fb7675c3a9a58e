from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest

from saidby import lexicon

FILES = [path.name for path in resources.files(lexicon).iterdir()]
LISTS = sorted(name.removesuffix(".txt") for name in FILES if name.endswith(".txt"))
TABLES = sorted(name.removesuffix(".toml") for name in FILES if name.endswith(".toml"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_entries_and_no_comments(name: str) -> None:
    entries = lexicon.lines(name)

    assert entries
    assert not any(entry.startswith("#") or entry != entry.strip() for entry in entries)
    assert lexicon.lines(name) is entries


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read(name: str) -> None:
    assert lexicon.table(name)


def test_what_is_not_there_is_said_so() -> None:
    with pytest.raises(FileNotFoundError):
        lexicon.lines("no_such_list")


def test_every_latex_sign_prints_no_more_than_it_takes_up() -> None:
    table = tomllib.loads(
        resources.files(lexicon).joinpath("latex.toml").read_text(encoding="utf-8")
    )

    for command, sign in table["signs"].items():
        assert len(sign) <= len(command) + 1
    for command in (*table["drop"], *table["quotes"], *table["signs"]):
        assert re.fullmatch(r"[A-Za-z@]+", command), command
