from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

TEXT = "“Go,” said Ana. She left.\r\n“Who… – 🎭?”\n“Stay,” said Ben."


@pytest.fixture
def schema() -> jsonschema.Draft202012Validator:
    text = files("saidby").joinpath("schemas/extract.schema.json").read_text("utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def test_a_line_of_json_for_each_draft_in_order(
    run: Any, write: Any, schema: jsonschema.Draft202012Validator
) -> None:
    for name in ("b.txt", "a.txt"):
        write(name, TEXT)

    result = run("extract", "b.txt", "a.txt", "./b.txt")

    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [record["path"] for record in records] == ["b.txt", "a.txt"]
    for record in records:
        schema.validate(record)


def test_offsets_are_code_points_of_the_text_as_decoded(run: Any, write: Any) -> None:
    write("a.txt", "\ufeff" + TEXT)

    record = json.loads(run("extract", "a.txt").stdout)

    for quote in record["quotes"]:
        words = [TEXT[span["start"] : span["end"]] for span in quote["spans"]]
        assert quote["text"] == " … ".join(words)
        for part in (quote["mention"], quote["cue"]):
            assert part is None or TEXT[part["start"] : part["end"]] == part["text"]


def test_nobody_is_null(run: Any, write: Any) -> None:
    write("a.txt", TEXT)

    record = json.loads(run("extract", "a.txt").stdout)

    names = {speaker["id"]: speaker["name"] for speaker in record["speakers"]}
    said_by = [names.get(quote["speaker"]) for quote in record["quotes"]]
    assert said_by == ["Ana", None, "Ben"]


def test_the_cache_gives_the_same(
    run: Any, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", TEXT)
    first = run("extract", "a.txt")
    monkeypatch.setattr("saidby.draft.analyse", None)

    assert run("extract", "a.txt").stdout == first.stdout


def test_json_is_one_array(run: Any, write: Any) -> None:
    write("a.txt", TEXT)
    write("b.txt", TEXT)

    lines = run("extract", "a.txt", "b.txt").stdout.splitlines()
    array = json.loads(run("extract", "a.txt", "b.txt", "--format", "json").stdout)

    assert array == [json.loads(line) for line in lines]
    assert json.loads(run("extract", "no.txt", "--format", "json").stdout) == []


def test_csv_is_a_row_for_each_quotation(run: Any, write: Any) -> None:
    write("a.txt", TEXT)

    result = run("extract", "a.txt", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["text"] for row in rows] == ["Go,", "Who… – 🎭?", "Stay,"]
    assert [row["speaker"] for row in rows] == ["Ana", "", "Ben"]
    assert [row["spans"] for row in rows] == ["1-4", "28-37", "40-45"]
    assert rows[0]["mention"] == "Ana"
    assert rows[0]["confidence"] == "0.9877"


def test_failures_are_2_on_standard_error_and_the_rest_is_done(
    run: Any, write: Any
) -> None:
    write("a.txt", TEXT)
    write("b.txt", "CRASH")

    result = run("extract", "gone.txt", "b.txt", "a.txt")

    assert result.exit_code == 2
    assert json.loads(result.stdout)["path"] == "a.txt"
    assert "gone.txt: " in result.stderr
    assert "internal error in b.txt" in result.stderr


def test_the_cast_of_the_nearest_file_is_obeyed(run: Any, write: Any) -> None:
    for name in ("one", "two"):
        write(f"{name}/a.txt", "“Go.”")
        write(f"{name}/saidby.toml", f'[[speakers]]\nname = "{name}"\naliases = ["x"]')

    result = run("extract", "one/a.txt", "two/a.txt")

    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["speakers"][0]["name"] for record in records] == ["one", "two"]


def test_standard_input_is_a_draft(run: Any) -> None:
    result = run("extract", "-", "--stdin-filename", "x.md", input="“Go,” said Ana.")

    assert json.loads(result.stdout)["path"] == "x.md"


def test_a_name_that_is_not_utf8_stays_json(run: Any, here: Any) -> None:
    name = "draft\udcff.txt"
    try:
        (here / name).write_text("“Go,” said Ana.")
    except OSError:
        pytest.skip("this file system has no such names")

    assert json.loads(run("extract", name).stdout)["path"] == name
