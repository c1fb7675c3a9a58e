"""Gradient-boosted trees (Friedman 2001), read from arrays and run with NumPy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FOLDER = Path(__file__).parent

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Forest:
    """All nodes of all trees, one after the other; ``roots`` is where each starts.

    A row goes left where its feature is at most the threshold. ``feature`` is -1 at a
    leaf, whose ``value`` is added up; the sum is a log-odds.
    """

    roots: Ints
    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats
    base: float
    names: tuple[str, ...]

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The probability, 0 to 1, that each row's candidate is the right one."""
        if not rows:
            return []
        data = np.asarray(rows, dtype=np.float32)
        total = np.full(len(data), self.base, dtype=np.float64)
        lines = np.arange(len(data))
        for root in self.roots:
            total += self.value[self._leaves(data, lines, int(root))]
        odds: list[float] = (1 / (1 + np.exp(-total))).tolist()
        return odds

    def _leaves(self, data: Floats, lines: NDArray[np.int64], root: int) -> Ints:
        at = np.full(len(data), root, dtype=np.int32)
        while True:
            feature = self.feature[at]
            inner = feature >= 0
            if not inner.any():
                return at
            goes_left = data[lines, np.maximum(feature, 0)] <= self.threshold[at]
            onward = np.where(goes_left, self.left[at], self.right[at])
            at = np.where(inner, onward, at).astype(np.int32)


@cache
def load(name: str) -> Forest:
    """The packaged forest of that name; no code is ever loaded with it."""
    with np.load(_FOLDER / f"{name}.npz", allow_pickle=False) as data:
        return Forest(
            data["roots"],
            data["feature"],
            data["threshold"],
            data["left"],
            data["right"],
            data["value"],
            float(data["base"]),
            tuple(str(name) for name in data["names"]),
        )
