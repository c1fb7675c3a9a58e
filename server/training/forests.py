"""Fitting gradient-boosted trees, and writing them as arrays for the package."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
from numpy.typing import NDArray

from saidby.forests.forest import Forest
from saidby.forests.scoring import Nodes

SEED = 0
_SETTINGS = {
    "num_leaves": 22,
    "lambda_l2": 1.0,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
# Of few rows, each tree sees a part, and learns little.
_FEW_ROWS = {
    "learning_rate": 0.04,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "min_data_in_leaf": 40,
}
_MANY_ROWS = {
    "learning_rate": 0.05,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.6,
    "bagging_freq": 1,
    "min_data_in_leaf": 60,
}
_MANY = 500_000
_LEAST_CURVE = 1e-3

Rows = NDArray[np.float32]
Marks = NDArray[np.int_]


def fit(rows: Rows, right: Marks, names: Sequence[str], *, trees: int) -> Forest:
    """A forest that gives the probability of ``right`` for each row by itself."""
    settings = {**_pace(rows), "objective": "binary"}
    return _fitted(rows, right, names, trees, settings)


def fit_choice(
    rows: Rows,
    right: Marks,
    sizes: Marks,
    names: Sequence[str],
    *,
    trees: int,
    pace: Mapping[str, float] | None = None,
) -> Forest:
    """A forest that gives each row's share among those it stands with, or none.

    ``sizes`` says how many rows stand together. The loss is that of a conditional
    logit (McFadden 1974) in which "none of them" has a log-odds of 0; where several
    rows are right, it is enough to choose one of them. ``pace`` are settings of
    LightGBM that differ from those for so many rows.
    """
    settings = {**_pace(rows), **(pace or {}), "objective": _choice(sizes)}
    return _fitted(rows, right, names, trees, settings)


def _fitted(
    rows: Rows,
    right: Marks,
    names: Sequence[str],
    trees: int,
    settings: dict[str, Any],
) -> Forest:
    model = lgb.train({**_SETTINGS, **settings}, lgb.Dataset(rows, right), trees)
    return _export(model.dump_model(), names)


def _pace(rows: Rows) -> dict[str, float]:
    return _MANY_ROWS if len(rows) >= _MANY else _FEW_ROWS


def _choice(sizes: Marks) -> Callable[..., Any]:
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)

    def slopes(odds: NDArray[np.float64], data: lgb.Dataset) -> Any:
        marks = data.get_label()
        most = np.maximum(np.maximum.reduceat(odds, starts), 0)
        weights = np.exp(odds - most[group])
        whole = np.add.reduceat(weights, starts) + np.exp(-most)
        share = weights / whole[group]
        good = weights * marks
        sums = np.add.reduceat(good, starts)[group]
        wanted = np.divide(good, sums, out=np.zeros_like(good), where=sums > 0)
        return share - wanted, np.maximum(share * (1 - share), _LEAST_CURVE)

    return slopes


def _export(model: dict[str, Any], names: Sequence[str]) -> Forest:
    nodes: list[list[float]] = []
    roots: list[int] = []
    for tree in model["tree_info"]:
        roots.append(len(nodes))
        _put(tree["tree_structure"], nodes)
    feature, threshold, left, right, value = zip(*nodes, strict=True)
    return Forest(
        Nodes(
            np.array(roots, np.int32),
            np.array(feature, np.int32),
            np.array(threshold, np.float32),
            np.array(left, np.int32),
            np.array(right, np.int32),
            np.array(value, np.float32),
        ),
        0.0,
        tuple(names),
    )


def _put(node: dict[str, Any], nodes: list[list[float]]) -> None:
    """Adds a node and those under it."""
    at = len(nodes)
    if "split_feature" not in node:
        nodes.append([0, 0.0, at, at, node["leaf_value"]])
        return
    nodes.append([node["split_feature"], node["threshold"], 0, 0, 0.0])
    nodes[at][2] = len(nodes)
    _put(node["left_child"], nodes)
    nodes[at][3] = len(nodes)
    _put(node["right_child"], nodes)


def write(forest: Forest, path: Path) -> None:
    np.savez_compressed(
        path,
        **forest.nodes._asdict(),
        base=np.float64(forest.base),
        names=np.array(forest.names),
    )
