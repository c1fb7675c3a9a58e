"""Which findings are shown, pushed or pulled.

Clients that pull are not pushed to: they would show everything twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from lsprotocol import types as t

from saidby.findings import Severity
from saidby.lsp.diagnostics import diagnostics
from saidby.lsp.quiet import Placed
from saidby.lsp.sheets import Sheet
from saidby.lsp.shelf import Shelf
from saidby.lsp.snapshot import Snapshot, moved
from saidby.report import Diagnostic


class Publishing:
    """Tells the client what is wrong with the open drafts."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._due: dict[str, Sheet] = {}
        # What the client has of each draft, as the name of an answer.
        self._pulled: dict[str, str] = {}

    @property
    def pulls(self) -> bool:
        """Whether the client asks for findings itself."""
        return self._shelf.client().pulls_diagnostics

    @property
    def refreshes(self) -> bool:
        """Whether the client can be asked to ask again."""
        return self._shelf.client().can("workspace.diagnostics.refresh_support")

    def renew(self, sheet: Sheet) -> None:
        """Show what is known now, as soon as the messages at hand have been taken."""
        if not self._due:
            asyncio.get_running_loop().call_soon(self._renew_all)
        self._due[sheet.uri] = sheet

    def clear(self, uri: str) -> None:
        """A draft was closed."""
        self._due.pop(uri, None)
        self._pulled.pop(uri, None)
        if not self.pulls:
            self._push(uri, [], None)

    def found(self, sheet: Sheet) -> list[t.Diagnostic]:
        """The findings to show now."""
        snapshot = sheet.seen_by(sheet.shown)
        if snapshot is None or sheet.shown is None or sheet.shown.excluded:
            return []
        client = self._shelf.client(sheet.uri)
        least = Severity(client.settings.min_severity)
        found = snapshot.report.at_least(least).diagnostics
        placed = sheet.quiet.heard(_placed(sheet, snapshot, found))
        placed = placed[: client.settings.max_findings or None]
        sheet.quiet.placed = placed
        return diagnostics(placed, snapshot, client)

    async def pull(self, params: t.DocumentDiagnosticParams) -> Any:
        """The answer to ``textDocument/diagnostic``.

        A client that cannot be asked to ask again waits for the last word.
        """
        uri = params.text_document.uri
        sheet = self._shelf.sheet(uri)
        if sheet is None:
            return t.RelatedFullDocumentDiagnosticReport([])
        if self.refreshes:
            await sheet.known()
        else:
            await self._final(sheet)
        found = self.found(sheet)
        name = self._named(found)
        self._pulled[uri] = name
        if name == params.previous_result_id:
            return t.RelatedUnchangedDocumentDiagnosticReport(name)
        return t.RelatedFullDocumentDiagnosticReport(found, result_id=name)

    def report(
        self, sheet: Sheet, previous: str | None
    ) -> t.WorkspaceDocumentDiagnosticReport:
        """One draft's part of the answer to ``workspace/diagnostic``."""
        version = sheet.document.version
        found = self.found(sheet)
        name = self._named(found)
        if name == previous:
            return t.WorkspaceUnchangedDocumentDiagnosticReport(
                sheet.uri, name, version
            )
        return t.WorkspaceFullDocumentDiagnosticReport(
            sheet.uri, found, version, result_id=name
        )

    def nothing(self, uri: str, previous: str) -> t.WorkspaceDocumentDiagnosticReport:
        """The part of a draft that is not there any more, so that a client forgets what
        it was told of it."""
        name = self._named([])
        if name == previous:
            return t.WorkspaceUnchangedDocumentDiagnosticReport(uri, name)
        return t.WorkspaceFullDocumentDiagnosticReport(uri, [], result_id=name)

    def ask_again(self) -> None:
        """Other drafts of the workspace are known now, or none."""
        if self.pulls and self.refreshes:
            self._shelf.protocol.urge(t.WORKSPACE_DIAGNOSTIC_REFRESH)

    async def _final(self, sheet: Sheet) -> None:
        while self._shelf.holds(sheet) and _is_awaited(sheet):
            await sheet.woken()

    def _renew_all(self) -> None:
        due, self._due = self._due, {}
        for sheet in due.values():
            if not self._shelf.holds(sheet) or sheet.document.version is None:
                continue
            if not self.pulls:
                self._push(sheet.uri, self.found(sheet), sheet.document.version)
            elif self.refreshes:
                self._refresh_for(sheet)

    def _refresh_for(self, sheet: Sheet) -> None:
        """Ask to be asked, if the answer is another one than the client has.

        While somebody types the client asks by itself.
        """
        before = self._pulled.get(sheet.uri)
        if before is None or before == self._named(self.found(sheet)):
            return
        if sheet.quiet.edited is None:
            # Until it has asked, once is enough.
            self._pulled.pop(sheet.uri)
            self._shelf.protocol.urge(t.WORKSPACE_DIAGNOSTIC_REFRESH)

    def _named(self, found: Sequence[t.Diagnostic]) -> str:
        """The same name for the same findings."""
        data = self._shelf.protocol.encoded(found)
        return blake2b(data, digest_size=12).hexdigest()

    def _push(self, uri: str, found: list[t.Diagnostic], version: int | None) -> None:
        params = t.PublishDiagnosticsParams(uri, found, version)
        self._shelf.protocol.notify(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)


def _is_awaited(sheet: Sheet) -> bool:
    """Whether findings are to change without anybody doing anything."""
    if sheet.renews_by_itself and sheet.quiet.edited is not None:
        return True
    return not sheet.is_settled and (sheet.renews_by_itself or sheet.due)


def _placed(
    sheet: Sheet, snapshot: Snapshot, found: Sequence[Diagnostic]
) -> list[Placed]:
    """Findings in the text of now; those about marks in what was edited are renewed."""
    placed = [(one, moved(one.span, snapshot.changes)) for one in found]
    if snapshot.is_current:
        return placed
    kept = [(d, span) for d, span in placed if span.size or not d.span.size]
    touched = [span for _, span in sheet.quiet.touched]
    if not touched or not sheet.renews_by_itself:
        return kept
    from saidby.lsp.renewing import is_renewed, renewed

    news = renewed(snapshot, touched)
    if news is None:
        return kept
    old = [(d, span) for d, span in kept if not is_renewed(d, span, touched)]
    return sorted([*old, *news], key=lambda pair: (pair[1], pair[0].code))
