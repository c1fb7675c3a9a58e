"""From findings to a report."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_drafts import NOBODY, TOYS, TWO, draft, report, toy

from saidby.attribution.attribution import Attribution
from saidby.check import BrokenRule, Diagnostic, Report, check, from_json, to_json
from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Kind, Quotations
from saidby.rules.base import Edit, Finding, Fix, Related, Severity
from saidby.text.source import Source
from saidby.text.spans import Span


def raising(draft: Draft, options: Options) -> Iterator[Finding]:
    yield Finding(Span(0, 1), "This one is lost too.")
    raise KeyError("words of the draft")


def test_findings_come_in_text_order_then_by_code() -> None:
    both = toy("SB203", "nobody")
    found = report("@two @nobody", rules=(TWO, both, NOBODY)).diagnostics

    assert [(d.code, d.span.start) for d in found] == [
        ("SB202", 0),
        ("SB201", 5),
        ("SB203", 5),
    ]


def test_the_same_draft_gives_the_same_report() -> None:
    text = "@two @nobody\n\n<!-- saidby: ignore SB3 -->\n@two @nobody"

    assert to_json(report(text)) == to_json(report(text))


def test_a_rule_that_raises_costs_only_itself() -> None:
    broken = replace(TWO, check=raising)

    found = check(draft("@nobody"), Options(), rules=(NOBODY, broken))

    assert [d.code for d in found.diagnostics] == ["SB201"]
    assert found.broken == (BrokenRule("SB202", "two", "KeyError"),)


def test_a_rule_that_raises_can_be_let_raise() -> None:
    with pytest.raises(KeyError):
        check(draft(""), Options(), rules=(replace(TWO, check=raising),), strict=True)


def test_a_rule_that_points_past_the_draft_is_broken() -> None:
    rule = replace(TWO, check=lambda d, o: iter([Finding(Span(0, 9), "Far.")]))

    found = check(draft("short"), Options(), rules=(rule,))

    assert found.diagnostics == ()
    assert found.broken == (BrokenRule("SB202", "two", "ValueError"),)


def test_a_rule_waits_for_the_stage_it_needs() -> None:
    rules = (NOBODY, replace(TWO, needs=Stage.ATTRIBUTIONS))
    early = replace(draft("@nobody @two"), stage=Stage.QUOTATIONS)

    found = check(early, Options(), rules=rules).diagnostics

    assert [d.code for d in found] == ["SB201"]


def test_the_report_counts_quotations_and_those_without_a_speaker() -> None:
    words = draft("“One,” “two,” and a “term.”")
    first, second, term = words.quotations.found
    quotations = Quotations((first, second, replace(term, kind=Kind.TERM)))
    attributions = tuple(
        Attribution(number, speaker, None, None, "test", 1.0)
        for number, speaker in enumerate(("s1", None, None))
    )

    found = check(
        replace(words, quotations=quotations, attributions=attributions), Options()
    )

    assert (found.quotations, found.speakers, found.unattributed) == (3, 0, 1)


def test_information_can_be_left_out() -> None:
    found = report("@nobody @two", severity={"SB202": "information"})

    assert [d.code for d in found.at_least(Severity.WARNING).diagnostics] == ["SB201"]
    assert found.at_least(Severity.INFORMATION) == found
    assert found.at_least(Severity.ERROR).diagnostics == ()


SIZE = 60
spans = st.tuples(st.integers(0, SIZE), st.integers(0, SIZE)).map(
    lambda pair: Span(min(pair), max(pair))
)
texts = st.text(max_size=8)
diagnostics = st.builds(
    Diagnostic,
    code=texts,
    name=texts,
    severity=st.sampled_from(Severity),
    span=spans,
    message=texts,
    fixes=st.lists(
        st.builds(
            Fix,
            title=texts,
            edits=st.lists(st.builds(Edit, spans, texts), max_size=2).map(tuple),
            safe=st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    related=st.lists(st.builds(Related, spans, texts), max_size=2).map(tuple),
    fingerprint=texts,
    url=texts,
    confidence=st.floats(0, 1),
)
reports = st.builds(
    Report,
    source=st.just(Source("a.txt", "x" * SIZE)),
    diagnostics=st.lists(diagnostics, max_size=3).map(tuple),
    broken=st.lists(st.builds(BrokenRule, texts, texts, texts), max_size=2).map(tuple),
    quotations=st.integers(0, 9),
    speakers=st.integers(0, 9),
    unattributed=st.integers(0, 9),
)


@given(reports)
def test_a_report_survives_json(report: Report) -> None:
    stored = json.loads(json.dumps(to_json(report)))

    assert from_json(stored, report.source) == report


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 0},
        {"diagnostics": [{}]},
        {"diagnostics": None},
        {"quotations": "many"},
        {"broken": [["SB201"]]},
    ],
)
def test_json_that_is_no_report_is_refused(change: dict[str, object]) -> None:
    stored = {**to_json(report("@nobody")), **change}

    with pytest.raises((ValueError, KeyError, TypeError)):
        from_json(stored, Source("a.txt", "@nobody"))


def test_a_report_of_another_text_is_refused() -> None:
    stored = to_json(report("Some words, then @nobody"))

    with pytest.raises(ValueError, match="outside the source"):
        from_json(stored, Source("a.txt", "@nobody"))


def test_neither_checking_nor_reporting_loads_a_language_engine() -> None:
    code = (
        "import sys, saidby.check, saidby.reporters, saidby.decisions;"
        "sys.exit('spacy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_rules_of_saidby_itself_stand_last_and_have_pages() -> None:
    own = [rule for rule in TOYS if rule.code.startswith("SB9")]

    assert [rule.code for rule in own] == ["SB901", "SB902", "SB903"]
    for rule in own:
        for part in ("What it flags", "Why an editor", "repair", "switch it off"):
            assert part in rule.doc
