"""From passages to quotations: what stands in what, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from saidby.quotations import kinds
from saidby.quotations.passages import Passage
from saidby.quotations.quotation import Quotation
from saidby.text.prose import Prose


def assemble(prose: Prose, passages: Iterable[Passage]) -> tuple[Quotation, ...]:
    """The quotations in text order, each with the number of the one around it."""
    ordered = sorted(passages, key=_place)
    parents = _parents(ordered)
    kept = [number for number, parent in enumerate(parents) if parent != _CROSSING]
    number_of = {old: new for new, old in enumerate(kept)}
    found: list[Quotation] = []
    for old in kept:
        parent = number_of.get(parents[old])
        depth = 0 if parent is None else found[parent].depth + 1
        found.append(_quotation(prose, ordered[old], parent, depth))
    return tuple(found)


def _place(passage: Passage) -> tuple[int, int, int]:
    # A block quote or a turn may start where a quotation in it starts.
    return passage.start, -passage.end, int(passage.origin == "marks")


_NOBODY = -1
_CROSSING = -2


def _parents(ordered: Sequence[Passage]) -> list[int]:
    """For each passage the number of the one around it; crossing ones are marked."""
    pieces = sorted(
        (
            (outer.start, -outer.end, number, span)
            for number, passage in enumerate(ordered)
            for outer, span in zip(passage.outer, passage.spans, strict=True)
        ),
        key=lambda piece: piece[:3],
    )
    parents: dict[int, int] = {}
    around: list[tuple[int, int, int]] = []
    for start, minus_end, number, span in pieces:
        while around and around[-1][1] <= start:
            around.pop()
        crosses = bool(around) and around[-1][1] < -minus_end
        parent = around[-1][2] if around else _NOBODY
        if crosses or (around and start < around[-1][0]):
            parent = _CROSSING
        if parents.setdefault(number, parent) != parent or parent == number:
            parents[number] = _CROSSING
        if parents[number] != _CROSSING:
            around.append((span.start, span.end, number))
    return [parents[number] for number in range(len(ordered))]


def _quotation(
    prose: Prose, passage: Passage, parent: int | None, depth: int
) -> Quotation:
    return Quotation(
        spans=passage.spans,
        outer=passage.outer,
        style=passage.style,
        kind=kinds.provisional(prose, passage),
        blocks=tuple(part.block for part in passage.parts for _ in part.spans),
        closed=passage.closed,
        depth=depth,
        parent=parent,
        label=passage.label,
    )
