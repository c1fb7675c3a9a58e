from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator

import crew_work
import pytest

from saidby.workspace.crew import Crew, Ready


@pytest.mark.parametrize("size", [1, 2])
def test_results_come_in_the_order_of_their_jobs(size: int) -> None:
    with Crew(crew_work.slow_when_even, crew_work.lost, size=size) as crew:
        results = list(crew.results(range(5)))

    assert results == [(number, number) for number in range(5)]


@pytest.mark.parametrize("size", [1, 2])
def test_what_is_ready_keeps_its_place(size: int) -> None:
    jobs = [Ready(0, 100), 1, Ready(2, 102), 3]

    with Crew(crew_work.double, crew_work.lost, size=size) as crew:
        results = list(crew.results(jobs))

    assert results == [(0, 100), (1, 2), (2, 102), (3, 6)]


def test_what_is_ready_needs_no_process() -> None:
    with Crew(crew_work.double, crew_work.lost, size=2) as crew:
        list(crew.results([Ready(number, number) for number in range(50)]))

        assert multiprocessing.active_children() == []


def test_one_works_right_here_and_more_elsewhere() -> None:
    with Crew(crew_work.whereabouts, crew_work.lost, size=1) as crew:
        here = [result for _, result in crew.results([1])]
    with Crew(crew_work.whereabouts, crew_work.lost, size=2) as crew:
        there = [result for _, result in crew.results([1])]

    assert here == [os.getpid()] != there


@pytest.mark.parametrize("size", [1, 2])
def test_jobs_are_asked_for_as_they_are_needed(size: int) -> None:
    asked: list[int] = []

    def jobs() -> Iterator[int]:
        for number in range(1000):
            asked.append(number)
            yield number

    with Crew(crew_work.double, crew_work.lost, size=size) as crew:
        results = crew.results(jobs())
        next(results)
        assert len(asked) <= 20


def test_a_job_that_kills_its_process_costs_only_itself() -> None:
    with Crew(crew_work.die_at_three, crew_work.lost, size=2) as crew:
        results = [result for _, result in crew.results(range(8))]

    assert results == [0, 1, 2, -3, 4, 5, 6, 7]


def test_an_exception_passes_through_and_ends_the_processes() -> None:
    with (
        pytest.raises(LookupError, match="1"),
        Crew(crew_work.refuse, crew_work.lost, size=2) as crew,
    ):
        list(crew.results([1, 2, 3]))

    assert multiprocessing.active_children() == []


def test_leaving_early_ends_the_processes() -> None:
    with Crew(crew_work.double, crew_work.lost, size=2) as crew:
        next(crew.results(iter(range(1000))))

    assert multiprocessing.active_children() == []
