"""Confidence is a probability: it never falls where a forest is surer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from saidby.attribution import calibration

GROUPS = [
    f"{register} {evidence}"
    for register in ("news", "story")
    for evidence in ("tag", "pronoun", "turn")
]


@pytest.fixture(autouse=True)
def _packaged() -> Iterator[None]:
    yield
    calibration.use(None)


@pytest.mark.parametrize("group", GROUPS)
def test_who_is_surer_is_never_less_often_right(group: str) -> None:
    told = [calibration.calibrated(group, step / 200) for step in range(201)]

    assert all(0 <= one <= other <= 1 for one, other in pairwise(told))


def test_between_two_points_runs_a_line() -> None:
    calibration.use({"news tag": [(0.0, 0.0), (0.5, 0.4), (1.0, 0.8)]})

    assert calibration.calibrated("news tag", 0.75) == pytest.approx(0.6)
    assert calibration.calibrated("news tag", 0.25) == pytest.approx(0.2)
    assert calibration.calibrated("news tag", 1.0) == 0.8


def test_of_what_little_is_known_the_forest_is_believed() -> None:
    calibration.use({})

    assert calibration.calibrated("news turn", 0.42) == 0.42


def test_turns_tags_and_pronouns_err_in_their_own_ways() -> None:
    assert calibration.group("trailing-tag", story=False, pronoun=False) == "news tag"
    assert calibration.group("leading-tag", story=False, pronoun=True) == "news pronoun"
    assert calibration.group("alternation", story=True, pronoun=False) == "story turn"
