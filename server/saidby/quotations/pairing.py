"""Which opening mark goes with which closing mark, within one block.

All readings of a block's marks are followed side by side and the one with the least
contradiction wins, so one stray mark cannot turn the rest inside out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from saidby.quotations.marks import STYLE_OF, Mark

UNCLOSED = 2.6
CARRIED = 0.6
NEVER_OPENED = 2.5
MISMATCH = 0.9
OTHER_FAMILY = 2.2
ALIKE = 1.5
_WIDTH = 10
_SLACK = 6.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Marks by number. ``closing`` or ``opening`` is None where there is none.

    ``again`` are the marks that reopened the quotation at the head of a line;
    ``parent`` is the number of the pair around this one.
    """

    opening: int | None
    closing: int | None
    again: tuple[int, ...] = ()
    parent: int | None = None


class _Step(NamedTuple):
    """One decision: what was done at a mark, and the decisions before it."""

    before: _Step | None
    action: str
    mark: int
    pops: int = 0


class _Reading(NamedTuple):
    cost: float
    steps: _Step | None
    open: tuple[int, ...]


def pair(marks: Sequence[Mark], carried: frozenset[str] = frozenset()) -> list[Pair]:
    """The pairs of a block in the order of their first mark.

    ``carried`` are the families with which the next block goes on, so that leaving a
    quotation open is no fault.
    """
    readings = [_Reading(0.0, None, ())]
    for number in range(len(marks)):
        readings = _follow(readings, marks, number)
    best = min(readings, key=lambda r: r.cost + _left_open(r, marks, carried))
    return _replay(best.steps, marks)


def _left_open(
    reading: _Reading, marks: Sequence[Mark], carried: frozenset[str]
) -> float:
    return sum(
        CARRIED if marks[at].family in carried else UNCLOSED for at in reading.open
    )


def _follow(
    readings: list[_Reading], marks: Sequence[Mark], number: int
) -> list[_Reading]:
    best: dict[tuple[str, ...], _Reading] = {}
    for reading in readings:
        for following in _readings_of(reading, marks, number):
            key = tuple(marks[at].shape for at in following.open)
            rival = best.get(key)
            if rival is None or following.cost < rival.cost:
                best[key] = following
    ranked = sorted(best.values(), key=lambda r: r.cost)
    worst = ranked[0].cost + _SLACK
    return [reading for reading in ranked[:_WIDTH] if reading.cost <= worst]


def _readings_of(
    reading: _Reading, marks: Sequence[Mark], number: int
) -> list[_Reading]:
    cost, steps, stack = reading
    mark = marks[number]
    options = [
        _Reading(cost + mark.ignoring, steps, stack),
        _Reading(
            cost + mark.opening + _nesting(stack, marks, mark),
            _Step(steps, "open", number),
            (*stack, number),
        ),
        _Reading(
            cost + mark.closing + NEVER_OPENED, _Step(steps, "stray", number), stack
        ),
    ]
    for pops, at in enumerate(reversed(stack)):
        fit = _fit(marks[at], mark)
        if fit is None:
            continue
        options.append(
            _Reading(
                cost + mark.closing + fit + pops * UNCLOSED,
                _Step(steps, "close", number, pops),
                stack[: len(stack) - 1 - pops],
            )
        )
    if stack and mark.leads and marks[stack[-1]].shape == mark.shape:
        options.append(_Reading(cost + 0.4, _Step(steps, "again", number), stack))
    return options


def _nesting(stack: tuple[int, ...], marks: Sequence[Mark], mark: Mark) -> float:
    if not stack:
        return 0
    if marks[stack[-1]].family == mark.family:
        return ALIKE
    return 0.2 * len(stack)


def _fit(opening: Mark, closing: Mark) -> float | None:
    """What it costs to let one mark close the other; None if it never may."""
    if (opening.shape, closing.shape) in STYLE_OF:
        return 0
    if opening.family == closing.family:
        return MISMATCH
    if {opening.family, closing.family} == {"double", "single"}:
        return OTHER_FAMILY
    return None


def _replay(last: _Step | None, marks: Sequence[Mark]) -> list[Pair]:
    steps: list[_Step] = []
    while last is not None:
        steps.append(last)
        last = last.before
    found: list[Pair] = []
    stack: list[int] = []
    for step in reversed(steps):
        parent = stack[-1] if stack else None
        if step.action == "open":
            stack.append(len(found))
            found.append(Pair(step.mark, None, parent=parent))
        elif step.action == "stray":
            found.append(Pair(None, step.mark, parent=parent))
        elif step.action == "again":
            top = found[stack[-1]]
            found[stack[-1]] = Pair(
                top.opening, None, (*top.again, step.mark), top.parent
            )
        else:
            del stack[len(stack) - step.pops :]
            at = stack.pop()
            top = found[at]
            found[at] = Pair(top.opening, step.mark, top.again, top.parent)
    return found
