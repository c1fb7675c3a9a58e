from __future__ import annotations

import tomllib
from collections.abc import Callable

import pytest

from saidby.config.writing import with_rule_off, with_rule_off_in, with_speaker

FULL = """\
# The desk's own settings.
ignore = [
  "SB402", # we like them
]
far-tag = 40

[per-file-ignores]
"old/*.txt" = ["SB1"]

[[speakers]]
name = "Mara Lindqvist" # with a v
pronouns = "she"
"""
SHARED = """\
[project]
name = "drafts"

[tool.other]
x = 1
"""
CHANGES = [
    lambda text, prefix: with_rule_off(text, prefix, "SB201"),
    lambda text, prefix: with_rule_off_in(text, prefix, "a b.txt", "SB201"),
    lambda text, prefix: with_speaker(text, prefix, "Ana Ruiz"),
    lambda text, prefix: with_speaker(text, prefix, "Mara Lindqvist", "Lindquist"),
]
Change = Callable[[str, tuple[str, ...]], str]


def test_a_rule_joins_those_that_are_off() -> None:
    written = with_rule_off(FULL, (), "SB201")

    assert tomllib.loads(written)["ignore"] == ["SB402", "SB201"]
    assert '"SB402", # we like them' in written


def test_without_a_list_there_is_a_new_one_before_the_tables() -> None:
    text = '# Ours.\n\n[[speakers]]\nname = "Ana"\n'

    assert tomllib.loads(with_rule_off(text, (), "SB201")) == {
        "ignore": ["SB201"],
        "speakers": [{"name": "Ana"}],
    }


def test_a_rule_is_off_in_one_file() -> None:
    written = with_rule_off_in(FULL, (), "a.txt", "SB201")
    again = with_rule_off_in(written, (), "a.txt", "SB202")

    assert tomllib.loads(again)["per-file-ignores"] == {
        "old/*.txt": ["SB1"],
        "a.txt": ["SB201", "SB202"],
    }


def test_a_speaker_is_added_and_a_spelling_joins_the_speaker() -> None:
    added = with_speaker(FULL, (), "Ana Ruiz")
    spelt = with_speaker(added, (), "Mara Lindqvist", "Lindquist")

    assert tomllib.loads(spelt)["speakers"] == [
        {"name": "Mara Lindqvist", "pronouns": "she", "aliases": ["Lindquist"]},
        {"name": "Ana Ruiz"},
    ]
    assert "# with a v" in spelt


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_there_already_is_not_added(change: Change) -> None:
    once = change(FULL, ())

    assert change(once, ()) == once


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("text", ["", FULL, "# nothing\n"])
def test_all_else_stays_as_it_is(change: Change, text: str) -> None:
    written = change(text, ())

    assert set(text.split("\n")) - {""} <= set(written.split("\n"))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    "text", [SHARED, f"{SHARED}\n[tool.saidby]\nfar-tag = 40\n\n[tool.zed]\ny = 2\n"]
)
def test_in_a_shared_file_it_goes_into_our_table(change: Change, text: str) -> None:
    written = change(text, ("tool", "saidby"))

    before, after = tomllib.loads(text), tomllib.loads(written)
    assert after["tool"].pop("saidby")
    before["tool"].pop("saidby", None)
    assert after == before


def test_windows_lines_stay_windows_lines() -> None:
    written = with_speaker(FULL.replace("\n", "\r\n"), (), "Ana Ruiz")

    assert "\n" not in written.replace("\r\n", "")
    assert tomllib.loads(written)["speakers"][1] == {"name": "Ana Ruiz"}


@pytest.mark.parametrize(
    "text, change",
    [
        *(("ignore = [", change) for change in CHANGES),
        ('ignore = "SB201"', CHANGES[0]),
        ("per-file-ignores = 1", CHANGES[1]),
        ("speakers = 3", CHANGES[2]),
        ("speakers = [3]", CHANGES[3]),
    ],
)
def test_a_file_that_is_at_fault_is_left_alone(text: str, change: Change) -> None:
    with pytest.raises(ValueError, match="cannot be added to"):
        change(text, ())


def test_tables_are_parted_by_an_empty_line() -> None:
    text = with_rule_off("", (), "SB201")
    for name in ("Ana Ruiz", "Per Holm"):
        text = with_speaker(text, (), name)
    text = with_rule_off_in(text, (), "a.txt", "SB1")

    assert text == (
        'ignore = ["SB201"]\n\n[[speakers]]\nname = "Ana Ruiz"\n\n'
        '[[speakers]]\nname = "Per Holm"\n\n[per-file-ignores]\n"a.txt" = ["SB1"]\n'
    )
