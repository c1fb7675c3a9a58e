"""What programs do with our output, done here: places read back, fixes applied."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from sample_reports import HARBOUR, REPORTS, WINDOWS

import saidby
from saidby.report import Report
from saidby.reporters import REPORTERS, Layout
from saidby.text.source import Source

HERE = Path("/home/desk")
LAYOUT = Layout(root="/home/desk")


def printed(name: str, reports: tuple[Report, ...] = REPORTS) -> str:
    return "\n".join(REPORTERS[name](reports, LAYOUT))


def under_root() -> tuple[Report, ...]:
    """A report whose path is absolute."""
    source = Source("/home/desk/drafts/a.txt", HARBOUR)
    return (Report(source, REPORTS[0].diagnostics),)


# JSON


@pytest.fixture(scope="module")
def validator() -> Any:
    path = Path(saidby.__file__).parent / "schemas" / "check.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_json_is_as_its_schema_says(validator: Any) -> None:
    assert list(validator.iter_errors(json.loads(printed("json")))) == []
    assert list(validator.iter_errors(json.loads(printed("json", ())))) == []


def test_the_schema_would_tell(validator: Any) -> None:
    document = json.loads(printed("json"))
    document["files"][0]["findings"][0]["severity"] = "fatal"

    assert len(list(validator.iter_errors(document))) == 1


def test_json_lines_are_the_findings_of_the_document() -> None:
    document = json.loads(printed("json"))
    findings = [
        {"schema": 1, "path": file["path"], **finding}
        for file in document["files"]
        for finding in file["findings"]
    ]

    assert [json.loads(line) for line in printed("json-lines").split("\n")] == findings


def test_json_gives_offsets_and_places_alike() -> None:
    (first, *_) = json.loads(printed("json"))["files"]
    lines = HARBOUR.split("\n")

    for finding in first["findings"]:
        start, end = finding["start"], finding["end"]
        words = HARBOUR[start["offset"] : end["offset"]]
        assert lines[start["line"] - 1][start["column"] - 1] == words[0]
        assert lines[end["line"] - 1][: end["column"] - 1].endswith(words[-1])


# reviewdog


def cut(text: str, start: dict[str, int], end: dict[str, int]) -> tuple[bytes, ...]:
    """The text before, in and after a range, as reviewdog counts: lines and bytes."""
    lines = text.encode("utf-8").splitlines(keepends=True)
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    data = b"".join(lines)
    first = offsets[start["line"] - 1] + start["column"] - 1
    last = offsets[end["line"] - 1] + end["column"] - 1
    return data[:first], data[first:last], data[last:]


@pytest.mark.parametrize(("number", "text"), [(0, HARBOUR), (2, WINDOWS)])
def test_rdjson_counts_bytes(number: int, text: str) -> None:
    report = REPORTS[number]
    diagnostics = json.loads(printed("rdjson", (report,)))["diagnostics"]

    for diagnostic, found in zip(diagnostics, report.diagnostics, strict=True):
        place = diagnostic["location"]["range"]
        words = cut(text, place["start"], place["end"])[1]
        assert words.decode("utf-8") == found.span.of(text)


def test_rdjson_suggestions_make_the_fixed_text() -> None:
    (first, *_) = json.loads(printed("rdjson", REPORTS[2:3]))["diagnostics"]

    fixed = []
    for suggestion in first["suggestions"]:
        place = suggestion["range"]
        before, _, after = cut(WINDOWS, place["start"], place["end"])
        fixed.append((before + suggestion["text"].encode("utf-8") + after).decode())

    assert fixed == [
        WINDOWS.replace("new.", "new.”"),
        WINDOWS.replace("“Nothing at all.”", '"Nothing at all."'),
    ]


# GitLab


def test_gitlab_fingerprints_are_unique() -> None:
    issues = json.loads(printed("gitlab", (*REPORTS, *REPORTS)))

    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 16


def test_gitlab_fingerprints_do_not_depend_on_the_line() -> None:
    found = REPORTS[0].diagnostics[:1]
    moved = Report(Source(REPORTS[0].source.path, f"\n\n{HARBOUR}"), found)

    (before,) = json.loads(printed("gitlab", (Report(REPORTS[0].source, found),)))
    (after,) = json.loads(printed("gitlab", (moved,)))

    assert before["fingerprint"] == after["fingerprint"]


@pytest.mark.parametrize("name", ["gitlab", "github", "rdjson", "junit"])
def test_paths_are_relative_to_the_root(name: str) -> None:
    text = printed(name, under_root())

    assert "drafts/a.txt" in text
    assert "/home/desk" not in text


# GitHub


def test_github_commands_read_back_as_they_were() -> None:
    (line,) = [line for line in printed("github").split("\n") if "SB101" in line]
    _, head, message = line.split("::", 2)
    command, properties = head.split(" ", 1)
    pairs = dict(pair.split("=", 1) for pair in properties.split(","))

    assert command == "warning"
    assert message == "This quotation is never closed."
    path = pairs["file"].replace("%2C", ",").replace("%3A", ":").replace("%25", "%")
    assert path == "drafts/100%, café.md"


def test_github_has_one_line_a_finding() -> None:
    lines = printed("github").split("\n")

    assert len(lines) == 9
    assert all(
        line.startswith(("::warning ", "::error ", "::notice ")) for line in lines
    )


# JUnit


def test_junit_counts_add_up() -> None:
    root = ET.fromstring(printed("junit").encode("utf-8"))

    assert [root.get(key) for key in ("tests", "failures", "errors")] == [
        "10",
        "8",
        "1",
    ]
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors", "")) == len(suite.findall("testcase/error"))


def test_junit_has_a_test_that_passes_for_a_clean_file() -> None:
    (suite,) = ET.fromstring(printed("junit", REPORTS[1:2]))
    (case,) = suite

    assert (suite.get("name"), list(case)) == ("drafts/clean.txt", [])
