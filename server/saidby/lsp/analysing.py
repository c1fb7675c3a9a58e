"""Which draft is analysed when: the newest text of each, one after the other.

Open drafts come before those of the workspace, what somebody waits for before what
nobody does, short ones before long ones. A long one makes room for a short one; the
paragraphs that it got through are remembered.
"""

from __future__ import annotations

import asyncio
import logging
from itertools import count
from pathlib import PurePath
from typing import Any

from saidby.errors import described
from saidby.lsp.addresses import format_for, path_of
from saidby.lsp.analyst import Analyst, Condition, Lost
from saidby.lsp.progress import Progress
from saidby.lsp.publishing import Publishing
from saidby.lsp.redrawing import Redrawing
from saidby.lsp.sheets import Analysis, Sheet
from saidby.lsp.shelf import Shelf
from saidby.text.source import Source

log = logging.getLogger(__name__)

# Characters: such a draft makes room for one of a tenth of its size.
_LONG = 50_000
# Characters: the marks of such a draft are read in a thread.
_HEAVY = 20_000
_PATIENCE = 1.0  # seconds before progress is shown
_CRASHED = "An analysis failed; its draft is analysed again after the next change."


class Analysing:
    """Keeps the worker busy with what is wanted."""

    def __init__(
        self, shelf: Shelf, publishing: Publishing, redrawing: Redrawing
    ) -> None:
        self._shelf = shelf
        self._publishing = publishing
        self._redrawing = redrawing
        self._numbers = count(1)
        self._wanted: dict[str, Sheet] = {}
        self._some = asyncio.Event()
        self._tasks: set[asyncio.Future[Any]] = set()
        self._current: tuple[int, Sheet] | None = None
        self._loading: Progress | None = None
        self._long: Progress | None = None
        self.analyst = Analyst(self._changed)
        self.timings: dict[str, float] = {}

    def start(self) -> None:
        """Load the language model and begin."""
        self._keep(self.analyst.start())
        self._keep(self._run())

    def want(self, sheet: Sheet) -> None:
        """Have a draft analysed, if it is not as it was when it last was."""
        if sheet.is_settled:
            return
        self._wanted[sheet.uri] = sheet
        self._some.set()
        if self._current and _makes_room(self._current[1], sheet):
            self._keep(self.analyst.drop(self._current[0]))

    def read_marks(self, sheet: Sheet) -> None:
        """Have something to show while the language model loads."""
        self._keep(self._read_marks(sheet))

    def give_up(self, sheet: Sheet) -> None:
        """A draft is gone; whoever waits for it has waited long enough."""
        if self._wanted.get(sheet.uri) is sheet:
            del self._wanted[sheet.uri]
        if self._current and self._current[1] is sheet:
            self._keep(self.analyst.drop(self._current[0]))
        sheet.settle(sheet.document.revision)

    async def restart(self) -> None:
        """End the worker and all it knows, and analyse everything anew."""
        for sheet in self._shelf.all_sheets():
            sheet.begin_anew()
        await self.analyst.restart()
        for sheet in self._shelf.sheets.values():
            self.want(sheet)

    def cancelled(self, token: int | str) -> None:
        """The user wants no more of some work that progress was shown of."""
        if self._long and self._long.token == token and self._long.give_up:
            self._long.give_up()

    def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        self.analyst.close()

    def _keep(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _changed(self, condition: Condition, message: str) -> None:
        if message:
            self._shelf.warn(message)
        self._shelf.tell_status({"state": condition.value, "message": message})
        if condition is Condition.LOADING and self._loading is None:
            self._loading = Progress(self._shelf, "Loading the language model")
            self._loading.begin(patience=0)
        elif condition is not Condition.LOADING and self._loading is not None:
            self._loading.end()
            self._loading = None
            self.timings["loading"] = self.analyst.loading_took

    async def _run(self) -> None:
        while True:
            await self._some.wait()
            usable = await self.analyst.usable()
            if not self._wanted:
                self._some.clear()
                continue
            sheet = self._wanted.pop(min(self._wanted.values(), key=self._rank).uri)
            if not self._shelf.holds(sheet) or sheet.is_settled:
                continue
            revision = sheet.document.revision
            try:
                await (self._analyse(sheet) if usable else self._read_marks(sheet))
            except Exception as error:  # noqa: BLE001 - a bug costs one analysis
                log.warning("%s in an analysis", described(error))
                usable = False
            if not usable:
                self._settle(sheet, revision)

    def _rank(self, sheet: Sheet) -> tuple[bool, bool, int]:
        is_open = sheet.document.version is not None
        return not is_open, not sheet.waiting, sheet.size

    async def _analyse(self, sheet: Sheet) -> None:
        from saidby.lsp.worker import Crashed, Done, Dropped, Job

        revision, beginnings = sheet.document.revision, sheet.beginnings
        source, resolved = await self._source(sheet)
        options, decisions = resolved.options, resolved.decisions
        job = Job(next(self._numbers), source, options, decisions)
        outcome = await self._outcome(job, sheet)
        if not self._shelf.holds(sheet):
            return
        if isinstance(outcome, Dropped) or sheet.beginnings != beginnings:
            self.want(sheet)
            return
        if isinstance(outcome, Done):
            self.timings["analysis"] = outcome.seconds
            analysis = Analysis(
                outcome.draft,
                outcome.report,
                revision,
                options,
                decisions,
                excluded=resolved.excluded,
            )
            self._take(sheet, analysis)
        elif isinstance(outcome, Crashed) or outcome is None:
            self._shelf.warn(_CRASHED)
        self._settle(sheet, revision)

    async def _outcome(self, job: Any, sheet: Sheet) -> Any:
        """What the worker sends back, None if it died."""
        self._current = job.number, sheet
        title = f"Reading {PurePath(job.source.path).name}"
        self._long = Progress(self._shelf, title, lambda: self._stop(job, sheet))
        self._long.begin(patience=_PATIENCE)
        try:
            return await self.analyst.do(job)
        except Lost:
            return None
        finally:
            self._long.end()
            self._long = self._current = None

    def _stop(self, job: Any, sheet: Sheet) -> None:
        """The user has had enough; the next change begins it anew."""
        sheet.tried = sheet.document.revision
        self._keep(self.analyst.drop(job.number))
        sheet.wake()

    async def _source(self, sheet: Sheet) -> Any:
        document, path = sheet.document, path_of(sheet.uri)
        resolved = self._shelf.resolve(sheet)
        form = format_for(path, document.language)
        return Source(path, document.text.text, form), resolved

    async def _read_marks(self, sheet: Sheet) -> None:
        revision, beginnings = sheet.document.revision, sheet.beginnings
        source, resolved = await self._source(sheet)
        options, decisions = resolved.options, resolved.decisions
        draft, report = await asyncio.to_thread(_marked, source, options, decisions)
        if self._shelf.holds(sheet) and sheet.beginnings == beginnings:
            analysis = Analysis(
                draft,
                report,
                revision,
                options,
                decisions,
                marks=True,
                excluded=resolved.excluded,
            )
            self._take(sheet, analysis)
            sheet.wake()

    def _take(self, sheet: Sheet, analysis: Analysis) -> None:
        sheet.take(analysis)
        if not analysis.marks:
            sheet.quiet.forget(analysis.revision)
        self._publishing.renew(sheet)
        self._redrawing.renew(sheet)

    def _settle(self, sheet: Sheet, revision: int) -> None:
        waited_for = bool(sheet.waiting)
        sheet.settle(revision)
        if waited_for:
            self.want(sheet)


def _makes_room(current: Sheet, other: Sheet) -> bool:
    return (
        current.size > _LONG and other is not current and other.size * 10 < current.size
    )


def _marked(source: Source, options: Any, decisions: Any) -> Any:
    # Importing the rules takes a while; nobody waits for it on the way to an answer.
    from saidby.lsp.renewing import marked

    return marked(source, options, decisions)
