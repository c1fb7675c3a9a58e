"""Every case document: each draft gets the findings that its prose is marked with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reading_cases import Case, read

from saidby import fixing
from saidby.check import check
from saidby.draft import analyse
from saidby.formats import format_of
from saidby.language.parser import Parser
from saidby.report import Report
from saidby.rules import RULES
from saidby.rules.base import Severity
from saidby.text.source import Source

FOLDER = Path(__file__).parent / "cases"
CASES = [
    pytest.param(path.stem[:5], case, id=f"{path.stem}-{number}")
    for path in sorted(FOLDER.glob("*.md"))
    for number, case in enumerate(read(path.read_text(encoding="utf-8")), 1)
]


def report(code: str, case: Case, parser: Parser) -> Report:
    """All default rules and the one that the document is about."""
    options = replace(case.options, extend_select=(code,))
    source = Source(case.path, case.text, format=format_of(case.path))
    draft = analyse(source, parser, options)
    return check(draft, options, rules=RULES, strict=True)


@pytest.mark.parametrize(("code", "case"), CASES)
def test_findings_are_where_the_prose_says(
    code: str, case: Case, parser: Parser
) -> None:
    quiet = {rule.code: rule.severity is Severity.INFORMATION for rule in RULES}
    found = [
        (_shown(d.code, d.severity is Severity.INFORMATION, quiet[d.code]), d.span)
        for d in report(code, case, parser).diagnostics
    ]
    assert _words(case, found) == _words(case, case.expected)
    assert [span for _, span in found] == [span for _, span in case.expected]


def _shown(code: str, information: bool, usual: bool) -> str:
    return f"{code}?" if information and not usual else code


def _words(case: Case, found: object) -> list[tuple[str, str]]:
    return [(code, span.of(case.text)) for code, span in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "case"), [param for param in CASES if param.values[1].becomes is not None]
)
def test_fixes_make_of_a_draft_what_they_should(
    code: str, case: Case, parser: Parser
) -> None:
    found = report(code, case, parser).diagnostics
    fixes = [d.fixes[0] for d in found if d.fixes and d.code == code]
    assert fixing.apply(case.text, fixes) == case.becomes


@pytest.mark.parametrize(
    ("code", "case"), [param for param in CASES if param.values[1].becomes is not None]
)
def test_a_fixed_draft_has_nothing_left_to_fix(
    code: str, case: Case, parser: Parser
) -> None:
    assert case.becomes is not None
    left = report(code, replace(case, text=case.becomes), parser).diagnostics
    assert [d.message for d in left if d.code == code and d.fixes] == []
