"""What all parts of a session share: the client, the settings and the drafts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lsprotocol import types as t

from saidby.lsp.addresses import path_of
from saidby.lsp.client import Client
from saidby.lsp.configuration import Configurations, Resolved
from saidby.lsp.positions import Codec
from saidby.lsp.protocol import Discipline
from saidby.lsp.settings import Settings
from saidby.lsp.sheets import Sheet

STATUS = "saidby/status"


class Shelf:
    """``sheets`` are the open drafts, ``closed`` those of the workspace that are not
    open, both by URI."""

    def __init__(self, protocol: Discipline) -> None:
        self.protocol = protocol
        self.capabilities = t.ClientCapabilities()
        self.codec = Codec()
        self.settings = Settings()
        self.sheets: dict[str, Sheet] = {}
        self.closed: dict[str, Sheet] = {}
        self.configurations = Configurations(self.warn)
        self.wants_status = False
        self._said: set[str] = set()

    def client(self, uri: str | None = None) -> Client:
        """What the client can do, and its settings for a draft."""
        sheet = self.sheet(uri)
        return Client(self.capabilities, sheet.settings if sheet else self.settings)

    def sheet(self, uri: str | None) -> Sheet | None:
        """A draft, open or not."""
        if uri is None:
            return None
        return self.sheets.get(uri) or self.closed.get(uri)

    def all_sheets(self) -> Iterator[Sheet]:
        yield from self.sheets.values()
        yield from self.closed.values()

    def holds(self, sheet: Sheet) -> bool:
        """Whether a sheet is still there, and has not been closed or replaced."""
        return self.sheet(sheet.uri) is sheet

    def resolve(self, sheet: Sheet) -> Resolved:
        """The options in force for a draft."""
        return self.configurations.resolve(path_of(sheet.uri), sheet.settings)

    def warn(self, message: str) -> None:
        """Words for the user, each only once in a session."""
        if message not in self._said:
            self._said.add(message)
            params = t.ShowMessageParams(t.MessageType.Warning, message)
            self.protocol.notify(t.WINDOW_SHOW_MESSAGE, params)

    def begin_anew(self) -> None:
        """What is told once is told again: the user has done something about it."""
        self._said.clear()

    def log(self, message: str) -> None:
        """Words for the client's log."""
        params = t.LogMessageParams(t.MessageType.Info, message)
        self.protocol.notify(t.WINDOW_LOG_MESSAGE, params)

    def tell_status(self, values: dict[str, Any]) -> None:
        """For a client that asked to be told how the language model is."""
        if self.wants_status:
            self.protocol.notify(STATUS, values)
