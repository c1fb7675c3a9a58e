from __future__ import annotations

import csv
import io
import json
import os
from typing import Any

import pytest

TEXT = "“One two three,” said Ana.\n“Four,” said Ben.\n“Five six.”\n“Seven,” said Ana."


def test_who_speaks_how_often_and_how_much(run: Any, write: Any) -> None:
    write("a.txt", TEXT)

    result = run("speakers", "a.txt")

    rows = [line.split() for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert rows[2] == ["Ana", "person", "she", "2", "4", "57%"]
    assert rows[3] == ["Ben", "person", "she", "1", "1", "14%"]
    assert rows[4] == ["(unattributed)", "1", "2", "29%"]


def test_several_drafts_are_told_together_too(run: Any, write: Any) -> None:
    write("a.txt", TEXT)
    write("b.txt", "“Eight nine,” said Ben.")

    data = json.loads(run("speakers", "a.txt", "b.txt", "--format", "json").stdout)

    assert [draft["path"] for draft in data["drafts"]] == ["a.txt", "b.txt"]
    told = [(row["name"], row["quotations"], row["words"]) for row in data["all"]]
    assert told == [("Ana", 2, 4), ("Ben", 2, 3), (None, 1, 2)]
    assert [row["share"] for row in data["all"]] == [0.4444, 0.3333, 0.2222]
    assert "all drafts:" in run("speakers", "a.txt", "b.txt").stdout


def test_a_table_stays_narrow_and_csv_whole(run: Any, write: Any) -> None:
    name = "A" + "n" * 60
    write("a.txt", f"“Go,” said {name}.")

    table = run("speakers", "a.txt").stdout
    rows = run("speakers", "a.txt", "--format", "csv").stdout

    assert f"A{'n' * 38}…  person" in table
    assert name in rows


def test_csv_has_a_row_for_each_speaker_of_each_draft(run: Any, write: Any) -> None:
    write("a.txt", TEXT)

    result = run("speakers", "a.txt", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["name"] for row in rows] == ["Ana", "Ben", ""]
    assert rows[0]["share"] == "0.5714"


def test_a_draft_without_quotations(run: Any, write: Any) -> None:
    write("a.txt", "Nothing.")

    assert "(nobody is quoted)" in run("speakers", "a.txt").stdout


def test_the_cache_gives_the_same(run: Any, write: Any, monkeypatch: Any) -> None:
    write("a.txt", TEXT)
    first = run("speakers", "a.txt")
    monkeypatch.setattr("saidby.draft.analyse", None)

    assert run("speakers", "a.txt").stdout == first.stdout


def test_failures_are_2(run: Any) -> None:
    result = run("speakers", "gone.txt", "--format", "json")

    assert result.exit_code == 2
    assert json.loads(result.stdout) == {"schema": 1, "drafts": [], "all": []}


@pytest.mark.skipif(os.name == "nt", reason="no such names")
def test_names_do_nothing_to_a_terminal(run: Any, write: Any) -> None:
    write("\x1b[2J.txt", "“Go,” said Ana.")

    result = run("speakers", "\x1b[2J.txt", "\x1b[3J.txt")

    assert "\x1b" not in result.stdout + result.stderr
    assert result.stdout.startswith("\\x1b[2J.txt:")
    assert result.stderr.startswith("saidby: \\x1b[3J.txt: ")
