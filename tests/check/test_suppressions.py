"""Comments that keep findings from being reported, and comments that go wrong."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_drafts import NOBODY, OWN, codes, draft, messages, report

from saidby.check import check
from saidby.draft import Stage
from saidby.options import Options
from saidby.rules import RETIRED
from saidby.rules.base import Finding, Severity
from saidby.suppressions.stretches import Stretches, Union
from saidby.text.spans import Span

CASES = {
    "alone above a paragraph, it is for the paragraph": (
        "<!-- saidby: ignore SB201 -->\n@nobody\n@nobody\n\n@nobody",
        "SB201",
    ),
    "blank lines do not part it from the paragraph": (
        "<!-- saidby: ignore SB201 -->\n\n\n@nobody\n\n@nobody",
        "SB201",
    ),
    "beside text, it is for the line": (
        "@nobody here <!-- saidby: ignore SB201 -->\n@nobody there",
        "SB201",
    ),
    "alone in the midst of a paragraph, it is for the paragraph": (
        "@nobody\n<!-- saidby: ignore SB201 -->\n@nobody\n\n@nobody",
        "SB201",
    ),
    "only the named rules are left out": (
        "<!-- saidby: ignore SB201 -->\n@nobody @two",
        "SB202",
    ),
    "several rules, by code and by name": (
        "<!-- saidby: ignore SB201, two -->\n@nobody @two @name",
        "SB301",
    ),
    "a family": (
        "<!-- saidby: ignore SB2 -->\n@nobody @two @name",
        "SB301",
    ),
    "no rules are all rules": (
        "<!-- saidby: ignore -->\n@nobody @two @name\n\n@two",
        "SB202",
    ),
    "the next paragraph, from within one": (
        "@nobody <!-- saidby: ignore-next SB201 -->\n\n@nobody\n\n@nobody",
        "SB201 SB201",
    ),
    "a stretch": (
        (
            "@nobody\n\n<!-- saidby: ignore-start SB201 -->\n\n"
            "@nobody @two\n\n@nobody\n\n"
            "<!-- saidby: ignore-end -->\n\n@nobody"
        ),
        "SB201 SB202 SB201",
    ),
    "stretches within each other": (
        (
            "<!-- saidby: ignore-start SB2 --><!-- saidby: ignore-start SB3 -->\n\n"
            "@nobody @name\n\n<!-- saidby: ignore-end SB2 -->\n\n@nobody @name\n\n"
            "<!-- saidby: ignore-end SB3 -->\n\n@name"
        ),
        "SB201 SB301",
    ),
    "the last one opened is closed first": (
        (
            "<!-- saidby: ignore-start SB2 --><!-- saidby: ignore-start SB3 -->\n\n"
            "@nobody @name\n\n<!-- saidby: ignore-end -->\n\n@nobody @name\n\n"
            "<!-- saidby: ignore-end -->\n\n@nobody"
        ),
        "SB301 SB201",
    ),
    "the whole file, from its end too": (
        "@nobody @two\n\n<!-- saidby: ignore-file SB201 -->",
        "SB202",
    ),
    "the whole file, all rules, even if there is nothing": (
        "Nothing.\n\n<!-- saidby: ignore-file -->\n\n<!-- saidby: ignore SB3 -->",
        "",
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_comments_suppress(text: str, expected: str) -> None:
    assert codes(text) == expected.split()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_kind_end_a_line(end: str) -> None:
    text = f"@nobody <!-- saidby: ignore SB201 -->{end}@nobody"

    assert codes(text) == ["SB201"]


UNUSED = {
    "nothing at all to ignore": (
        "<!-- saidby: ignore -->\nCalm words.",
        ["There is nothing here to ignore."],
    ),
    "nothing of a rule": (
        "<!-- saidby: ignore SB201 -->\n@two",
        ["There is nothing here to ignore."],
    ),
    "one of several": (
        "<!-- saidby: ignore SB201, name, two -->\n@two",
        ["There is no SB201, name here to ignore."],
    ),
    "no next paragraph": (
        "@two\n\n<!-- saidby: ignore-next SB202 -->",
        ["There is nothing here to ignore."],
    ),
    "a rule that is off by default and did not run": (
        "<!-- saidby: ignore quiet -->\nCalm words.",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), UNUSED.values(), ids=UNUSED)
def test_suppressions_without_effect_are_reported(
    text: str, expected: list[str]
) -> None:
    assert messages(text) == expected


def test_only_suppressions_of_rules_that_ran_are_judged() -> None:
    text = "<!-- saidby: ignore SB201 -->\nCalm words."

    assert codes(text, select=("SB3", "SB9")) == []
    assert codes(text, ignore=("nobody",)) == []
    assert codes(text, select=("SB2", "SB9")) == ["SB901"]


def test_rules_that_wait_for_a_parse_leave_their_suppressions_unjudged() -> None:
    text = "<!-- saidby: ignore nobody -->\nCalm words."
    waiting = (replace(NOBODY, needs=Stage.ATTRIBUTIONS), *OWN)
    early = replace(draft(text), stage=Stage.QUOTATIONS)

    assert check(early, Options(), rules=waiting).diagnostics == ()
    (found,) = check(draft(text), Options(), rules=waiting).diagnostics
    assert found.code == "SB901"


def test_a_rule_that_failed_leaves_its_suppressions_unjudged() -> None:
    text = "<!-- saidby: ignore nobody -->\nCalm words."
    failing = (
        replace(NOBODY, check=lambda d, o: iter([Finding(Span(99, 99), "")])),
        *OWN,
    )

    assert check(draft(text), Options(), rules=failing).diagnostics == ()


def test_a_suppression_of_all_is_judged_only_if_all_ran() -> None:
    text = "<!-- saidby: ignore -->\nCalm words."

    assert codes(text, ignore=("SB3",)) == []
    assert codes(text) == ["SB901"]


def test_the_finding_about_a_suppression_can_be_suppressed() -> None:
    text = "<!-- saidby: ignore SB201, SB901 --> Calm words."

    assert codes(text) == []
    assert codes("<!-- saidby: ignore SB201 --> Calm words.") == ["SB901"]
    assert codes(text.replace(", SB901", ""), ignore=("SB901",)) == []


UNKNOWN = {
    "an instruction": (
        "<!-- saidby: ignroe SB201 -->",
        "saidby does not know “ignroe”. Did you mean “ignore”?",
    ),
    "an instruction like no other": (
        "<!-- saidby: please -->",
        "saidby does not know “please”.",
    ),
    "no instruction": (
        "<!-- saidby: -->",
        "This comment does not say what saidby is to do.",
    ),
    "a code": (
        "<!-- saidby: ignore SB2o1 -->",
        "There is no rule “SB2o1”. Did you mean “SB201”?",
    ),
    "a name": (
        "<!-- saidby: ignore nobdy -->",
        "There is no rule “nobdy”. Did you mean “nobody”?",
    ),
    "a family": ("<!-- saidby: ignore SB7 -->", "There is no rule “SB7”."),
    "a start without an end": (
        "<!-- saidby: ignore-start -->\n@nobody",
        "Where does this end? saidby: ignore-end is missing.",
    ),
    "an end without a start": (
        "<!-- saidby: ignore-end -->",
        "This ends nothing: there is no saidby: ignore-start before it.",
    ),
    "a speaker without a name": (
        "<!-- saidby: speaker -->",
        'Who is it? saidby: speaker "Ana Ruiz"',
    ),
}


@pytest.mark.parametrize(("text", "expected"), UNKNOWN.values(), ids=UNKNOWN)
def test_comments_without_sense_are_reported(text: str, expected: str) -> None:
    found = [d for d in report(text).diagnostics if d.code == "SB902"]

    assert [d.message.split(" Did")[0] for d in found] == [expected.split(" Did")[0]]
    assert found[0].message == expected
    assert found[0].severity is Severity.WARNING


def test_a_start_without_an_end_holds_to_the_end_of_the_file() -> None:
    assert codes("<!-- saidby: ignore-start -->\n@nobody\n\n@two") == ["SB902"]


def test_a_comment_without_sense_is_not_hidden_by_the_one_above() -> None:
    text = "<!-- saidby: ignore -->\n@nobody <!-- saidby: ignore SB999 -->"

    assert codes(text) == ["SB902"]


def test_what_settles_quotations_is_known() -> None:
    text = '<!-- saidby: speaker "Ana Ruiz" --> <!-- saidby: not-a-quotation -->'

    assert codes(text) == []


def test_a_rule_retired_without_heir_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RETIRED, "SB299", None)

    assert messages("<!-- saidby: ignore SB299 -->") == [
        "The rule SB299 is no longer there."
    ]


def test_a_retired_rule_suppresses_its_heir(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RETIRED, "SB299", "SB201")

    assert codes("<!-- saidby: ignore SB299 -->\n@nobody") == []


def fixed(text: str) -> tuple[str, bool]:
    """The text after the one fix in its report, and whether that is a safe one."""
    ((fix,),) = [d.fixes for d in report(text).diagnostics if d.fixes]
    (edit,) = fix.edits
    repaired = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return repaired, fix.safe


FIXES = {
    "with its line": (
        "One.\n\n<!-- saidby: ignore -->\nTwo.",
        "One.\n\nTwo.",
        True,
    ),
    "with its CRLF line": (
        "One.\r\n\r\n<!-- saidby: ignore -->\r\nTwo.",
        "One.\r\n\r\nTwo.",
        True,
    ),
    "on the last line": ("One.\n\n<!-- saidby: ignore -->", "One.\n\n", True),
    "between two full lines it may part them": (
        "One.\n<!-- saidby: ignore -->\nTwo.",
        "One.\nTwo.",
        False,
    ),
    "with the space before it": (
        "One. <!-- saidby: ignore -->\nTwo.",
        "One.\nTwo.",
        True,
    ),
    "right after a word it may join it to the next": (
        "One<!-- saidby: ignore -->\nTwo.",
        "One\nTwo.",
        False,
    ),
    "but not that space if a word follows": (
        "One <!-- saidby: ignore -->two.",
        "One two.",
        True,
    ),
    "at the beginning of a line": (
        "One.\n\n<!-- saidby: ignore -->two.",
        "One.\n\ntwo.",
        False,
    ),
    "a misspelt name is put right": (
        "<!-- saidby: ignore nobdy -->\n@nobody",
        "<!-- saidby: ignore nobody -->\n@nobody",
        False,
    ),
}


@pytest.mark.parametrize(("text", "expected", "safe"), FIXES.values(), ids=FIXES)
def test_fixes(text: str, expected: str, safe: bool) -> None:
    if "nobdy" in text:
        text = text.replace("@nobody", "calm")
        expected = expected.replace("@nobody", "calm")

    assert fixed(text) == (expected, safe)


comments = st.builds(
    "<!-- saidby: {} {} -->".format,
    st.sampled_from(
        ["ignore", "ignore-next", "ignore-start", "ignore-end", "ignore-file", "x", ""]
    ),
    st.sampled_from(["", "SB201", "SB2, name", "nobody", "SB999", '"']),
)
pieces = st.one_of(
    comments, st.sampled_from(["@nobody", "@two", "\n", "\r\n", " ", ""])
)


@given(st.lists(pieces).map("".join))
def test_any_heap_of_comments_is_checked(text: str) -> None:
    found = report(text).diagnostics

    for diagnostic in found:
        assert diagnostic.span.end <= len(text)
        for fix in diagnostic.fixes:
            assert all(edit.span.end <= len(text) for edit in fix.edits)
    assert len({d.fingerprint for d in found}) == len(found)


spans = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(
    lambda pair: Span(min(pair), max(pair))
)


def touch(region: Span, span: Span) -> bool:
    """The plain meaning of what is looked up quickly."""
    if span.size == 0:
        return region.start <= span.start <= region.end
    return region.overlaps(span)


@given(st.lists(spans), st.lists(spans))
def test_regions_and_spans_touch_as_they_should(
    regions: list[Span], places: list[Span]
) -> None:
    stretches, union = Stretches(places), Union(regions)

    for region in regions:
        assert stretches.touch(region) is any(touch(region, s) for s in places)
    for span in places:
        assert union.touches(span) is any(touch(r, span) for r in regions)


def test_thousands_of_comments_cost_little() -> None:
    text = "@nobody <!-- saidby: ignore-start SB201 --> " * 3000
    started = time.perf_counter()

    assert Counter(codes(text)) == {"SB201": 1, "SB901": 1, "SB902": 3000}

    assert time.perf_counter() - started < 3
