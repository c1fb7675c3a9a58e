"""Turns of a stretch are chosen together: a name that follows tells whose the first
was, though by itself the first sounds like somebody else's."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from saidby.attribution.ranking.choosing import Choice, choose
from saidby.attribution.settling import NOBODY

ANNA, BEN = 1, 2


class Talk:
    """Anna and Ben take turns, as everybody knows; the first sounds like Anna's."""

    def __init__(self, length: int) -> None:
        self.turns = [SimpleNamespace(candidates=[ANNA, BEN]) for _ in range(length)]

    def shares(self, at: int, pasts: Sequence[Any], ahead: Any) -> list[list[float]]:
        return [self._given(past.back(1)) for past in pasts]

    def _given(self, before: int) -> list[float]:
        if before in (ANNA, BEN):
            return [0.1 if who == before else 0.8 for who in (ANNA, BEN)]
        return [0.5, 0.4]


def chosen(known: list[tuple[int, float] | None], barred: Any = None) -> list[Choice]:
    talk: Any = Talk(len(known))
    return choose(talk, known, barred or (lambda at, before: set()))


def test_each_turn_follows_from_the_one_before() -> None:
    assert [one.who for one in chosen([None] * 4)] == [ANNA, BEN, ANNA, BEN]


def test_a_name_that_follows_tells_whose_the_first_was() -> None:
    known = [None, None, (BEN, 0.95)]

    assert [one.who for one in chosen(known)] == [BEN, ANNA, BEN]


@pytest.mark.parametrize("length", [1, 6, 7, 40])
def test_every_turn_is_settled_however_many_there_are(length: int) -> None:
    found = chosen([None] * length)

    assert len(found) == length
    assert all(0 < one.sure <= 1 for one in found)


def test_who_is_known_stays() -> None:
    assert chosen([(BEN, 0.9), (BEN, 0.9)])[1].who == BEN


def test_who_cannot_have_spoken_is_not_chosen() -> None:
    everybody = chosen([None, None], lambda at, before: {ANNA, BEN} if at else set())

    assert [one.who for one in everybody] == [ANNA, NOBODY]


def test_turns_that_are_known_are_weighed_only_beside_others() -> None:
    asked: list[int] = []

    class Counted(Talk):
        def shares(self, at: int, pasts: Sequence[Any], ahead: Any) -> list[Any]:
            asked.append(at)
            return super().shares(at, pasts, ahead)

    talk: Any = Counted(5)
    known = [(ANNA, 0.9), (BEN, 0.9), None, (BEN, 0.9), (ANNA, 0.9)]
    found = choose(talk, known, lambda at, before: set())

    assert [one.who for one in found] == [ANNA, BEN, ANNA, BEN, ANNA]
    assert asked[0] == 2
