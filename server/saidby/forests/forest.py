"""Gradient-boosted trees (Friedman 2001), read from arrays and run with NumPy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]
    Doubles = NDArray[np.float64]
    Rows = Sequence[Sequence[float]] | Floats


_FOLDER = Path(__file__).parent
_CHUNK = 2048


@dataclass(frozen=True, slots=True)
class Forest:
    """All nodes of all trees, one after the other; ``roots`` is where each starts.

    A row goes left where its feature is at most the threshold. A leaf leads to itself
    both ways; its ``value`` is added up, and the sum is a log-odds.
    """

    roots: Ints
    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats
    base: float
    depth: int
    names: tuple[str, ...]

    def probabilities(self, rows: Rows) -> list[float]:
        """The probability, 0 to 1, that each row by itself is right."""
        import numpy as np  # answers from a cache need neither trees nor NumPy

        odds: list[float] = (1 / (1 + np.exp(-self._totals(rows)))).tolist()
        return odds

    def shares(self, rows: Rows) -> list[float]:
        """The probability that each row is the right one of them all; what they lack
        to 1 is that of none (a conditional logit; McFadden 1974)."""
        return self.shares_of([rows])[0]

    def shares_of(self, groups: Sequence[Rows]) -> list[list[float]]:
        """The same for several groups of rows at once."""
        import numpy as np

        tables = [np.asarray(rows, dtype=np.float32) for rows in groups if len(rows)]
        totals = self._totals(np.concatenate(tables) if tables else ())
        found: list[list[float]] = []
        at = 0
        for rows in groups:
            mine = totals[at : at + len(rows)]
            at += len(rows)
            most = max(0.0, float(mine.max(initial=0.0)))
            weights = np.exp(mine - most)
            found.append((weights / (weights.sum() + np.exp(-most))).tolist())
        return found

    def _totals(self, rows: Rows) -> Doubles:
        """Each row's log-odds."""
        import numpy as np

        if not len(rows):
            return np.zeros(0)
        parts = (rows[at : at + _CHUNK] for at in range(0, len(rows), _CHUNK))
        tables = (np.asarray(part, dtype=np.float32) for part in parts)
        sums = [self.value[self._leaves(table)].sum(axis=1) for table in tables]
        return np.concatenate(sums).astype(np.float64) + self.base

    def _leaves(self, data: Floats) -> Ints:
        """The leaf that each row reaches in each tree; a leaf leads to itself."""
        import numpy as np

        flat = data.ravel()
        lines = (np.arange(len(data)) * data.shape[1])[:, None]
        at = np.broadcast_to(self.roots, (len(data), len(self.roots)))
        for _ in range(self.depth):
            cells = flat.take(lines + self.feature.take(at))
            goes_left = cells <= self.threshold.take(at)
            at = np.where(goes_left, self.left.take(at), self.right.take(at))
        return at


_used: dict[str, Forest] = {}


def use(name: str, forest: Forest) -> None:
    """Weigh with this one from now on; only training has others than the package."""
    _used[name] = forest


def load(name: str) -> Forest:
    """The forest of that name."""
    return _used[name] if name in _used else _packaged(name)


@cache
def _packaged(name: str) -> Forest:
    return read(_FOLDER / f"{name}.npz")


def read(path: Path) -> Forest:
    """A forest as ``server/training`` writes it; no code is ever loaded with it."""
    import numpy as np

    with np.load(path, allow_pickle=False) as data:
        return Forest(
            data["roots"],
            data["feature"],
            data["threshold"],
            data["left"],
            data["right"],
            data["value"],
            float(data["base"]),
            int(data["depth"]),
            tuple(str(name) for name in data["names"]),
        )
