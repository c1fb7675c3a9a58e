"""The final kinds of quotations, once it is known whether anybody said them."""

from __future__ import annotations

from dataclasses import replace

from saidby.attribution.settling import Table
from saidby.quotations.quotation import Kind, Quotation


def final(table: Table) -> tuple[Quotation, ...]:
    return tuple(
        _final(table, n, q) for n, q in enumerate(table.scene.quotations.found)
    )


def _final(table: Table, number: int, quotation: Quotation) -> Quotation:
    decision = table.decisions.get(number)
    if quotation.kind is Kind.MIXED and decision is None:
        return replace(quotation, kind=Kind.TERM)
    return quotation
