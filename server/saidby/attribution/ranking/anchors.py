"""Named turns on either side: where two people take turns, they tell whose this is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from saidby.attribution.settling import NOBODY
from saidby.attribution.turns import Stage, Turn

NONE = -9
# So many turns off, and so many paragraphs apart, another conversation is going on.
_FARTHEST, _SCENE = 16, 3


@dataclass(frozen=True, slots=True)
class Anchor:
    """The nearest turn whose tag names somebody, on one side of a turn.

    ``steps`` is how many turns off it is, ``other`` the nearest speaker beyond it
    that is not the same.
    """

    steps: int = 0
    speaker: int = NONE
    other: int = NONE

    def by_turns(self, who: int) -> float:
        """1 where it is the candidate's turn if two take turns, -1 where it is not."""
        if who not in (self.speaker, self.other):
            return 0.0
        return 1.0 if (who == self.speaker) == (self.steps % 2 == 0) else -1.0


ADRIFT = Anchor()


def anchor(stage: Stage, at: int, step: int) -> Anchor:
    """The nearest named turn before (step -1) or after (1) turn number ``at``."""
    turns, found = stage.turns, ADRIFT
    at += step
    for steps in range(1, _FARTHEST + 1):
        if not 0 <= at < len(turns) or _is_apart(turns, at, step):
            break
        tag = turns[at].tag
        if turns[at].form == "name" and tag is not None and tag.identity != NOBODY:
            if found.steps == 0:
                found = Anchor(steps, tag.identity)
            elif tag.identity != found.speaker:
                return replace(found, other=tag.identity)
        at += step
    return found


def _is_apart(turns: Sequence[Turn], at: int, step: int) -> bool:
    """Whether a stretch of narration parts a turn from the one before the step."""
    later = turns[at - step] if step < 0 else turns[at]
    return later.gap > _SCENE
