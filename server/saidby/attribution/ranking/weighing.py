"""How likely each candidate took a turn, for several histories at once.

Most of what the forest asks about a candidate is the same whoever spoke before. That
is asked once, for many turns together, and the rest for every history.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from saidby.attribution.ranking.turn_features import (
    FIXED,
    History,
    Past,
    fixed,
    moving,
)
from saidby.attribution.turns import Stage
from saidby.forests.forest import Forest

if TYPE_CHECKING:
    from saidby.forests.scoring import Floats, Ints

# So many turns are asked about together, and of so many what was found is kept.
_TOGETHER, _KEPT = 64, 4_096

# Who took a turn, and how sure that is.
Taken = tuple[int, float]


class Turns:
    """The turns of a stage with what is known of their candidates."""

    def __init__(self, stage: Stage) -> None:
        import numpy as np

        self.turns = stage.turns
        rows = (fixed(stage, at) for at in range(len(stage.turns)))
        tables = (np.array(row, np.float32).reshape(-1, len(FIXED)) for row in rows)
        self.fixed: list[Floats] = list(tables)

    def rows(
        self, at: int, history: History, tail: Sequence[Taken], ahead: Sequence[Taken]
    ) -> Floats:
        """One row for each candidate of a turn, in the order of ``NAMES``."""
        import numpy as np

        past = history.past(tail)
        return np.hstack([self.fixed[at], moving(self.turns[at], past, ahead)])


class Weighed:
    """Turns, and the forest that weighs their candidates."""

    def __init__(self, turns: Turns, weigher: Forest) -> None:
        self.turns = turns.turns
        self._fixed, self._halves = turns.fixed, weigher.halved(len(FIXED))
        self._begun: dict[int, list[Ints]] = {}

    def shares(
        self, at: int, pasts: Sequence[Past], ahead: Sequence[Taken]
    ) -> list[list[float]]:
        """How likely each candidate took a turn, given each of these pasts."""
        rows = [moving(self.turns[at], past, ahead) for past in pasts]
        return self._halves.shares_of(self._from(at), rows)

    def _from(self, at: int) -> Ints:
        """What is left to ask about the candidates of a turn."""
        import numpy as np

        part = at // _TOGETHER
        if part not in self._begun:
            if len(self._begun) == _KEPT // _TOGETHER:
                self._begun.clear()
            tables = self._fixed[part * _TOGETHER : (part + 1) * _TOGETHER]
            ends = np.cumsum([len(table) for table in tables])
            found = self._halves.begun(np.concatenate(tables))
            self._begun[part] = np.split(found, ends[:-1], axis=1)
        return self._begun[part][at % _TOGETHER]
