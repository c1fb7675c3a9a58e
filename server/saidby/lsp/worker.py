"""The process that analyses: the only one of the server that imports spaCy.

It takes one job after the other and sends back each draft without its parse, together
with its report. What it is told meanwhile is read by a thread, so that a job can be
dropped between two paragraphs.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass, replace
from queue import SimpleQueue
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING, Any

from saidby.decisions import Decisions
from saidby.draft import Draft, analyse
from saidby.errors import ModelError, SaidbyError
from saidby.options import Options
from saidby.report import Report
from saidby.text.source import Source

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from saidby.language.spacy_parser import SpacyParser

# How far an analysis stands back for whoever types, on a machine that is busy.
_MEEKNESS = 5


@dataclass(frozen=True, slots=True)
class Job:
    """One draft to analyse."""

    number: int
    source: Source
    options: Options
    decisions: Decisions


@dataclass(frozen=True, slots=True)
class Drop:
    """That job's outcome is wanted no more."""

    number: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """The pipeline is ready; ``seconds`` is how long that took."""

    name: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Unloadable:
    """There will be no pipeline; the message is for the user."""

    message: str


@dataclass(frozen=True, slots=True)
class Done:
    """A job's outcome: the draft without its parse, and what is wrong with it."""

    number: int
    draft: Draft
    report: Report
    seconds: float


@dataclass(frozen=True, slots=True)
class Dropped:
    """A job that was given up on request."""

    number: int


@dataclass(frozen=True, slots=True)
class Crashed:
    """A job that failed; ``error`` is a type's name."""

    number: int
    error: str


class _Given(Exception):
    """The job under way is given up."""


class _Desk:
    """What the thread that listens and the one that works share."""

    def __init__(self, connection: Connection[Any, Any]) -> None:
        self.jobs: SimpleQueue[Job] = SimpleQueue()
        self.current = 0
        self._dropped = 0
        self._connection = connection

    def listen(self) -> None:
        try:
            while True:
                told = self._connection.recv()
                if isinstance(told, Drop):
                    self._dropped = told.number
                else:
                    self.jobs.put(told)
        except (EOFError, OSError):
            os._exit(0)  # the server is gone

    def look_up(self) -> None:
        """Called between paragraphs. Raises _Given."""
        if self._dropped == self.current:
            raise _Given


def work(connection: Connection[Any, Any], model: str | None) -> None:
    """Load the pipeline and do jobs until the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdout = sys.stderr
    desk = _Desk(connection)
    Thread(target=desk.listen, daemon=True).start()
    started = perf_counter()
    try:
        parser = _load(model)
    except ModelError as error:
        connection.send(Unloadable(str(error)))
        return
    parser.between = desk.look_up
    connection.send(Loaded(parser.name, perf_counter() - started))
    if sys.platform != "win32":
        os.nice(_MEEKNESS)
    while True:
        job = desk.jobs.get()
        desk.current = job.number
        connection.send(_outcome(job, parser))


def _load(model: str | None) -> SpacyParser:
    from saidby.language.spacy_parser import SpacyParser

    return SpacyParser.load(model or _chosen(), remembered=REMEMBERED)


def _chosen() -> str | None:
    """The model that the environment or the user's own settings name.

    Raises ModelError if those are at fault.
    """
    from saidby.config.configuration import Configuration

    try:
        return Configuration().model
    except SaidbyError as error:
        raise ModelError(str(error)) from None


# Characters of narration whose parse is kept: a few novels.
REMEMBERED = 3_000_000


def _outcome(job: Job, parser: SpacyParser) -> Done | Dropped | Crashed:
    started = perf_counter()
    try:
        parser.between()
        draft = analyse(job.source, parser, job.options, job.decisions)
        from saidby.check import check

        report = check(draft, job.options, job.decisions)
        seconds = perf_counter() - started
        return Done(job.number, replace(draft, parse=None), report, seconds)
    except _Given:
        return Dropped(job.number)
    except Exception as error:  # noqa: BLE001 - a bug costs one analysis
        return Crashed(job.number, type(error).__name__)
