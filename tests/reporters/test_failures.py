"""What could not be done is in every format that has a place for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from sample_reports import REPORTS

import saidby
from saidby.report import Report
from saidby.reporters import REPORTERS, Failure, Layout

GONE = Failure("drafts/a b.txt: there is no {such} file", "drafts/a b.txt")
OUTSIDE = Failure("::x\x1b.txt: is no text", "/tmp/::x\x1b.txt")
MODEL = Failure("the language model cannot be loaded")
FAILURES = (GONE, OUTSIDE, MODEL)


def printed(name: str, *failures: Failure) -> str:
    layout = Layout(root="/home/desk", failures=failures or FAILURES)
    return "\n".join(REPORTERS[name](REPORTS[1:2], layout))


def schema(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_sarif_says_that_the_run_was_not_successful() -> None:
    document = json.loads(printed("sarif"))
    (invocation,) = document["runs"][0]["invocations"]
    gone, outside, model = invocation["toolExecutionNotifications"]

    assert invocation["executionSuccessful"] is False
    assert {gone["level"], outside["level"], model["level"]} == {"error"}
    assert gone["message"]["text"] == "drafts/a b.txt: there is no {{such}} file"
    (place,) = gone["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {
        "uri": "drafts/a%20b.txt",
        "uriBaseId": "ROOT",
    }
    assert "locations" not in model
    sarif = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"
    jsonschema.Draft4Validator(schema(sarif)).validate(document)


def test_junit_has_a_test_with_an_error() -> None:
    root = ET.fromstring(printed("junit").encode("utf-8"))
    clean, gone, _, model = root

    assert (root.get("tests"), root.get("failures"), root.get("errors")) == (
        "4",
        "0",
        "3",
    )
    assert clean.get("errors") == "0"
    assert (gone.get("name"), model.get("name")) == ("drafts/a b.txt", "saidby")
    error = gone.find("testcase/error")
    assert error is not None
    assert error.get("message") == GONE.message


def test_json_lists_them_as_its_schema_says() -> None:
    document = json.loads(printed("json"))

    assert document["failed"][0] == {"path": GONE.path, "message": GONE.message}
    assert document["failed"][2] == {"path": None, "message": MODEL.message}
    path = Path(saidby.__file__).parent / "schemas" / "check.schema.json"
    jsonschema.validate(document, schema(path))


def test_github_shows_them_beside_the_file() -> None:
    gone, outside, model = printed("github").split("\n")

    assert gone == f"::error title=saidby,file=drafts/a b.txt::{GONE.message}"
    assert outside == (
        "::error title=saidby,file=/tmp/%3A%3Ax␛.txt::::x␛.txt: is no text"
    )
    assert model == f"::error title=saidby::{MODEL.message}"


@pytest.mark.parametrize("name", ["json", "github", "junit", "sarif"])
def test_what_fails_with_the_last_report_is_told_too(name: str) -> None:
    failures: list[Failure] = []

    def reports() -> Iterator[Report]:
        yield REPORTS[1]
        failures.append(GONE)

    lines = REPORTERS[name](reports(), Layout(failures=failures))

    assert "drafts/a b.txt" in "\n".join(lines)
