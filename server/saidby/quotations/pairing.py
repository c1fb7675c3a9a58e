"""Which opening mark goes with which closing mark, within one block.

All readings of a block's marks are followed side by side and the one with the least
contradiction wins, so one stray mark cannot turn the rest inside out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from saidby.quotations.marks import FAMILIES, STYLE_OF, Mark

# What it costs, on the scale of ``weighing``:
UNCLOSED = 2.6  # to leave a quotation open at the end of its paragraph,
CARRIED = 0.6  # the same, if the next paragraph opens with the same mark,
NEVER_OPENED = 2.5  # to close what was never opened,
MISMATCH = 0.9  # to close with a mark of the same family but another shape,
OTHER_FAMILY = 2.2  # to close a double mark with a single one or the other way,
ALIKE = 1.5  # to nest a quotation in one with the same marks,
DEEPER = 0.2  # to nest a quotation, for each level,
AGAIN = 0.4  # to take a mark at the head of a line for one that opens it anew.

# What may open a line anew in a quotation that the first mark opened.
_REOPENED = {("«", "»"), *((shape, shape) for shape in FAMILIES)}
_LOW = ("„", "‚")
_DEEPEST = 8
_WIDTH = 6  # readings followed side by side
_CROWDED = 6  # characters to a mark; where they stand closer, two readings will do
_SLACK = 4.0  # how much worse than the best a reading may be for now

_Action = Literal["open", "instead", "close", "stray", "again"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Marks by number. ``closing`` or ``opening`` is None where there is none.

    ``again`` are the marks that reopened the quotation at the head of a line; the
    mark ``stop`` opens another quotation where this one was still open. ``parent``
    is the number of the pair around this one.
    """

    opening: int | None
    closing: int | None
    again: tuple[int, ...] = ()
    stop: int | None = None
    parent: int | None = None


class _Step(NamedTuple):
    """One decision: what was done at a mark, and the decisions before it."""

    before: _Step | None
    action: _Action
    mark: int
    unclosed: int = 0


class _Reading(NamedTuple):
    """What the marks so far may mean.

    ``open`` are the marks not closed yet; two readings with the same ``shapes`` open
    have the same future, so only the better one is kept.
    """

    cost: float
    steps: _Step | None
    open: tuple[int, ...]
    shapes: tuple[str, ...]


def pair(marks: Sequence[Mark], carried: Collection[str] = ()) -> list[Pair]:
    """The pairs of a block in the order of their first mark.

    ``carried`` are the families with which the next block goes on, so that leaving a
    quotation open is no fault.
    """
    readings = [_Reading(0.0, None, (), ())]
    width = _width(marks)
    for number in range(len(marks)):
        readings = _follow(readings, marks, number, width)
    best = min(readings, key=lambda r: r.cost + _left_open(r, marks, carried))
    return _replay(best.steps)


def _width(marks: Sequence[Mark]) -> int:
    if len(marks) < _CROWDED:
        return _WIDTH
    size = marks[-1].span.end - marks[0].span.start
    return _WIDTH if size > _CROWDED * len(marks) else 2


def _left_open(
    reading: _Reading, marks: Sequence[Mark], carried: Collection[str]
) -> float:
    return sum(
        CARRIED if marks[at].family in carried else UNCLOSED for at in reading.open
    )


def _follow(
    readings: list[_Reading], marks: Sequence[Mark], number: int, width: int
) -> list[_Reading]:
    mark = marks[number]
    limit = readings[0].cost + min(mark.ignoring, mark.opening + ALIKE) + _SLACK
    best: dict[tuple[str, ...], _Reading] = {}
    for reading in readings:
        for following in _options(reading, marks, number, limit):
            rival = best.get(following.shapes)
            if rival is None or following.cost < rival.cost:
                best[following.shapes] = following
    ranked = sorted(best.values(), key=_cost)[:width]
    worst = ranked[0].cost + _SLACK
    return [reading for reading in ranked if reading.cost <= worst]


