"""What the tags of the turns around a turn tell of a candidate.

In a conversation of two, the one who is not “she” is he.
"""

from __future__ import annotations

from dataclasses import dataclass

from saidby.attribution.turns import Stage, Turn

NAMES = (
    *("tagged 1", "tagged 2", "tagged 3", "tagged before 1", "tagged before 2"),
    *("gender 1", "gender 2", "gender before 1", "gender before 2"),
)
_TAGS, _GENDERS = (1, 2, 3, -1, -2), (1, 2, -1, -2)
# A stretch of so many paragraphs parts one conversation from the next.
_SCENE = 3


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The turns around one, by how many steps they are off; None where there is none
    in the same conversation."""

    turns: dict[int, Turn | None]

    def row(self, who: int, gender: str) -> tuple[float, ...]:
        """What they tell of a candidate of that gender, in the order of ``NAMES``."""
        return (
            *(_tagged(self.turns[step], who) for step in _TAGS),
            *(_fits(self.turns[step], gender) for step in _GENDERS),
        )


def neighbours(stage: Stage, at: int) -> Neighbours:
    """The turns around turn number ``at``."""
    return Neighbours({step: _turn(stage, at, step) for step in _TAGS})


def _turn(stage: Stage, at: int, step: int) -> Turn | None:
    if not 0 <= at + step < len(stage.turns):
        return None
    first, last = sorted((at, at + step))
    apart = any(turn.gap > _SCENE for turn in stage.turns[first + 1 : last + 1])
    return None if apart else stage.turns[at + step]


def _tagged(turn: Turn | None, who: int) -> float:
    """How far a tag means the candidate; -1 without a tag, -2 without a turn."""
    if turn is None:
        return -2.0
    if turn.tag is None or turn.form == "":
        return -1.0
    if turn.form != "pronoun" or not turn.guesses:
        return float(turn.tag.identity == who)
    total = sum(guess.weight for guess in turn.guesses) or 1.0
    return sum(g.weight for g in turn.guesses if g.identity == who) / total


def _fits(turn: Turn | None, known: str) -> float:
    """1 where a tag's gender is the candidate's, -1 where not, 0 where that is not
    known, 2 where no gender is told."""
    if turn is None or turn.gender not in ("m", "f"):
        return 2.0
    return 0.0 if not known else 1.0 if turn.gender == known else -1.0
