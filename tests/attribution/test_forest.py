"""What trees make of rows."""

from __future__ import annotations

import numpy as np
import pytest

from saidby.forests.forest import Forest

# One tree of one question: at most 0.5 is worth -2, more is worth 2.
STUMP = Forest(
    np.array([0], np.int32),
    np.array([0, 0, 0], np.int32),
    np.array([0.5, 0.0, 0.0], np.float32),
    np.array([1, 1, 2], np.int32),
    np.array([2, 1, 2], np.int32),
    np.array([0.0, -2.0, 2.0], np.float32),
    0.0,
    1,
    ("height",),
)


def test_each_row_has_its_own_probability() -> None:
    low, high = STUMP.probabilities([[0.0], [1.0]])

    assert low + high == pytest.approx(1)
    assert high == pytest.approx(1 / (1 + np.exp(-2)))


def test_rows_share_with_each_other_and_with_nobody() -> None:
    one, other = STUMP.shares([[1.0], [1.0]])

    assert one == other == pytest.approx(np.exp(2) / (2 * np.exp(2) + 1))


def test_where_all_are_unlikely_it_is_likely_nobody() -> None:
    assert sum(STUMP.shares([[0.0], [0.0]])) < 0.25


def test_groups_do_not_share_with_each_other() -> None:
    groups = [[[1.0], [0.0]], [], [[1.0]]]

    assert STUMP.shares_of(groups) == [STUMP.shares(rows) for rows in groups]
    assert STUMP.shares_of([]) == []
    assert STUMP.shares([]) == []