def _cost(reading: _Reading) -> float:
    return reading.cost


def _options(
    reading: _Reading, marks: Sequence[Mark], number: int, limit: float
) -> Iterator[_Reading]:
    cost, steps, stack, shapes = reading
    mark = marks[number]
    stray = mark.closing + NEVER_OPENED
    if stray < mark.ignoring:
        step = _Step(steps, "stray", number)
        yield _Reading(cost + stray, step, stack, shapes)
    else:
        yield _Reading(cost + mark.ignoring, steps, stack, shapes)
    opened = cost + mark.opening + _nesting(stack, marks, mark)
    if opened <= limit and len(stack) < _DEEPEST:
        step = _Step(steps, "open", number)
        yield _Reading(opened, step, (*stack, number), (*shapes, mark.shape))
    if not stack:
        return
    if cost + mark.opening + UNCLOSED <= limit and shapes[-1] == mark.shape:
        step = _Step(steps, "instead", number)
        instead = cost + mark.opening + UNCLOSED
        yield _Reading(instead, step, (*stack[:-1], number), shapes)
    if cost + mark.closing <= limit:
        yield from _closings(reading, marks, number)
    if mark.leads and (shapes[-1], mark.shape) in _REOPENED:
        again = cost + mark.opening + AGAIN
        yield _Reading(again, _Step(steps, "again", number), stack, shapes)


def _closings(
    reading: _Reading, marks: Sequence[Mark], number: int
) -> Iterator[_Reading]:
    """What the mark may close, innermost first, at the cost of what is left open."""
    cost, steps, stack, shapes = reading
    closed = cost + marks[number].closing
    for unclosed in range(min(3, len(stack))):
        left = len(stack) - 1 - unclosed
        fit = _fit(marks[stack[left]], marks[number])
        if fit is not None:
            step = _Step(steps, "close", number, unclosed)
            yield _Reading(
                closed + fit + unclosed * UNCLOSED, step, stack[:left], shapes[:left]
            )


def _nesting(stack: tuple[int, ...], marks: Sequence[Mark], mark: Mark) -> float:
    if not stack:
        return 0
    if marks[stack[-1]].family == mark.family:
        return ALIKE
    return DEEPER * len(stack)


def _fit(opening: Mark, closing: Mark) -> float | None:
    """What it costs to let one mark close the other; None if it never may."""
    if (opening.shape, closing.shape) in STYLE_OF:
        if opening.shape in _LOW:
            return -closing.against
        # Of two apostrophes that may close it, the nearer one does.
        far = closing.span.start - opening.span.end if opening.family == "single" else 0
        return min(0.5, 0.002 * far)
    if opening.family == closing.family:
        return MISMATCH
    if {opening.family, closing.family} == {"double", "single"}:
        return OTHER_FAMILY
    return None


def _replay(last: _Step | None) -> list[Pair]:
    begun: list[tuple[int | None, int | None]] = []  # opening mark, parent
    closing: dict[int, int] = {}
    stop: dict[int, int] = {}
    again: dict[int, tuple[int, ...]] = {}
    stack: list[int] = []
    for step in _in_order(last):
        if step.action == "close":
            del stack[len(stack) - step.unclosed :]
            closing[stack.pop()] = step.mark
        elif step.action == "again":
            again[stack[-1]] = (*again.get(stack[-1], ()), step.mark)
        else:
            if step.action == "instead":
                stop[stack.pop()] = step.mark
            number, parent = len(begun), stack[-1] if stack else None
            if step.action == "stray":
                begun.append((None, parent))
                closing[number] = step.mark
            else:
                begun.append((step.mark, parent))
                stack.append(number)
    return [
        Pair(opening, closing.get(n), again.get(n, ()), stop.get(n), parent)
        for n, (opening, parent) in enumerate(begun)
    ]


def _in_order(last: _Step | None) -> Iterator[_Step]:
    steps: list[_Step] = []
    while last is not None:
        steps.append(last)
        last = last.before
    return reversed(steps)
