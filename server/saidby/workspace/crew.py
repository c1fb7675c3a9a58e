"""Work on many drafts, in several processes, with the results in order.

Memory stays flat: only so many jobs are under way, and each result is handed on as
soon as those before it have been.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from types import FrameType, TracebackType
from typing import Generic, TypeVar

J = TypeVar("J")
R = TypeVar("R")

_PER_PROCESS = 3
# What a shell calls the exit status of a process that a signal has ended, less it.
_BY_SIGNAL = 128


@dataclass(frozen=True, slots=True)
class Ready(Generic[J, R]):
    """A job whose result is known; it keeps its place among the others."""

    job: J
    result: R


@dataclass(slots=True)
class _Begun(Generic[J, R]):
    """A job under way; without a future its process was lost."""

    job: J
    future: Future[R] | None = None


_Place = Ready[J, R] | _Begun[J, R]


class Crew(Generic[J, R]):
    """``size`` processes that do ``work``; with one, it is done right here.

    ``lost`` gives the result for a job that ends its process (out of memory, say).
    ``work`` and ``lost`` are functions of a module, jobs and results picklable.
    """

    def __init__(
        self, work: Callable[[J], R], lost: Callable[[J], R], *, size: int
    ) -> None:
        self._work = work
        self._lost = lost
        self._size = size
        self._pool: ProcessPoolExecutor | None = None
        self._open = ExitStack()

    def __enter__(self) -> Crew[J, R]:
        if self._size > 1:
            self._open.enter_context(_ended_in_order())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._open:
            self._dismiss(at_once=kind is not None)

    def results(self, jobs: Iterable[J | Ready[J, R]]) -> Iterator[tuple[J, R]]:
        """Every job with its result, in order. Jobs are asked for as needed."""
        if self._size == 1:
            for job in jobs:
                ready = job if isinstance(job, Ready) else Ready(job, self._work(job))
                yield ready.job, ready.result
            return
        line: deque[_Place[J, R]] = deque()
        for job in jobs:
            line.append(job if isinstance(job, Ready) else self._begin(job))
            while line and (len(line) > self._longest() or _is_over(line[0])):
                yield self._first_of(line)
        while line:
            yield self._first_of(line)

    def _longest(self) -> int:
        return self._size * _PER_PROCESS

    def _begin(self, job: J) -> _Begun[J, R]:
        try:
            with _interrupts_ignored():
                return _Begun(job, self._staffed().submit(self._work, job))
        except BrokenProcessPool:
            return _Begun(job)

    def _first_of(self, line: deque[_Place[J, R]]) -> tuple[J, R]:
        place = line.popleft()
        if isinstance(place, Ready):
            return place.job, place.result
        try:
            if place.future is not None:
                return place.job, place.future.result()
        except BrokenProcessPool:
            pass
        return place.job, self._again(place.job, line)

    def _again(self, job: J, line: deque[_Place[J, R]]) -> R:
        """A process died: do the job by itself, to see whether it is the one.

        The jobs after it died with the pool and are begun anew.
        """
        self._dismiss(at_once=True)
        alone = self._begin(job).future
        try:
            result = self._lost(job) if alone is None else alone.result()
        except BrokenProcessPool:
            self._dismiss(at_once=True)
            result = self._lost(job)
        for place in line:
            if isinstance(place, _Begun) and not _has_result(place.future):
                place.future = self._begin(place.job).future
        return result

    def _staffed(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Spawned, not forked: a fork copies locks that other threads hold.
            self._pool = ProcessPoolExecutor(
                self._size,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_end_with_parent,
            )
            # All are started now: one that is started while another dies trips up
            # the pool's own bookkeeping (CPython before 3.12.4).
            for _ in range(self._size):
                self._pool.submit(_begin_day)
        return self._pool

    def _dismiss(self, *, at_once: bool) -> None:
        pool, self._pool = self._pool, None
        if pool is None:
            return
        if at_once:
            for process in multiprocessing.active_children():
                process.terminate()
        pool.shutdown(wait=True, cancel_futures=at_once)


def _begin_day() -> None:
    """A first job for every process."""


def _is_over(place: _Place[J, R]) -> bool:
    if isinstance(place, Ready):
        return True
    return place.future is not None and place.future.done()


def _has_result(future: Future[R] | None) -> bool:
    if future is None or future.cancelled() or not future.done():
        return False
    return future.exception() is None


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Processes started in here leave an interrupt from the keyboard to this one."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """A request to terminate leaves time to dismiss the others.

    Ended at once, this process would leave semaphores behind, and their keeper would
    say so aloud.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGTERM, _exit)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, handler)


def _exit(number: int, frame: FrameType | None) -> None:
    raise SystemExit(_BY_SIGNAL + number)


def _end_with_parent() -> None:
    """Keep no process alive whose parent was killed."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
