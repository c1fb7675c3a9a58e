"""Which draft is analysed when: the newest text of each, one after the other."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import TYPE_CHECKING, Any

from saidby.lsp.addresses import format_for, path_of
from saidby.lsp.analyst import Analyst, Condition, Lost
from saidby.lsp.sheets import Analysis, Sheet
from saidby.text.source import Source

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk


class Analysing:
    """Keeps the worker busy with what is wanted."""

    def __init__(self, desk: Desk, model: str | None) -> None:
        self._desk = desk
        self._numbers = count(1)
        self._wanted: dict[str, Sheet] = {}
        self._some = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.analyst = Analyst(self._changed)
        self.analyst.model = model

    async def start(self) -> None:
        """Load the language model and begin."""
        await self.analyst.start()
        self._task = asyncio.create_task(self._run())

    def want(self, sheet: Sheet) -> None:
        if not sheet.is_settled:
            self._wanted[sheet.uri] = sheet
            self._some.set()

    async def restart(self) -> None:
        await self.analyst.restart()

    def close(self) -> None:
        if self._task:
            self._task.cancel()
        self.analyst.close()

    def status(self) -> dict[str, Any]:
        return {"state": self.analyst.condition.value, "model": self.analyst.name}

    def _changed(self, condition: Condition, message: str) -> None:
        if message:
            self._desk.warn(message)

    async def _run(self) -> None:
        while True:
            await self._some.wait()
            usable = await self.analyst.usable()
            if not self._wanted:
                self._some.clear()
                continue
            uri, sheet = self._wanted.popitem()
            if self._desk.sheets.get(uri) is sheet:
                await self._analyse(sheet, usable)

    async def _analyse(self, sheet: Sheet, usable: bool) -> None:
        from saidby.lsp.worker import Done, Job

        document = sheet.document
        path = path_of(sheet.uri)
        resolved = self._desk.configurations.resolve(path, sheet.settings)
        options, decisions = resolved.options, resolved.decisions
        source = Source(path, document.text.text, format_for(path, document.language))
        revision = document.revision
        try:
            outcome = await self.analyst.do(
                Job(next(self._numbers), source, options, decisions)
            )
        except Lost:
            outcome = None
        if isinstance(outcome, Done):
            sheet.take(
                Analysis(outcome.draft, outcome.report, revision, options, decisions)
            )
        sheet.settle(revision)
        self.want(sheet)
        self._desk.publishing.analysed(sheet)
