"""Gradient-boosted trees (Friedman 2001), read from arrays and run with NumPy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from saidby.forests.scoring import Nodes, Scorer, scorer

if TYPE_CHECKING:
    from saidby.forests.scoring import Doubles, Floats, Ints

    Rows = Sequence[Sequence[float]] | Floats


_FOLDER = Path(__file__).parent
_CHUNK = 512


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Trees whose leaves add up, with ``base``, to a log-odds; ``names`` are those of
    the features, column by column."""

    nodes: Nodes
    base: float
    names: tuple[str, ...]
    _scorer: Scorer = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_scorer", scorer(self.nodes))

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
        return _shared(totals, [len(rows) for rows in groups])

    @lru_cache(maxsize=4)  # noqa: B019 - there are few forests, and they stay
    def halved(self, at: int) -> Halves:
        """This forest for rows of which the first ``at`` columns are the same in many
        groups."""
        whole = self._scorer
        steady, moving = whole.about(0, at), whole.about(at, len(self.names))
        return Halves(steady, moving, self.base)

    def _totals(self, rows: Rows) -> Doubles:
        """Each row's log-odds."""
        import numpy as np

        if not len(rows):
            return np.zeros(0)
        parts = (rows[at : at + _CHUNK] for at in range(0, len(rows), _CHUNK))
        tables = (np.asarray(part, dtype=np.float32) for part in parts)
        sums = [self._scorer.totals(table) for table in tables]
        return np.concatenate(sums).astype(np.float64) + self.base


@dataclass(frozen=True, slots=True, eq=False)
class Halves:
    """A forest that answers first what is asked about the first columns of some rows,
    and then, as often as the others change, the rest."""

    _steady: Scorer
    _moving: Scorer
    _base: float

    def begun(self, rows: Floats) -> Ints:
        """What the first columns leave open."""
        return self._steady.left(rows)

    def shares_of(self, begun: Ints, groups: Sequence[Floats]) -> list[list[float]]:
        """The shares of the rows of each group, given their other columns."""
        import numpy as np

        if not groups or not len(groups[0]):
            return [[] for _ in groups]
        left = self._moving.left(np.concatenate(groups))
        left &= np.tile(begun, len(groups))
        totals = self._moving.summed(left).astype(np.float64) + self._base
        return _shared(totals, [len(rows) for rows in groups])


def _shared(totals: Doubles, sizes: Sequence[int]) -> list[list[float]]:
    """The shares of rows that stand together, so many each, from their log-odds."""
    import numpy as np

    found: list[list[float]] = []
    at = 0
    for size in sizes:
        mine = totals[at : at + size]
        at += size
        most = max(0.0, float(mine.max(initial=0.0)))
        weights = np.exp(mine - most)
        found.append((weights / (weights.sum() + np.exp(-most))).tolist())
    return found


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
        nodes = Nodes(*(data[field] for field in Nodes._fields))
        names = tuple(str(name) for name in data["names"])
        return Forest(nodes, float(data["base"]), names)
