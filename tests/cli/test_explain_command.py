from __future__ import annotations

from typing import Any

import pytest

from saidby import rules


@pytest.mark.parametrize("name", ["SB203", "sb203", "colour"])
def test_a_rule_by_code_or_name(run: Any, name: str) -> None:
    result = run("explain", name)

    assert result.exit_code == 0
    assert result.stdout.startswith("SB203 colour\n")
    assert "What colour flags.\n\nWhy an editor cares: toy." in result.stdout


def test_all_rules(run: Any) -> None:
    lines = run("explain").stdout.splitlines()

    assert [line[:5] for line in lines] == sorted(line[:5] for line in lines)
    assert lines[0] == "SB101  misspelt-the  warning: Finds misspelt-the."
    assert lines[-2].endswith("(off by default)")


def test_a_family(run: Any) -> None:
    lines = run("explain", "SB2").stdout.splitlines()

    assert [line[:5] for line in lines] == ["SB201", "SB202", "SB203"]


def test_an_unknown_rule_is_2_with_a_suggestion(run: Any) -> None:
    result = run("explain", "misspelt-teh")

    expected = "saidby: there is no rule 'misspelt-teh'; did you mean misspelt-the?\n"
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", expected)


def test_a_retired_rule_is_said_to_be(run: Any, monkeypatch: Any) -> None:
    monkeypatch.setitem(rules.RETIRED, "SB199", None)
    monkeypatch.setitem(rules.RETIRED, "SB198", "SB203")

    gone, moved = run("explain", "SB199"), run("explain", "sb198")

    assert (gone.exit_code, gone.stderr[:25]) == (2, "saidby: SB199 was retired")
    assert moved.stdout.startswith("SB203 colour\n")
