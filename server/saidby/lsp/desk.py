"""What is known of all drafts, for features and commands to ask.

The parts are put together here: ``Shelf`` holds the drafts, ``Analysing`` has them
analysed, ``Publishing`` shows what was found.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from typing import Any

from lsprotocol import types as t

from saidby.config.configuration import Configuration
from saidby.lsp.addresses import path_of
from saidby.lsp.analysing import Analysing
from saidby.lsp.client import Client
from saidby.lsp.configuration import Configurations
from saidby.lsp.holding import holds
from saidby.lsp.memory import resident
from saidby.lsp.positions import Codec
from saidby.lsp.protocol import Discipline, Refusal
from saidby.lsp.publishing import Publishing
from saidby.lsp.redrawing import Redrawing
from saidby.lsp.sheets import Sheet
from saidby.lsp.shelf import Shelf
from saidby.lsp.snapshot import Snapshot
from saidby.lsp.survey import Survey
from saidby.lsp.token_data import TokenData
from saidby.lsp.tuning import Tuning

_MOMENT = 0.5  # seconds
_VERSION = version("saidby")


class Desk:
    """One session's drafts."""

    def __init__(self, protocol: Discipline) -> None:
        self.shelf = Shelf(protocol)
        self.publishing = Publishing(self.shelf)
        self.redrawing = Redrawing(self.shelf)
        self.analysing = Analysing(self.shelf, self.publishing, self.redrawing)
        self.tuning = Tuning(self.shelf)
        self.survey = Survey(self.shelf, self.analysing, self.tuning)
        self.tokens = TokenData()
        self._tasks: set[asyncio.Future[Any]] = set()

    @property
    def roots(self) -> tuple[str, ...]:
        """The paths of the workspace's folders."""
        return self.shelf.configurations.roots

    @property
    def protocol(self) -> Discipline:
        """What asks and notifies the client."""
        return self.shelf.protocol

    @property
    def configurations(self) -> Configurations:
        """The options of every draft."""
        return self.shelf.configurations

    def project(self, uri: str) -> tuple[Configuration, str]:
        """The settings that hold for a draft that is a file, and its folder.

        Raises ConfigError.
        """
        folder = os.path.dirname(path_of(uri))
        settings = self.client(uri).settings
        return self.configurations.of_folder(folder, settings), folder

    @property
    def codec(self) -> Codec:
        """Positions to offsets, in the encoding agreed upon."""
        return self.shelf.codec

    def snapshot(self, uri: str) -> Snapshot | None:
        """What is known of one draft, None if nothing."""
        sheet = self.shelf.sheet(uri)
        return sheet.snapshot() if sheet else None

    def snapshots(self) -> Iterator[Snapshot]:
        """What is known of every draft; of all in the workspace after ``surveyed``."""
        for sheet in list(self.shelf.all_sheets()):
            if (snapshot := sheet.snapshot()) is not None:
                yield snapshot

    async def settled(self, uri: str) -> Snapshot | None:
        """What is known of one draft once the text of now has been analysed."""
        sheet = self.shelf.sheet(uri)
        if sheet is None:
            return None
        self.analysing.want(sheet)
        await sheet.settled()
        return sheet.snapshot()

    async def placed(self, uri: str, range: t.Range) -> Snapshot | None:
        """What is known of one draft once that is true of a place in it.

        The analysis of the text of now is waited for a moment; then one before it will
        do, if nothing was edited there since.
        """
        with suppress(TimeoutError):
            return await asyncio.wait_for(self.settled(uri), _MOMENT)
        snapshot = self.snapshot(uri)
        if snapshot is not None and snapshot.is_attributed and holds(snapshot, range):
            return snapshot
        return await self.settled(uri)

    async def known(self, uri: str) -> None:
        """Wait until a draft has been analysed at all."""
        if sheet := self.shelf.sheet(uri):
            await sheet.known()

    async def drawn(self, uri: str, refresh: str) -> None:
        """Wait for an analysis of the text of now, but not long.

        Where what is drawn can be put right afterwards, not for any analysis either.
        """
        patience = self.redrawing.patience(refresh)
        with suppress(TimeoutError):
            await asyncio.wait_for(self.settled(uri), patience)
        if not self.redrawing.can(refresh):
            await self.known(uri)
        if sheet := self.shelf.sheet(uri):
            self.redrawing.note(refresh, sheet)

    async def surveyed(self, patience: float | None = None) -> None:
        """Wait until every draft of the workspace has been analysed.

        So many seconds at the most, if ``patience`` is given; it goes on when nobody
        waits any more, since what was read is not read again.
        """
        task = self.keep(self.survey.take())
        await asyncio.wait({task}, timeout=patience)
        if task.done():
            task.result()

    def client(self, uri: str | None = None) -> Client:
        """What the client can do, and its settings for a draft."""
        return self.shelf.client(uri)

    async def apply(self, edit: t.WorkspaceEdit, label: str) -> bool:
        """Have the client make an edit; whether it did."""
        params = t.ApplyWorkspaceEditParams(edit, label)
        try:
            done = await self.shelf.protocol.ask(t.WORKSPACE_APPLY_EDIT, params)
        except Refusal:
            return False
        return isinstance(done, dict) and done.get("applied") is True

    async def restart(self) -> None:
        """Start the language model's process anew, and all analyses with it."""
        self.shelf.begin_anew()
        await self.analysing.restart()

    def check(self, uri: str | None) -> None:
        """Renew the findings of a draft, or of all that are open."""
        for sheet in list(self.shelf.sheets.values()):
            if uri is None or sheet.uri == uri:
                self.rest(sheet)

    def reconfigure(self) -> None:
        """Files of settings or decisions have changed."""
        self.shelf.configurations.forget()
        for sheet in list(self.shelf.all_sheets()):
            sheet.begin_anew()
        for sheet in self.shelf.sheets.values():
            self.analysing.want(sheet)

    def warn(self, message: str) -> None:
        """Words for the user, each only once in a session."""
        self.shelf.warn(message)

    def status(self) -> dict[str, Any]:
        """Versions, model, memory in bytes, documents and timings in seconds."""
        analyst = self.analysing.analyst
        return {
            "version": _VERSION,
            "model": analyst.name,
            "state": analyst.condition.value,
            "processes": {"server": os.getpid(), "model": analyst.pid},
            "memory": {
                "server": resident(os.getpid()),
                "model": resident(analyst.pid) if analyst.pid else None,
            },
            "documents": {
                "open": len(self.shelf.sheets),
                "workspace": len(self.shelf.closed),
                "waiting": sum(not s.is_settled for s in self.shelf.sheets.values()),
            },
            "timings": dict(self.analysing.timings),
        }

    def rest(self, sheet: Sheet) -> None:
        """Show now what is wrong with a draft, whoever is still typing."""
        sheet.come_to_rest()
        sheet.due = True
        if sheet.is_settled and sheet.analysis is not None:
            sheet.take(sheet.analysis)
        self.analysing.want(sheet)
        self.publishing.renew(sheet)
        sheet.wake()

    def keep(self, work: Any) -> asyncio.Future[Any]:
        """Have some work done, as long as the session lasts."""
        task: asyncio.Future[Any] = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def close(self) -> None:
        """End all work."""
        for sheet in self.shelf.sheets.values():
            sheet.come_to_rest()
        for task in self._tasks:
            task.cancel()
        self.analysing.close()
