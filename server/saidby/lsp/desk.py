"""All that is known of the drafts of a session: the one place that holds state.

Features and commands ask it for snapshots; the server tells it what the client does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lsprotocol import types as t

from saidby.lsp.addresses import path_of
from saidby.lsp.analysing import Analysing
from saidby.lsp.client import Client
from saidby.lsp.configuration import Configurations
from saidby.lsp.documents import Document
from saidby.lsp.positions import Codec
from saidby.lsp.protocol import Discipline, Refusal
from saidby.lsp.publishing import Publishing
from saidby.lsp.settings import Settings, parse
from saidby.lsp.sheets import Sheet
from saidby.lsp.snapshot import Snapshot
from saidby.text.lines import Units


class Desk:
    """Open drafts, folders, settings; what analyses them and what publishes."""

    def __init__(self, protocol: Discipline, model: str | None) -> None:
        self.protocol = protocol
        self.capabilities = t.ClientCapabilities()
        self.codec = Codec()
        self.sheets: dict[str, Sheet] = {}
        self.configurations = Configurations(self.warn)
        self.publishing = Publishing(self)
        self.analysing = Analysing(self, model)
        self._settings = Settings()

    # What features and commands may ask.

    def snapshot(self, uri: str) -> Snapshot | None:
        """What is known of one draft, None if nothing."""
        sheet = self.sheets.get(uri)
        return sheet.snapshot() if sheet else None

    def snapshots(self) -> Iterator[Snapshot]:
        """What is known of every draft."""
        for sheet in self.sheets.values():
            if (snapshot := sheet.snapshot()) is not None:
                yield snapshot

    async def settled(self, uri: str) -> Snapshot | None:
        """What is known of one draft once the text of now has been analysed."""
        sheet = self.sheets.get(uri)
        if sheet is None:
            return None
        self.analysing.want(sheet)
        await sheet.settled()
        return self.snapshot(uri)

    def client(self, uri: str | None = None) -> Client:
        """What the client can do, and its settings for a draft."""
        sheet = self.sheets.get(uri) if uri is not None else None
        return Client(self.capabilities, sheet.settings if sheet else self._settings)

    async def apply(self, edit: t.WorkspaceEdit, label: str) -> bool:
        """Have the client make an edit; whether it did."""
        params = t.ApplyWorkspaceEditParams(edit, label)
        try:
            done = await self.protocol.ask(t.WORKSPACE_APPLY_EDIT, params)
        except Refusal:
            return False
        return isinstance(done, dict) and done.get("applied") is True

    async def restart(self) -> None:
        """Start the language model's process anew, and all analyses with it."""
        await self.analysing.restart()

    def status(self) -> dict[str, Any]:
        return self.analysing.status()

    def warn(self, message: str) -> None:
        """Words for the user."""
        params = t.ShowMessageParams(t.MessageType.Warning, message)
        self.protocol.notify(t.WINDOW_SHOW_MESSAGE, params)

    # What the client does.

    def begin(self, params: t.InitializeParams, units: Units) -> None:
        self.capabilities = params.capabilities
        self.codec = Codec(units)
        folders = [folder.uri for folder in params.workspace_folders or ()]
        if not folders and (root := params.root_uri):
            folders = [root]
        self.configurations.roots = tuple(map(path_of, folders))
        self._settings, complaints = parse(params.initialization_options)
        for complaint in complaints:
            self.warn(complaint)

    async def start(self) -> None:
        await self.analysing.start()

    def opened(self, item: t.TextDocumentItem) -> None:
        self.sheets[item.uri] = sheet = Sheet(Document(item, self.codec))
        sheet.settings = self._settings
        self.analysing.want(sheet)

    def changed(self, params: t.DidChangeTextDocumentParams) -> None:
        sheet = self.sheets.get(params.text_document.uri)
        if sheet is None:
            return
        document = sheet.document
        document.apply(params.text_document.version, params.content_changes)
        self.analysing.want(sheet)

    def saved(self, uri: str) -> None:
        pass

    def closed(self, uri: str) -> None:
        if self.sheets.pop(uri, None):
            self.publishing.clear(uri)

    def close(self) -> None:
        self.analysing.close()
