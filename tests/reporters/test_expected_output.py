"""Every format, held against a file: ``expected/NAME.EXT``.

``SAIDBY_WRITE_EXPECTED=1 pytest tests/reporters`` writes them anew, to be looked at in
the diff.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest
from sample_reports import REPORTS

from saidby.report import from_json, to_json
from saidby.reporters import REPORTERS, Layout, statistics

EXPECTED = Path(__file__).parent / "expected"
SUFFIXES = {
    "json": "json",
    "json-lines": "jsonl",
    "gitlab": "json",
    "sarif": "json",
    "rdjson": "json",
    "junit": "xml",
}
NAMES = [*REPORTERS, "statistics"]
LAYOUT = Layout(root="/home/desk/paper")


def printed(name: str, layout: Layout = LAYOUT) -> str:
    """What a format prints of the sample."""
    reporter = REPORTERS.get(name, statistics)
    return "".join(f"{line}\n" for line in reporter(REPORTS, layout))


def settled(name: str, text: str) -> str:
    """Without what changes with every rule and release."""
    if name != "sarif":
        return text
    text = text.replace(f'"version": "{version("saidby")}"', '"version": "0"')
    text = re.sub(r',?\n +"ruleIndex": \d+', "", text)
    return re.sub(r'("rules": \[)\n.*?\n {10}\]', r"\1]", text, flags=re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
def test_output_is_as_expected(name: str) -> None:
    path = EXPECTED / f"{name}.{SUFFIXES.get(name, 'txt')}"
    actual = settled(name, printed(name))
    if os.environ.get("SAIDBY_WRITE_EXPECTED"):
        path.write_bytes(actual.encode("utf-8"))

    assert actual == path.read_bytes().decode("utf-8")


def test_every_expected_file_is_of_a_format() -> None:
    assert sorted(path.stem for path in EXPECTED.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_from_the_cache_prints_the_same(name: str) -> None:
    stored = [json.loads(json.dumps(to_json(report))) for report in REPORTS]
    cached = [
        from_json(data, report.source)
        for data, report in zip(stored, REPORTS, strict=True)
    ]
    reporter = REPORTERS.get(name, statistics)

    assert "".join(f"{line}\n" for line in reporter(cached, LAYOUT)) == printed(name)


@pytest.mark.parametrize("name", NAMES)
def test_colours_change_nothing_but_colours(name: str) -> None:
    colored = printed(name, Layout(color=True, root=LAYOUT.root))

    assert click.unstyle(colored) == printed(name)
    assert (colored != printed(name)) is (name == "full")


EMPTY = {
    "full": "No files were checked.\n",
    "concise": "",
    "json": '{"schema": 1, "files": [\n], "failed": []}\n',
    "json-lines": "",
    "github": "",
    "gitlab": "[]\n",
    "statistics": "No files were checked.\n",
}


@pytest.mark.parametrize(("name", "expected"), EMPTY.items())
def test_no_files_at_all(name: str, expected: str) -> None:
    reporter = REPORTERS.get(name, statistics)

    assert "".join(f"{line}\n" for line in reporter([], LAYOUT)) == expected


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize("reports", [(), REPORTS[1:2], REPORTS])
def test_what_is_to_be_parsed_parses(name: str, reports: tuple[object, ...]) -> None:
    text = "\n".join(REPORTERS[name](reports, LAYOUT))  # type: ignore[arg-type]

    if name == "json-lines":
        assert all(
            isinstance(json.loads(line), dict) for line in text.split("\n") if line
        )
    elif SUFFIXES.get(name) == "json":
        assert json.loads(text) is not None
    elif name == "junit":
        assert ET.fromstring(text.encode("utf-8")).tag == "testsuites"


def test_lines_are_yielded_while_reports_come_in() -> None:
    def endless() -> Iterator[object]:
        while True:
            yield REPORTS[0]

    for name in ("full", "concise", "github", "json", "json-lines"):
        lines = REPORTERS[name](endless(), LAYOUT)  # type: ignore[arg-type]
        assert next(lines)
