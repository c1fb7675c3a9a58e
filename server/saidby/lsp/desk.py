"""What is known of all drafts, and what is done when the client does something.

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

from saidby.config.layers import PROJECT_FILES
from saidby.lsp.addresses import path_of
from saidby.lsp.analysing import Analysing
from saidby.lsp.client import Client
from saidby.lsp.configuration import Configurations
from saidby.lsp.documents import Document
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
from saidby.lsp.tuning import SECTION, Tuning
from saidby.text.lines import Units

_DRAFTS = "**/*.{txt,text,md,markdown,html,htm,tex}"
_SETTINGS = "**/{saidby.toml,.saidby.toml,pyproject.toml,*decisions*.toml}"


class Desk:
    """One session's drafts."""

    def __init__(self, protocol: Discipline, model: str | None) -> None:
        self._model = model
        self._is_begun = False
        self.shelf = Shelf(protocol)
        self.publishing = Publishing(self.shelf)
        self.redrawing = Redrawing(self.shelf)
        self.analysing = Analysing(self.shelf, self.publishing, self.redrawing)
        self.survey = Survey(self.shelf, self.analysing)
        self.tuning = Tuning(self.shelf)
        self.tokens = TokenData()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Future[Any]] = set()

    # What features and commands may ask.

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

    async def known(self, uri: str) -> None:
        """Wait until a draft has been analysed at all."""
        if sheet := self.shelf.sheet(uri):
            await sheet.known()

    async def drawn(self, uri: str, refresh: str) -> None:
        """Wait for an analysis of the text of now, but not long."""
        patience = self.redrawing.patience(refresh)
        with suppress(TimeoutError):
            await asyncio.wait_for(self.settled(uri), patience)
        await self.known(uri)
        if sheet := self.shelf.sheet(uri):
            self.redrawing.note(refresh, sheet)

    async def surveyed(self, patience: float | None = None) -> None:
        """Wait until every draft of the workspace has been analysed.

        So many seconds at the most, if ``patience`` is given; it goes on when nobody
        waits any more, since what was read is not read again.
        """
        task = self._keep(self.survey.take())
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
        await self.analysing.restart()

    def check(self, uri: str | None) -> None:
        """Renew the findings of a draft, or of all that are open."""
        for sheet in list(self.shelf.sheets.values()):
            if uri is None or sheet.uri == uri:
                self._rest(sheet)

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
            "version": version("saidby"),
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

    # What the client does.

    def begin(self, params: t.InitializeParams, units: Units) -> None:
        """Take what the client says of itself."""
        self.shelf.capabilities = params.capabilities
        self.shelf.codec = Codec(units)
        folders = [folder.uri for folder in params.workspace_folders or ()]
        if not folders and params.root_uri:
            folders = [params.root_uri]
        elif not folders and params.root_path:
            folders = [params.root_path]
        self.shelf.configurations.roots = tuple(map(path_of, folders))
        self.tuning.begin(params.initialization_options)

    def start(self) -> None:
        """Begin to work, after ``initialize`` was answered. Once is enough."""
        if self._is_begun:
            return
        self._is_begun = True
        self.analysing.analyst.model = self._model or self.tuning.model
        self.analysing.start()
        self._register()

    def opened(self, item: t.TextDocumentItem) -> None:
        self._put_away(item.uri)
        self.survey.forget(item.uri)
        sheet = Sheet(Document(item, self.codec), self.shelf.settings)
        self.shelf.sheets[item.uri] = sheet
        self._keep(self._begin(sheet))

    def changed(self, params: t.DidChangeTextDocumentParams) -> None:
        sheet = self.shelf.sheets.get(params.text_document.uri)
        if sheet is None:
            return
        document = sheet.document
        changes = document.apply(params.text_document.version, params.content_changes)
        if not changes:
            return
        elsewhere = sheet.quiet.follow(document.text, document.revision, changes)
        delay = sheet.settings.delay
        if delay == 0:
            sheet.quiet.release()
        if sheet.renews_by_itself and (elsewhere or delay == 0):
            self.analysing.want(sheet)
        if delay:
            self._wait(sheet, delay / 1000)
        self.publishing.renew(sheet)

    def saved(self, uri: str) -> None:
        if sheet := self.shelf.sheets.get(uri):
            if self.shelf.configurations.has_changed(path_of(uri)):
                self.reconfigure()
            if sheet.settings.run != "manual":
                self._rest(sheet)

    def closed(self, uri: str) -> None:
        if self._put_away(uri):
            self.publishing.clear(uri)

    def _put_away(self, uri: str) -> bool:
        """Let go of an open draft, and of those who wait for it; whether there was."""
        sheet = self.shelf.sheets.pop(uri, None)
        if sheet is None:
            return False
        if timer := self._timers.pop(uri, None):
            timer.cancel()
        sheet.settle(sheet.document.revision)
        self.analysing.give_up(sheet)
        self.redrawing.forget(uri)
        return True

    def configured(self, params: t.DidChangeConfigurationParams) -> None:
        self.tuning.pushed(params.settings)
        self.shelf.configurations.forget()
        for sheet in list(self.shelf.closed.values()):
            sheet.settings = self.shelf.settings
            sheet.begin_anew()
        for sheet in list(self.shelf.sheets.values()):
            self._keep(self._tune(sheet))

    def watched(self, params: t.DidChangeWatchedFilesParams) -> None:
        paths = [(change.uri, path_of(change.uri)) for change in params.changes]
        for uri, _ in paths:
            if uri in self.shelf.closed:
                self.survey.forget(uri)
        names = {os.path.basename(path) for _, path in paths}
        if any(name in PROJECT_FILES or name.endswith(".toml") for name in names):
            self.reconfigure()

    def folders(self, params: t.DidChangeWorkspaceFoldersParams) -> None:
        gone = {path_of(folder.uri) for folder in params.event.removed}
        come = [path_of(folder.uri) for folder in params.event.added]
        kept = [root for root in self.roots if root not in gone]
        self.shelf.configurations.roots = tuple(dict.fromkeys([*kept, *come]))
        self.shelf.closed.clear()
        self.reconfigure()

    def close(self) -> None:
        for timer in self._timers.values():
            timer.cancel()
        for task in self._tasks:
            task.cancel()
        self.analysing.close()

    async def _begin(self, sheet: Sheet) -> None:
        await self.tuning.tune(sheet)
        if not self.shelf.holds(sheet):
            return
        if self.shelf.configurations.has_changed(path_of(sheet.uri)):
            self.reconfigure()
        if sheet.settings.run == "manual":
            sheet.due = False
        self.analysing.read_marks(sheet)
        self.analysing.want(sheet)

    async def _tune(self, sheet: Sheet) -> None:
        await self.tuning.tune(sheet)
        sheet.begin_anew()
        self.analysing.want(sheet)
        self.publishing.renew(sheet)

    def _wait(self, sheet: Sheet, delay: float) -> None:
        """Until the writer pauses."""
        if timer := self._timers.pop(sheet.uri, None):
            timer.cancel()
        loop = asyncio.get_running_loop()
        self._timers[sheet.uri] = loop.call_later(delay, self._paused, sheet)

    def _paused(self, sheet: Sheet) -> None:
        self._timers.pop(sheet.uri, None)
        sheet.quiet.release()
        if sheet.renews_by_itself:
            self.analysing.want(sheet)
        self.publishing.renew(sheet)
        sheet.wake()

    def _rest(self, sheet: Sheet) -> None:
        """The writer wants to see what is wrong now."""
        if timer := self._timers.pop(sheet.uri, None):
            timer.cancel()
        sheet.quiet.release()
        sheet.due = True
        if sheet.is_settled and sheet.analysis is not None:
            sheet.take(sheet.analysis)
        self.analysing.want(sheet)
        self.publishing.renew(sheet)
        sheet.wake()

    def _register(self) -> None:
        """Ask to be told of files and settings, where that can be asked."""
        can = self.client().can
        wanted = []
        if can("workspace.did_change_watched_files.dynamic_registration"):
            watchers = [t.FileSystemWatcher(glob) for glob in (_DRAFTS, _SETTINGS)]
            options = t.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = t.WORKSPACE_DID_CHANGE_WATCHED_FILES
            wanted.append(t.Registration("saidby-files", method, options))
        if can("workspace.did_change_configuration.dynamic_registration"):
            section = t.DidChangeConfigurationRegistrationOptions(SECTION)
            method = t.WORKSPACE_DID_CHANGE_CONFIGURATION
            wanted.append(t.Registration("saidby-settings", method, section))
        if wanted:
            params = t.RegistrationParams(wanted)
            self.shelf.protocol.ask(t.CLIENT_REGISTER_CAPABILITY, params)

    def _keep(self, work: Any) -> asyncio.Future[Any]:
        task: asyncio.Future[Any] = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
