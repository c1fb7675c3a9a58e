"""Whatever stands in a draft or in a file name, what we print does nothing."""

from __future__ import annotations

import json
import re
import unicodedata
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_reports import REPORTS

from saidby.report import BrokenRule, Diagnostic, Report
from saidby.reporters import REPORTERS, Layout, statistics
from saidby.reporters.escaping import json_text, one_line, visible
from saidby.rules.base import Edit, Fix, Related, Severity
from saidby.text.source import Source
from saidby.text.spans import Span

letters = st.one_of(
    st.characters(),
    st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"]),
    st.sampled_from(
        ["\x1b[2J", "\x9b2J", "::", "##[", "##vso[", "\r\n", "%", "<", "\\"]
    ),
)
texts = st.lists(letters, max_size=12).map("".join)


def report_of(path: str, text: str, message: str) -> Report:
    span = Span(0, len(text))
    fix = Fix(message, (Edit(span, message),))
    found = Diagnostic(
        "SB201",
        "unattributed",
        Severity.WARNING,
        span,
        message,
        (fix,),
        (Related(span, message),),
        "f" * 32,
    )
    broken = BrokenRule("SB202", "two", "KeyError")
    return Report(Source(path or "x", text), (found,), (broken,), 1, 1, 1)


@pytest.mark.parametrize("name", [*REPORTERS, "statistics"])
@settings(max_examples=50)
@given(texts, texts, texts)
def test_nothing_printed_acts(name: str, path: str, text: str, message: str) -> None:
    reporter = REPORTERS.get(name, statistics)
    printed = reporter([report_of(path, text, message)], Layout(root="/r"))

    for line in "\n".join(printed).split("\n"):
        harmful = {unicodedata.category(letter) for letter in line} & {"Cc", "Zl", "Zp"}
        assert not harmful
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", line)
        assert not re.search(r"##\w*\[", line)
        line.encode("utf-8")
        if name != "github":
            assert not line.lstrip().startswith("::")


@given(texts)
def test_json_says_the_same_after_escaping(text: str) -> None:
    escaped = json_text({text: [text]})

    # JSON joins what would be the halves of one character.
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert json.loads(escaped) == {joined: [joined]}
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", escaped)


@given(texts, texts, texts)
def test_xml_stays_xml(path: str, text: str, message: str) -> None:
    document = "\n".join(REPORTERS["junit"]([report_of(path, text, message)], Layout()))

    assert ET.fromstring(document.encode("utf-8")).get("failures") == "1"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “text” 日本 👩‍🚀", "plain – “text” 日本 👩‍🚀"),
        ("\x1b[31m", "␛[31m"),
        ("a\x00b\x7fc\x9bd", "a␀b␡c\ufffdd"),
        ("a\u202eb", "a\ufffdb"),
        ("\ud800", "\ufffd"),
    ],
)
def test_what_could_act_is_shown_as_a_sign(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_messages_take_one_line() -> None:
    assert one_line("Is it\n  Ana\r\n\tRuiz?") == "Is it Ana Ruiz?"


def test_paths_that_a_file_system_made_up_are_printed() -> None:
    path = b"caf\xe9.txt".decode("utf-8", "surrogateescape")

    for name, reporter in REPORTERS.items():
        report = report_of(path, "text", "message")
        printed = "\n".join(reporter([report], Layout(root="/r")))
        assert printed.encode("utf-8"), name
        if name == "sarif":
            assert "caf%E9.txt" in printed


def test_the_sample_is_hostile_enough() -> None:
    hostile = REPORTS[-1]

    assert "\x1b" in hostile.source.path + hostile.source.text
    assert hostile.source.path.startswith("::")
