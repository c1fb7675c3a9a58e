"""From what a forest says to how often it is right: confidence as a probability.

Isotonic regression (Zadrozny and Elkan 2002) over answers to documents that the forests
had not seen, kept as a few points of a line for each register and kind of evidence.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from pathlib import Path

# What an answer rests on if no tag names the speaker.
_BY_TURN = frozenset(
    ("addressed-before", "same-paragraph", "action-beat", "alternation")
    + ("next-paragraph", "ranked")
)
Line = list[tuple[float, float]]
_used: dict[str, Line] | None = None


def use(lines: dict[str, Line] | None) -> None:
    """Read confidence off these lines from now on; only training has others."""
    global _used  # noqa: PLW0603
    _used = lines


def is_by_turn(method: str) -> bool:
    """Whether an answer rests on whose turn it is, not on a tag."""
    return method in _BY_TURN


def group(method: str, *, story: bool, pronoun: bool) -> str:
    """Answers that err alike: "story turn", "news tag", "news pronoun" …"""
    evidence = "turn" if is_by_turn(method) else "pronoun" if pronoun else "tag"
    return f"{'story' if story else 'news'} {evidence}"


def calibrated(group: str, sure: float) -> float:
    """How often, 0 to 1, answers of a group with this confidence are right."""
    line = (_packaged() if _used is None else _used).get(group)
    if not line:
        return sure
    at = bisect_right(line, (sure, 2.0))
    if at == 0:
        return line[0][1]
    if at == len(line):
        return line[-1][1]
    (x, y), (x2, y2) = line[at - 1], line[at]
    return y if x2 <= x else y + (y2 - y) * (sure - x) / (x2 - x)


@cache
def _packaged() -> dict[str, Line]:
    path = Path(__file__).with_name("calibration.json")
    table = json.loads(path.read_text(encoding="utf-8"))
    return {name: [(x, y) for x, y in line] for name, line in table.items()}
