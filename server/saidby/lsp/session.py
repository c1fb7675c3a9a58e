"""What is done when the client does something to its drafts, files and settings."""

from __future__ import annotations

import asyncio
import os

from lsprotocol import types as t

from saidby.config.layers import PROJECT_FILES
from saidby.lsp import moved_files
from saidby.lsp.addresses import path_of
from saidby.lsp.desk import Desk
from saidby.lsp.documents import Document
from saidby.lsp.positions import Codec
from saidby.lsp.protocol import Discipline
from saidby.lsp.sheets import Sheet
from saidby.lsp.tuning import SECTION
from saidby.text.lines import Units

# Files that may be drafts, for clients to tell of.
DRAFTS = "**/*.{txt,text,md,markdown,html,htm,tex}"
_SETTINGS = "**/{saidby.toml,.saidby.toml,pyproject.toml,*decisions*.toml}"


class Session:
    """One client, from its greeting on. ``desk`` is where all is kept."""

    def __init__(self, protocol: Discipline, model: str | None) -> None:
        self.desk = Desk(protocol)
        self._shelf = self.desk.shelf
        self._tuning = self.desk.tuning
        self._model = model
        self._is_begun = False

    def begin(self, params: t.InitializeParams, units: Units) -> None:
        """Take what the client says of itself."""
        self._shelf.capabilities = params.capabilities
        self._shelf.codec = Codec(units)
        folders = [folder.uri for folder in params.workspace_folders or ()]
        if not folders and params.root_uri:
            folders = [params.root_uri]
        elif not folders and params.root_path:
            folders = [params.root_path]
        self._shelf.configurations.roots = tuple(map(path_of, folders))
        self._tuning.begin(params.initialization_options)

    def start(self) -> None:
        """Begin to work, after ``initialize`` was answered. Once is enough."""
        if self._is_begun:
            return
        self._is_begun = True
        self.desk.analysing.analyst.model = self._model or self._tuning.model
        self.desk.analysing.start()
        self._register()

    def opened(self, item: t.TextDocumentItem) -> None:
        self._put_away(item.uri)
        self.desk.survey.forget(item.uri)
        sheet = Sheet(Document(item, self._shelf.codec), self._shelf.settings)
        self._shelf.sheets[item.uri] = sheet
        self.desk.keep(self._begin(sheet))

    def changed(self, params: t.DidChangeTextDocumentParams) -> None:
        sheet = self._shelf.sheets.get(params.text_document.uri)
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
            self.desk.analysing.want(sheet)
        if delay:
            self._wait(sheet, delay / 1000)
        self.desk.publishing.renew(sheet)

    def saved(self, uri: str) -> None:
        if sheet := self._shelf.sheets.get(uri):
            if self._shelf.configurations.has_changed(path_of(uri)):
                self.desk.reconfigure()
            if sheet.settings.run != "manual":
                self.desk.rest(sheet)

    def closed(self, uri: str) -> None:
        if self._put_away(uri):
            self.desk.publishing.clear(uri)

    def _put_away(self, uri: str) -> bool:
        """Let go of an open draft, and of those who wait for it; whether there was."""
        sheet = self._shelf.sheets.pop(uri, None)
        if sheet is None:
            return False
        sheet.come_to_rest()
        self.desk.analysing.give_up(sheet)
        self.desk.redrawing.forget(uri)
        return True

    def configured(self, params: t.DidChangeConfigurationParams) -> None:
        self._tuning.pushed(params.settings)
        self._shelf.configurations.forget()
        known = bool(self._shelf.closed)
        self.desk.survey.begin_anew()
        if known and not self._shelf.closed:
            self.desk.publishing.ask_again()
        for sheet in list(self._shelf.sheets.values()):
            self.desk.keep(self._tune(sheet))

    def watched(self, params: t.DidChangeWatchedFilesParams) -> None:
        paths = [(change.uri, path_of(change.uri)) for change in params.changes]
        for uri, _ in paths:
            if uri in self._shelf.closed:
                self.desk.survey.forget(uri)
        names = {os.path.basename(path) for _, path in paths}
        if any(name in PROJECT_FILES or name.endswith(".toml") for name in names):
            self.desk.reconfigure()

    def moved(self, params: t.RenameFilesParams) -> None:
        """The client has renamed files or folders; it closes and opens them itself."""
        moved_files.follow(self.desk, params.files)

    def folders(self, params: t.DidChangeWorkspaceFoldersParams) -> None:
        gone = {path_of(folder.uri) for folder in params.event.removed}
        come = [path_of(folder.uri) for folder in params.event.added]
        kept = [root for root in self.desk.roots if root not in gone]
        self._shelf.configurations.roots = tuple(dict.fromkeys([*kept, *come]))
        self.desk.survey.clear()
        self.desk.publishing.ask_again()
        self.desk.reconfigure()

    async def _begin(self, sheet: Sheet) -> None:
        await self._tuning.tune([sheet])
        if not self._shelf.holds(sheet):
            return
        if self._shelf.configurations.has_changed(path_of(sheet.uri)):
            self.desk.reconfigure()
        if sheet.settings.run == "manual":
            sheet.due = False
        self.desk.analysing.read_marks(sheet)
        self.desk.analysing.want(sheet)

    async def _tune(self, sheet: Sheet) -> None:
        await self._tuning.tune([sheet])
        sheet.begin_anew()
        self.desk.analysing.want(sheet)
        self.desk.publishing.renew(sheet)

    def _wait(self, sheet: Sheet, delay: float) -> None:
        """Until the writer pauses."""
        if sheet.timer:
            sheet.timer.cancel()
        loop = asyncio.get_running_loop()
        sheet.timer = loop.call_later(delay, self._paused, sheet)

    def _paused(self, sheet: Sheet) -> None:
        sheet.come_to_rest()
        if sheet.renews_by_itself:
            self.desk.analysing.want(sheet)
        self.desk.publishing.renew(sheet)
        sheet.wake()

    def _register(self) -> None:
        """Ask to be told of files and settings, where that can be asked."""
        can = self.desk.client().can
        wanted = []
        if can("workspace.did_change_watched_files.dynamic_registration"):
            watchers = [t.FileSystemWatcher(glob) for glob in (DRAFTS, _SETTINGS)]
            options = t.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = t.WORKSPACE_DID_CHANGE_WATCHED_FILES
            wanted.append(t.Registration("saidby-files", method, options))
        if can("workspace.did_change_configuration.dynamic_registration"):
            section = t.DidChangeConfigurationRegistrationOptions(SECTION)
            method = t.WORKSPACE_DID_CHANGE_CONFIGURATION
            wanted.append(t.Registration("saidby-settings", method, section))
        if wanted:
            params = t.RegistrationParams(wanted)
            self._shelf.protocol.ask(t.CLIENT_REGISTER_CAPABILITY, params)
