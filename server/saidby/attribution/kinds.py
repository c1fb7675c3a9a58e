"""The final kinds of quotations, once it is known whether anybody said them."""

from __future__ import annotations

from dataclasses import replace

from saidby.attribution import cues
from saidby.attribution.settlements import NOT_SPEECH
from saidby.attribution.settling import NOBODY, Decision, Table
from saidby.quotations.quotation import Kind, Quotation

_FEWEST_WORDS = 4


def final(table: Table) -> tuple[Quotation, ...]:
    return tuple(
        replace(quotation, kind=_kind(table, number, quotation))
        for number, quotation in enumerate(table.scene.quotations.found)
    )


def _kind(table: Table, number: int, quotation: Quotation) -> Kind:
    decision = table.decisions.get(number)
    if decision is not None and decision.method == NOT_SPEECH:
        return Kind.TERM
    if decision is None or (decision.identity == NOBODY and decision.phrase is None):
        return Kind.TERM if quotation.kind is Kind.MIXED else quotation.kind
    if quotation.kind is Kind.TERM:
        return Kind.MIXED
    if quotation.kind is Kind.DIRECT and _thought(decision):
        return Kind.THOUGHT
    return quotation.kind


def _thought(decision: Decision) -> bool:
    return decision.lemma in cues.thought() and decision.method in (
        "trailing-tag",
        "inverted-tag",
        "leading-tag",
    )
