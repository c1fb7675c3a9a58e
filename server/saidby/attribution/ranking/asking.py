"""Questions and answers: whoever asks does not answer."""

from __future__ import annotations

from functools import cache

from saidby import lexicon
from saidby.attribution.turns import Stage

NAMES = ("asks", "answers", "asked before", "answered after")
_FAR = 3  # paragraphs from a question to its answer


def asking(stage: Stage, at: int) -> tuple[float, ...]:
    """What a turn and those beside it tell, the same for all candidates: 1 or 0, -1
    where there is no turn near by."""
    turns, turn = stage.turns, stage.turns[at]
    before = turns[at - 1] if at and turn.gap <= _FAR else None
    after = turns[at + 1] if at + 1 < len(turns) else None
    if after is not None and after.gap > _FAR:
        after = None
    return (
        float(_asks(stage, turn.number)),
        float(_answers(stage, turn.number)),
        -1.0 if before is None else float(_asks(stage, before.number)),
        -1.0 if after is None else float(_answers(stage, after.number)),
    )


def _asks(stage: Stage, number: int) -> bool:
    return stage.scene.end_of(number) == "?"


def _answers(stage: Stage, number: int) -> bool:
    said = stage.scene.said(number).split(maxsplit=1)
    first = "".join(sign for sign in said[0].lower() if sign.isalpha()) if said else ""
    return first in _words()


@cache
def _words() -> frozenset[str]:
    return frozenset(lexicon.lines("answers"))
