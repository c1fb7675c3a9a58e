"""Which rules run, and how severe their findings are."""

from __future__ import annotations

import pytest
from toy_drafts import NAME, NOBODY, TOYS, codes, report, toy

from saidby import selection
from saidby.options import Options
from saidby.rules import RETIRED
from saidby.rules.base import Finding, Severity
from saidby.text.spans import Span

TEXT = "@nobody @two @name @quiet"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "SB201 SB202 SB301"),
        ({"select": ("SB2",)}, "SB201 SB202"),
        ({"select": ("sb2",)}, "SB201 SB202"),
        ({"select": ("nobody", "SB301")}, "SB201 SB301"),
        ({"select": ("Nobody",)}, "SB201"),
        ({"select": ("SB",)}, "SB201 SB202 SB301 SB401"),
        ({"select": ("S",)}, ""),
        ({"select": ("no",)}, ""),
        ({"select": ("",)}, ""),
        ({"ignore": ("SB2",)}, "SB301"),
        ({"ignore": ("two", "name")}, "SB201"),
        ({"extend_select": ("quiet",)}, "SB201 SB202 SB301 SB401"),
        ({"extend_select": ("SB4",), "ignore": ("SB4",)}, "SB201 SB202 SB301"),
        ({"select": ("SB301",), "extend_select": ("SB401",)}, "SB301 SB401"),
    ],
)
def test_rules_are_chosen_by_code_name_and_family(
    options: dict[str, tuple[str, ...]], expected: str
) -> None:
    assert codes(TEXT, **options) == expected.split()


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ("SB201", "SB2", "SB201"),
        ("nobody", "SB20", "SB201"),
        ("SB2", "SB201", "SB202"),
        ("SB2", "nobody", "SB202"),
        ("SB201", "nobody", ""),
    ],
)
def test_the_closer_selector_wins_and_ignore_wins_a_tie(
    select: str, ignore: str, expected: str
) -> None:
    assert codes(TEXT, select=(select,), ignore=(ignore,)) == expected.split()


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.md", "chapters/one.md", "SB301"),
        ("chapters/", "chapters/one.md", "SB301"),
        ("chapters/*.md", "one.md", "SB201 SB202 SB301"),
        ("/one.md", "chapters/one.md", "SB201 SB202 SB301"),
    ],
)
def test_files_can_be_spared_rules(pattern: str, path: str, expected: str) -> None:
    ignores = {pattern: ("SB2",)}

    assert codes(TEXT, path=path, per_file_ignores=ignores) == expected.split()


def test_files_can_be_spared_even_what_is_selected() -> None:
    ignores = {"*.md": ("SB2",)}

    assert codes(TEXT, select=("SB201",), per_file_ignores=ignores) == []


def test_options_narrowed_to_a_file_hold_whatever_its_name() -> None:
    options = Options(per_file_ignores={"old/*": ("SB2",), "new/*": ("SB3",)})

    narrowed = selection.for_file(options, "old/draft.md")

    assert dict(narrowed.per_file_ignores) == {"**": ("SB2",)}
    assert selection.selected(TOYS, narrowed, "/elsewhere/x.md") == tuple(
        rule for rule in TOYS if rule.default and not rule.code.startswith("SB2")
    )


def test_options_narrowed_to_a_file_of_no_pattern_spare_nothing() -> None:
    options = Options(per_file_ignores={"old/*": ("SB2",)})

    assert not selection.for_file(options, "new/draft.md").per_file_ignores


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ({}, "warning"),
        ({"SB201": "error"}, "error"),
        ({"nobody": "error"}, "error"),
        ({"SB2": "error"}, "error"),
        ({"SB2": "error", "SB201": "information"}, "information"),
        ({"nobody": "information", "SB2": "error"}, "information"),
    ],
)
def test_severity_is_what_the_closest_setting_says(
    setting: dict[str, str], expected: str
) -> None:
    (found,) = report("@nobody", severity=setting).diagnostics

    assert found.severity.value == expected


@pytest.mark.parametrize(
    ("confidence", "threshold", "expected"),
    [
        (0.9, {}, Severity.WARNING),
        (0.89, {}, Severity.INFORMATION),
        (0.89, {"SB2": 0.5}, Severity.WARNING),
        (0.95, {"nobody": 0.99}, Severity.INFORMATION),
        (0.1, {"SB201": 0.0}, Severity.WARNING),
    ],
)
def test_a_doubtful_finding_is_information(
    confidence: float, threshold: dict[str, float], expected: Severity
) -> None:
    finding = Finding(Span(0, 4), "Who said this?", confidence=confidence)
    rule = toy("SB201", "nobody", check=lambda draft, options: iter((finding,)))

    (found,) = report("Some words", rules=(rule,), threshold=threshold).diagnostics

    assert (found.severity, found.confidence) == (expected, confidence)


def test_doubt_outweighs_a_severity_of_the_configuration() -> None:
    finding = Finding(Span(0, 4), "Who said this?", confidence=0.2)
    rule = toy("SB201", "nobody", check=lambda draft, options: iter((finding,)))

    (found,) = report("Some", rules=(rule,), severity={"SB2": "error"}).diagnostics

    assert found.severity is Severity.INFORMATION


def test_a_retired_code_means_its_heir(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RETIRED, "SB299", "SB201")

    assert codes(TEXT, select=("SB299",)) == ["SB201"]
    assert selection.is_known("sb299", TOYS)


def test_a_code_retired_without_heir_is_known_and_means_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(RETIRED, "SB299", None)

    assert codes(TEXT, select=("SB299",)) == []
    assert selection.is_known("SB299", TOYS)


@pytest.mark.parametrize(
    ("selector", "near"),
    [("SB210", "SB201"), ("nobdy", "nobody"), ("NAMES", "name"), ("colour", None)],
)
def test_an_unknown_selector_has_a_near_match(selector: str, near: str | None) -> None:
    assert not selection.is_known(selector, TOYS)
    assert selection.nearest(selector, (NOBODY, NAME)) == near
