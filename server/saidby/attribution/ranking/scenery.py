"""Whose doing the narration beside a turn tells of, and where its scene begins.

The subject of the last clause before the words is more often their speaker than the
one mentioned last; and whoever was about before a row of stars may be far away.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from saidby.attribution.turns import Stage, Turn
from saidby.speakers.phrases import Phrase

NAMES = (
    *("last subject here", "last subject before"),
    *("first subject here", "first subject after"),
    *("in scene", "scene opens"),
)
_NOBODY = -2


@dataclass(frozen=True, slots=True)
class Scenery:
    """Subjects in the turn's own paragraph and beside it; the scene's first word, and
    whether the turn is the first of its scene."""

    last_here: int
    last_before: int
    first_here: int
    first_after: int
    start: int
    opens: bool

    def row(self, who: int, last_mention: int) -> tuple[float, ...]:
        """What it tells of a candidate, in the order of ``NAMES``."""
        return (
            float(who == self.last_here),
            float(who == self.last_before),
            float(who == self.first_here),
            float(who == self.first_after),
            float(last_mention >= self.start),
            float(self.opens),
        )


def scenery(stage: Stage, at: int) -> Scenery:
    turn, scene = stage.turns[at], stage.scene
    quotation = scene.quotation(turn.number)
    start = scene.parse.first_from(quotation.start)
    end = scene.parse.first_from(quotation.end)
    here = _subjects(stage, stage.near(turn.first_block, turn))
    beyond = _subjects(stage, stage.near(turn.last_block, turn))
    before = _subjects(stage, stage.near(turn.first_block - 1, turn))
    after = _subjects(stage, stage.near(turn.last_block + 1, turn))
    first = _scene_start(stage, turn)
    opens = at == 0 or stage.turns[at - 1].last_block < first
    return Scenery(
        _who(stage, [phrase for phrase in here if phrase.head < start][-1:]),
        _who(stage, before[-1:]),
        _who(stage, [phrase for phrase in beyond if phrase.head >= end][:1]),
        _who(stage, after[:1]),
        scene.block_words.get(first, (start, start))[0] if first else 0,
        opens,
    )


def _scene_start(stage: Stage, turn: Turn) -> int:
    """The first paragraph of a turn's scene."""
    at = bisect_left(stage.breaks, turn.first_block)
    return stage.breaks[at - 1] + 1 if at else 0


def _subjects(stage: Stage, phrases: Iterable[Phrase]) -> list[Phrase]:
    words = stage.scene.words
    return [
        phrase
        for phrase in phrases
        if words[phrase.head].dep.startswith("nsubj") and not phrase.owner
    ]


def _who(stage: Stage, row: list[Phrase]) -> int:
    return stage.scene.people.meaning.get(row[0].head, _NOBODY) if row else _NOBODY
