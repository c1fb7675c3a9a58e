"""Fitting gradient-boosted trees, and writing them as arrays for the package."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from saidby.attribution.ranking.forest import Forest

SEED = 0


def fit(
    rows: NDArray[np.float32],
    right: NDArray[np.int_],
    names: Sequence[str],
    *,
    trees: int,
) -> Forest:
    """A forest that gives the probability of ``right`` for each row."""
    model = HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=0.08,
        max_leaf_nodes=22,
        min_samples_leaf=30,
        l2_regularization=1.0,
        random_state=SEED,
    ).fit(rows, right)
    return _export(model, names)


def _export(model: HistGradientBoostingClassifier, names: Sequence[str]) -> Forest:
    roots, feature, threshold, left, right, value = [], [], [], [], [], []
    depth = 0
    for (tree,) in model._predictors:
        base = len(feature)
        roots.append(base)
        depth = max(depth, int(tree.nodes["depth"].max()))
        for at, node in enumerate(tree.nodes):
            leaf = bool(node["is_leaf"])
            feature.append(0 if leaf else int(node["feature_idx"]))
            threshold.append(0.0 if leaf else float(node["num_threshold"]))
            left.append(base + at if leaf else base + int(node["left"]))
            right.append(base + at if leaf else base + int(node["right"]))
            value.append(float(node["value"]) if leaf else 0.0)
    return Forest(
        np.array(roots, np.int32),
        np.array(feature, np.int32),
        np.array(threshold, np.float32),
        np.array(left, np.int32),
        np.array(right, np.int32),
        np.array(value, np.float32),
        float(model._baseline_prediction.ravel()[0]),
        depth,
        tuple(names),
    )


def write(forest: Forest, path: Path) -> None:
    np.savez_compressed(
        path,
        roots=forest.roots,
        feature=forest.feature,
        threshold=forest.threshold,
        left=forest.left,
        right=forest.right,
        value=forest.value,
        base=np.float64(forest.base),
        depth=np.int32(forest.depth),
        names=np.array(forest.names),
    )
