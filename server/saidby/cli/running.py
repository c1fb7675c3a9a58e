"""Paths to answers: finds the drafts, asks the cache, has the rest analysed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from saidby.cli.asking import QUESTIONS, Crash, Fixed, Job, answer, lost
from saidby.config.configuration import Configuration
from saidby.errors import ConfigError, SaidbyError, UnreadableFile, UnwritableFile
from saidby.formats import format_of
from saidby.text.source import Source
from saidby.workspace import discovery, keys
from saidby.workspace.cache import Cache
from saidby.workspace.crew import Crew, Ready
from saidby.workspace.reading import decode, read_source

if TYPE_CHECKING:
    from saidby.fixing import Mended, Wish
    from saidby.reporters.layout import Failure

# So many drafts are found before the first is read, to tell how much there is to do.
_AHEAD = 10_000
_STDIN_FILE = 0  # its number
# More processes than processors get nothing done sooner; a few do no harm.
_FEW = 8
# Windows cannot wait for more.
_MOST_ON_WINDOWS = 61
# A process takes seconds to get ready: less than this is not worth another one.
_BYTES_A_PROCESS = 100_000


@dataclass(frozen=True, slots=True)
class Answered:
    """One draft with the answer as told by its question."""

    job: Job
    answer: Any
    mended: Mended | None = None

    @property
    def path(self) -> str:
        return self.job.source.path


@dataclass(frozen=True, slots=True)
class Failed:
    """What could not be done, in words for the user."""

    failures: tuple[Failure, ...]


Outcome = Answered | Failed


@dataclass(frozen=True, slots=True)
class Manner:
    """How to go about it. ``jobs`` of None means as many as the work is worth.

    ``wish_for`` says which fixes to make in the draft at a path. ``output`` is the file
    that the results go to, if one does. ``force_exclude`` leaves out named files too.
    """

    cache: Cache | None = None
    jobs: int | None = None
    stdin_filename: str | None = None
    wish_for: Callable[[str], Wish] | None = None
    output: Path | None = None
    force_exclude: bool = False


@dataclass
class Run:
    """One question, asked of every draft that the paths stand for, in order.

    ``total`` is the number of drafts, None while it is not known.
    """

    configuration: Configuration
    question: str
    manner: Manner = field(default_factory=Manner)
    total: int | None = None
    from_cache: int = 0

    def over(self, paths: Sequence[str]) -> Iterator[Outcome]:
        """The answers, and failures in their place.

        Raises ModelError, and UsageError if the results would replace a draft.
        """
        named = discovery.find(
            paths,
            self.configuration.scope_of,
            force_exclude=self.manner.force_exclude,
        )
        found = _without(self.manner.output, named)
        first = list(islice(found, _AHEAD))
        self.total = len(first) if len(first) < _AHEAD else None
        size = _useful(self.manner.jobs or _worth(first), len(first))
        with Crew(answer, lost, size=size) as crew:
            for job, result in crew.results(self._jobs(chain(first, found))):
                yield job if isinstance(job, Failed) else self._outcome(job, result)
        if self.manner.cache:
            self.manner.cache.close()

    def _jobs(self, found: Iterable[str | SaidbyError]) -> Iterator[Any]:
        for item in found:
            job = self._job(item)
            if isinstance(job, Failed):
                yield Ready(job, None)
                continue
            known = self._known(job)
            yield job if known is None else Ready(job, known)

    def _job(self, item: str | SaidbyError) -> Job | Failed:
        try:
            if isinstance(item, SaidbyError):
                raise item
            return self._read(item)
        except SaidbyError as error:
            return Failed(failures_of(error))

    def _read(self, path: str) -> Job:
        from_stdin = path == discovery.STDIN
        shown = (self.manner.stdin_filename or path) if from_stdin else path
        folder = os.path.dirname(os.path.abspath(shown))
        options, decisions = self.configuration.for_folder(folder).for_file(shown)
        source = _source(path, shown, options.encoding)
        model = self.configuration.model
        wish = self.manner.wish_for(shown) if self.manner.wish_for else None
        return Job(self.question, source, options, decisions, model, wish, from_stdin)

    def _outcome(self, job: Job, result: Any) -> Outcome:
        if isinstance(result, Answered):
            return result
        if isinstance(result, Crash):
            path = job.source.path
            message = f"internal error in {path}: {result.error}"
            return Failed((failure(message, path),))
        data = result.answer if isinstance(result, Fixed) else result
        if self.manner.cache:
            self.manner.cache.put(self._key(job), data)
        mended = result.mended if isinstance(result, Fixed) else None
        return Answered(job, QUESTIONS[job.question].told(data, job.source), mended)

    def _known(self, job: Job) -> Answered | None:
        """The answer that the cache has, if it is sound and leaves nothing to fix."""
        kept = self.manner.cache.get(self._key(job)) if self.manner.cache else None
        if kept is None:
            return None
        try:
            told = QUESTIONS[job.question].told(kept, job.source)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
        if job.wish and job.wish.fixes(told):
            return None
        self.from_cache += 1
        return Answered(job, told)

    def _key(self, job: Job) -> str:
        asked = f"{job.question} {self._engine}"
        return keys.key(job.source, job.options, job.decisions, asked)

    @cached_property
    def _engine(self) -> str:
        return keys.engine(self.configuration.model)


def failure(message: str, path: str = "") -> Failure:
    """What could not be done. The reporters are imported for it and not before."""
    from saidby.reporters.layout import Failure

    return Failure(message, path)


def failures_of(error: SaidbyError) -> tuple[Failure, ...]:
    """Everything that an error says, each with the file that it is about."""
    if isinstance(error, ConfigError):
        return tuple(failure(str(fault), fault.path) for fault in error.faults)
    path = error.path if isinstance(error, UnreadableFile | UnwritableFile) else ""
    return (failure(str(error), path),)


def _without(
    output: Path | None, found: Iterator[str | SaidbyError]
) -> Iterator[str | SaidbyError]:
    """What is found, as long as it is not the file that the results go to."""
    if output is None or not output.is_file():
        yield from found
        return
    for item in found:
        if isinstance(item, str) and _is_same(item, output):
            complaint = f"--output-file {output} is one of the drafts: {item}"
            raise click.UsageError(f"{complaint}.")
        yield item


def _is_same(path: str, other: Path) -> bool:
    given: str | int = _STDIN_FILE if path == discovery.STDIN else path
    try:
        return os.path.samefile(given, other)
    except OSError:
        return False


def _source(path: str, shown: str, encoding: str) -> Source:
    if path != discovery.STDIN:
        return read_source(Path(path), encoding=encoding, shown=shown)
    text = decode(_standard_input(shown), shown=shown, encoding=encoding)
    return Source(shown, text, format_of(shown))


def _standard_input(shown: str) -> bytes:
    if sys.stdin is None:
        raise UnreadableFile(shown, "standard input is closed")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise UnreadableFile(shown, error.strerror or "cannot be read") from None


def _worth(found: Iterable[str | SaidbyError]) -> int:
    """How many processes the work on these drafts is worth."""
    total = sum(_size(item) for item in found if isinstance(item, str))
    return max(1, min(_processors(), total // _BYTES_A_PROCESS))


def _useful(wanted: int, drafts: int) -> int:
    """As many processes as are wanted, if the drafts and the machine keep them busy."""
    most = max(_FEW, _processors())
    if os.name == "nt":
        most = min(most, _MOST_ON_WINDOWS)
    return max(1, min(wanted, drafts, most))


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
