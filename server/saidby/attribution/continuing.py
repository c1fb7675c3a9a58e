"""Quotations that no tag claims, carried on from those around them."""

from __future__ import annotations

from collections.abc import Sequence

from saidby.attribution.scene import is_spoken
from saidby.attribution.settling import Decision, Table
from saidby.quotations.quotation import Kind


def carry_on(table: Table) -> None:
    """Fill the table in text order: tags first, then what follows from them."""
    found = table.scene.quotations.found
    for number in range(len(found)):
        decision = table.tagged(number)
        if decision is not None:
            table.decisions[number] = decision
    for number, quotation in enumerate(found):
        if (
            number in table.decisions
            or not is_spoken(quotation)
            or quotation.parent is not None
        ):
            continue
        decision = _same_paragraph(table, number) or _next_paragraph(table, number)
        if decision is not None:
            table.decisions[number] = decision


def _same_paragraph(table: Table, number: int) -> Decision | None:
    scene = table.scene
    for block in scene.quotation(number).blocks:
        row = scene.in_block[block]
        at = row.index(number)
        for other in (*reversed(row[:at]), *row[at + 1 :]):
            decision = table.decisions.get(other)
            if decision is None or not is_spoken(scene.quotation(other)):
                continue
            if other > number and _touching(table, number, other):
                continue
            return Decision(
                decision.identity,
                "same-paragraph",
                decision.confidence * 0.95,
                decision.phrase,
            )
    return None


def _touching(table: Table, one: int, other: int) -> bool:
    scene = table.scene
    between = scene.prose.masked[
        scene.quotation(one).end : scene.quotation(other).start
    ]
    return not any(char.isalnum() for char in between)


def _next_paragraph(table: Table, number: int) -> Decision | None:
    scene = table.scene
    block = scene.quotation(number).blocks[0]
    row: Sequence[int] = scene.in_block.get(block - 1, ())
    for other in reversed(row):
        decision = table.decisions.get(other)
        if decision is not None and scene.quotation(other).kind in (
            Kind.DIRECT,
            Kind.MIXED,
        ):
            return Decision(
                decision.identity,
                "next-paragraph",
                decision.confidence * 0.85,
                decision.phrase,
            )
    return None
