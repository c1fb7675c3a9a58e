"""What holds for all rules: a case document and a page each, codes kept in order."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from reading_cases import read

from saidby.rules import RETIRED, RULES, pages
from saidby.rules.base import Rule

CASES = Path(__file__).parent / "cases"
PAGES = Path(__file__).parents[2] / "server" / "docs" / "rules"
WRITERS_OWN = {rule.code for rule in RULES if rule.code.startswith("SB9")}
EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_codes_ascend_and_are_unique() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


def test_retired_codes_are_not_used_again() -> None:
    codes = {rule.code for rule in RULES}
    assert not codes & RETIRED.keys()
    assert {heir for heir in RETIRED.values() if heir} <= codes


def test_names_are_unique_and_in_kebab_case() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", name) for name in names)


@EACH
def test_a_rule_stands_in_a_file_of_its_name(rule: Rule) -> None:
    module = import_module(f"saidby.rules.{rule.name.replace('-', '_')}")
    assert module.RULE is rule
    assert module.__doc__ == rule.doc


@EACH
def test_a_page_has_its_four_parts_in_order(rule: Rule) -> None:
    assert tuple(pages.parts(rule)) == pages.PARTS
    assert all(pages.parts(rule).values())


@EACH
def test_a_rule_has_a_case_document_with_findings_and_clean_prose(rule: Rule) -> None:
    if rule.code in WRITERS_OWN:
        pytest.skip("found above the rules, and tested there")
    path = CASES / f"{rule.code}-{rule.name}.md"
    cases = read(path.read_text(encoding="utf-8"))
    codes = {code.rstrip("?") for case in cases for code, _ in case.expected}
    assert rule.code in codes
    assert any(not case.expected for case in cases)


def test_every_case_document_belongs_to_a_rule() -> None:
    known = {f"{rule.code}-{rule.name}" for rule in RULES}
    assert {path.stem for path in CASES.glob("*.md")} <= known


def test_pages_are_fresh() -> None:
    """Else run ``python -m saidby.rules.pages server/docs/rules``."""
    written = {path.name: path.read_text("utf-8") for path in PAGES.glob("*.md")}
    assert written == pages.pages()
