"""When findings are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types as t

from saidby.findings import Severity
from saidby.lsp.diagnostics import diagnostics
from saidby.lsp.sheets import Sheet

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk


class Publishing:
    """Pushes findings to the client."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def analysed(self, sheet: Sheet) -> None:
        snapshot = sheet.snapshot()
        if snapshot is None:
            return
        client = self._desk.client(sheet.uri)
        least = Severity(client.settings.min_severity)
        found = snapshot.report.at_least(least).diagnostics
        made = diagnostics(found, sheet.uri, snapshot.range, client)
        self._push(sheet.uri, made, snapshot.version)

    def clear(self, uri: str) -> None:
        self._push(uri, [], None)

    def _push(self, uri: str, found: list[t.Diagnostic], version: int | None) -> None:
        params = t.PublishDiagnosticsParams(uri, found, version)
        self._desk.protocol.notify(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)
