"""The pages on output and suppression say what is so."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jsonschema

import saidby
from saidby.decisions import Decisions
from saidby.reporters import REPORTERS
from saidby.suppressions import comments

PACKAGE = Path(saidby.__file__).parent
DOCS = PACKAGE.parent / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def fenced(text: str, language: str) -> str:
    (example,) = re.findall(
        rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE
    )
    return str(example)


def test_every_format_is_on_its_page() -> None:
    table = page("output-formats.md").split("## Places")[0]

    assert re.findall(r"^\| `([\w-]+)`", table, re.MULTILINE) == list(REPORTERS)


def test_the_example_of_json_is_as_the_schema_says() -> None:
    schema = PACKAGE / "schemas" / "check.schema.json"
    example = json.loads(fenced(page("output-formats.md"), "json"))

    jsonschema.validate(example, json.loads(schema.read_text(encoding="utf-8")))


def test_the_example_of_decisions_is_faultless() -> None:
    example = fenced(page("suppression.md"), "toml")

    (entry,) = Decisions.parse(example).entries

    assert entry.line == 1
    assert set(tomllib.loads(example)["decisions"][0]) == set(
        re.findall(r"^\| `(\w+)` \|", page("suppression.md"), re.MULTILINE)
    )


def test_every_instruction_is_on_its_page() -> None:
    text = page("suppression.md")

    for verb in comments.VERBS:
        assert re.search(rf"`(?:saidby: )?{verb}\b", text), verb
