"""What can be asked of a draft.

An answer is made of JSON values, so that it can come from another process or from the
cache; it is told with the draft's text at hand. Nothing is imported before a draft has
to be analysed: an answer from the cache needs no language pipeline.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from saidby.errors import SaidbyError, described

if TYPE_CHECKING:
    from saidby.decisions import Decisions
    from saidby.draft import Draft
    from saidby.fixing import Mended, Wish
    from saidby.language.parser import Parser
    from saidby.options import Options
    from saidby.report import Report
    from saidby.text.source import Source


@dataclass(frozen=True, slots=True)
class Job:
    """One draft and what is asked of it; ``question`` is a key of ``QUESTIONS``."""

    question: str
    source: Source
    options: Options
    decisions: Decisions
    model: str | None = None
    wish: Wish | None = None
    from_stdin: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """The answer for a draft as it was, and the draft with the wanted fixes."""

    answer: Any
    mended: Mended


@dataclass(frozen=True, slots=True)
class Crash:
    """An analysis that failed; ``error`` says how without any of the draft's words."""

    error: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask. ``told`` raises ValueError, KeyError, TypeError or
    AttributeError if the answer is not one for that source."""

    ask: Callable[[Draft, Job], Any]
    told: Callable[[Any, Source], Any]


def answer(job: Job) -> Any | Fixed | Crash:
    """The answer to a job, or how it failed. Raises ModelError."""
    try:
        found = QUESTIONS[job.question].ask(analysed(job, job.source), job)
        return found if job.wish is None else _fixed(job, found)
    except SaidbyError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug in a rule is no user's fault
        return Crash(described(error))


def lost(job: Job) -> Crash:
    """What is said of a job whose process died."""
    size = len(job.source.text)
    return Crash(f"the process died ({size:,} characters; out of memory?)")


def analysed(job: Job, source: Source) -> Draft:
    """Everything that is known about a draft. Raises ModelError."""
    from saidby.draft import analyse

    return analyse(source, _parser(job.model), job.options, job.decisions)


@cache
def _parser(model: str | None) -> Parser:
    from saidby import language

    return language.load(model)


def _fixed(job: Job, found: Any) -> Fixed:
    from saidby.fixing import Wish, mend

    def examine(source: Source) -> Report:
        report: Report = _report(_check(analysed(job, source), job), source)
        return report

    mended = mend(_report(found, job.source), examine, job.wish or Wish())
    return Fixed(found, mended)


def _check(draft: Draft, job: Job) -> Any:
    from saidby.check import check, to_json

    return to_json(check(draft, job.options, job.decisions))


def _report(data: Any, source: Source) -> Any:
    from saidby.report import from_json

    return from_json(data, source)


def _outline(draft: Draft, job: Job) -> Any:
    from saidby.queries.extraction import outline

    return outline(draft)


def _record(data: Any, source: Source) -> Any:
    from saidby.queries.extraction import told

    return told(data, source.text, source.path)


def _speaking(draft: Draft, job: Job) -> Any:
    from dataclasses import astuple

    from saidby.queries.speaking import speaking

    return [astuple(row) for row in speaking(draft)]


def _speakers(data: Any, source: Source) -> Any:
    from saidby.queries.speaking import Speaking

    return tuple(Speaking(*row) for row in data)


QUESTIONS: dict[str, Question] = {
    "check": Question(_check, _report),
    "extract": Question(_outline, _record),
    "speakers": Question(_speaking, _speakers),
}
