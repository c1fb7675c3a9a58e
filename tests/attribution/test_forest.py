"""What trees make of rows."""

from __future__ import annotations

import numpy as np
import pytest

from saidby.forests.forest import Forest
from saidby.forests.scoring import Nodes

# One tree of one question: at most 0.5 is worth -2, more is worth 2.
STUMP = Forest(
    Nodes(
        np.array([0], np.int32),
        np.array([0, 0, 0], np.int32),
        np.array([0.5, 0.0, 0.0], np.float32),
        np.array([1, 1, 2], np.int32),
        np.array([2, 1, 2], np.int32),
        np.array([0.0, -2.0, 2.0], np.float32),
    ),
    0.0,
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


def test_every_row_reaches_the_leaf_that_its_answers_lead_to() -> None:
    chance = np.random.default_rng(11)
    for depth in (0, 1, 3, 5, 6):
        grown = [_grown(chance, depth) for _ in range(7)]
        rows = chance.integers(-3, 4, (600, 3)).astype(np.float32)

        found = _forest(grown).probabilities(rows)

        for row, told in zip(rows.tolist(), found, strict=True):
            odds = 0.25 + sum(_walked(tree, row) for tree in grown)
            assert told == pytest.approx(1 / (1 + np.exp(-odds)), abs=1e-5)


@pytest.mark.parametrize("at", [1, 2])
def test_columns_can_be_asked_about_one_part_after_the_other(at: int) -> None:
    chance = np.random.default_rng(11)
    for depth in (0, 1, 3, 6):
        forest = _forest([_grown(chance, depth) for _ in range(7)])
        steady = chance.integers(-3, 4, (5, at)).astype(np.float32)
        moving = chance.integers(-3, 4, (4, 5, 3 - at)).astype(np.float32)

        halves = forest.halved(at)
        found = halves.shares_of(halves.begun(steady), list(moving))

        assert found == forest.shares_of([np.hstack([steady, part]) for part in moving])


def test_where_there_is_no_row_there_is_no_share() -> None:
    halves = _forest([_grown(np.random.default_rng(11), 3)]).halved(1)
    steady, moving = (np.zeros((0, width), np.float32) for width in (1, 2))

    assert halves.shares_of(halves.begun(steady), [moving, moving]) == [[], []]


def _forest(grown: list[list[Node]]) -> Forest:
    nodes = [node for tree in grown for node in tree]
    starts = np.cumsum([0, *map(len, grown[:-1])])
    feature, threshold, left, right, value = map(np.array, zip(*nodes, strict=True))
    shift = np.repeat(starts, list(map(len, grown)))
    return Forest(
        Nodes(
            starts.astype(np.int32),
            feature.astype(np.int32),
            threshold.astype(np.float32),
            (left + shift).astype(np.int32),
            (right + shift).astype(np.int32),
            value.astype(np.float32),
        ),
        0.25,
        ("a", "b", "c"),
    )


Node = tuple[int, float, int, int, float]


def _grown(chance: np.random.Generator, depth: int) -> list[Node]:
    """A tree of random questions; some branches end early."""
    nodes: list[Node] = []

    def grow(left: int) -> int:
        at = len(nodes)
        nodes.append((0, 0.0, at, at, float(chance.normal())))
        if left and (at == 0 or chance.random() < 0.95):
            question = int(chance.integers(3)), float(chance.integers(-3, 4))
            low, high = grow(left - 1), grow(left - 1)
            nodes[at] = (*question, low, high, 0.0)
        return at

    grow(depth)
    return nodes


def _walked(tree: list[Node], row: list[float]) -> float:
    at = 0
    while tree[at][2] != at:
        feature, threshold, left, right, _ = tree[at]
        at = left if row[feature] <= threshold else right
    return tree[at][4]
