"""Every case document, convention by convention."""

from __future__ import annotations

import pytest
from quotation_cases import CASES, Case, cases, spans_of

from saidby import quotations

_ALL = list(cases())


@pytest.mark.parametrize("case", [c for _, c in _ALL], ids=[name for name, _ in _ALL])
def test_case(case: Case) -> None:
    found = quotations.find(case.prose)

    assert _words(case, spans_of(found)) == _words(
        case, sorted(one.spans for one in case.quotations)
    )
    troubles = [(s.span.start, s.trouble.value) for s in found.strays]
    assert troubles == sorted(case.troubles)
    kinds = {q.spans[0].start: q.kind.value for q in found.found}
    for one in case.quotations:
        assert one.kind in ("", kinds[one.spans[0][0]]), one


def _words(case: Case, found: list[list[tuple[int, int]]]) -> list[list[str]]:
    return [[f"{a} {case.text[a:b]}" for a, b in spans] for spans in found]


def test_there_are_cases_for_every_convention() -> None:
    assert len(CASES) >= 12
    assert len(_ALL) >= 150


def test_titles_are_unique() -> None:
    names = [name for name, _ in _ALL]
    assert len(names) == len(set(names))
