"""SARIF: valid, and its places, files and rules are those of the draft."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin

import jsonschema
import pytest
from sample_reports import HARBOUR, REPORTS

from saidby.report import Report
from saidby.reporters import Layout
from saidby.reporters.sarif import sarif
from saidby.rules import RULES
from saidby.text.lines import LineIndex, Place
from saidby.text.source import Source

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"


def run_of(reports: tuple[Report, ...] = REPORTS, root: str = "/home/desk") -> Any:
    """The one run of the document."""
    (run,) = json.loads("\n".join(sarif(reports, Layout(root=root))))["runs"]
    return run


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(
        schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER
    )


@pytest.mark.parametrize("reports", [(), REPORTS[1:2], REPORTS])
@pytest.mark.parametrize("root", ["", "/home/desk"])
def test_it_is_valid(validator: Any, reports: tuple[Report, ...], root: str) -> None:
    document = json.loads("\n".join(sarif(reports, Layout(root=root))))

    assert list(validator.iter_errors(document)) == []


def test_the_schema_would_tell(validator: Any) -> None:
    document = json.loads("\n".join(sarif(REPORTS, Layout())))
    document["runs"][0]["results"][0]["level"] = "warn"

    assert len(list(validator.iter_errors(document))) == 1


def test_lines_and_columns_are_those_of_the_offsets() -> None:
    results = run_of(REPORTS[:1])["results"]
    lines = LineIndex(HARBOUR)

    for result, found in zip(results, REPORTS[0].diagnostics, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        start = Place(region["startLine"] - 1, region["startColumn"] - 1)
        end = Place(region["endLine"] - 1, region["endColumn"] - 1)
        assert lines.offset(start) == region["charOffset"] == found.span.start
        assert lines.offset(end) == found.span.end
        assert region["charLength"] == found.span.size


def test_related_places_and_fixes_come_along() -> None:
    two, unclear = (run_of()["results"][number] for number in (1, 3))

    assert [r["message"]["text"] for r in two["relatedLocations"]] == [
        "perhaps this one",
        "or this one",
    ]
    ((change,),) = [fix["artifactChanges"] for fix in unclear["fixes"]]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "Ruiz"}
    assert HARBOUR[replacement["deletedRegion"]["charOffset"] :].startswith("she")


@pytest.mark.parametrize(
    "path",
    [
        "drafts/100%, café & co.md",
        "a b#c?.txt",
        "x:y.txt",
        "船.txt",
        "/home/desk/drafts/a b.txt",
    ],
)
def test_files_are_found_under_the_root(path: str) -> None:
    report = Report(Source(path, HARBOUR), REPORTS[0].diagnostics[:1])
    run = run_of((report,))
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    base = run["originalUriBaseIds"][location["uriBaseId"]]["uri"]

    found = unquote(urljoin(base, location["uri"]).removeprefix("file://"))

    assert location["uri"].isascii()
    assert found == str(PurePosixPath("/home/desk") / path)


def test_a_file_outside_the_root_has_its_own_address() -> None:
    report = Report(Source("/tmp/a b.txt", HARBOUR), REPORTS[0].diagnostics[:1])
    location = run_of((report,))["results"][0]["locations"][0]["physicalLocation"]

    assert location["artifactLocation"] == {"uri": "file:///tmp/a%20b.txt"}


def test_every_rule_is_described() -> None:
    described = run_of(())["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in described] == [rule.code for rule in RULES]
    for rule in described:
        assert rule["name"]
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"].startswith(rule["shortDescription"]["text"][:1])


def test_results_point_at_their_rules() -> None:
    known = {rule.code for rule in RULES}
    run = run_of()
    rules = run["tool"]["driver"]["rules"]

    for result in run["results"]:
        assert ("ruleIndex" in result) is (result["ruleId"] in known)
        if "ruleIndex" in result:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_braces_in_a_message_are_no_placeholders() -> None:
    messages = [result["message"]["text"] for result in run_of()["results"]]

    assert any("{{0}}" in message for message in messages)


def test_a_rule_that_failed_makes_the_run_unsuccessful() -> None:
    (invocation,) = run_of()["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]

    assert invocation["executionSuccessful"] is False
    assert notification["message"]["text"] == "SB301 could not be checked (KeyError)"
    assert run_of(REPORTS[:1])["invocations"][0]["executionSuccessful"] is True
