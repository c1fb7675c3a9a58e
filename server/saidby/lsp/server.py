"""The server: what each message of the protocol sets going."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from typing import Any

from lsprotocol import types as t
from lsprotocol.converters import get_converter
from pygls.lsp.server import LanguageServer

from saidby.lsp.commands import COMMANDS, BadArguments
from saidby.lsp.features import FEATURES, Feature, Need
from saidby.lsp.greeting import NAME, encoding_for, result_for
from saidby.lsp.protocol import Discipline, Handler, Refusal, State
from saidby.lsp.session import Session


class Server(LanguageServer):
    """One session with one client."""

    protocol: Discipline

    def __init__(self, model: str | None = None) -> None:
        super().__init__(
            NAME,
            version(NAME),
            protocol_cls=Discipline,
            converter_factory=get_converter,
        )
        self.session = Session(self.protocol, model)
        self.desk = self.session.desk
        self.protocol.handlers = self._handlers()

    async def close(self) -> None:
        """End what was started."""
        self.desk.close()

    def _handlers(self) -> dict[str, Handler]:
        desk, session = self.desk, self.session
        own: dict[str, Handler] = {
            t.INITIALIZE: self._initialize,
            t.INITIALIZED: self._initialized,
            t.SHUTDOWN: self._shut_down,
            t.CANCEL_REQUEST: lambda params: self.protocol.cancel(params.id),
            t.SET_TRACE: lambda params: None,
            t.TEXT_DOCUMENT_DID_OPEN: lambda p: session.opened(p.text_document),
            t.TEXT_DOCUMENT_DID_CHANGE: session.changed,
            t.TEXT_DOCUMENT_DID_CLOSE: lambda p: session.closed(p.text_document.uri),
            t.TEXT_DOCUMENT_DID_SAVE: lambda p: session.saved(p.text_document.uri),
            t.WORKSPACE_EXECUTE_COMMAND: self._execute,
            t.TEXT_DOCUMENT_DIAGNOSTIC: desk.publishing.pull,
            t.WORKSPACE_DIAGNOSTIC: self._diagnose_all,
            t.WORKSPACE_DID_CHANGE_CONFIGURATION: session.configured,
            t.WORKSPACE_DID_CHANGE_WATCHED_FILES: session.watched,
            t.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: session.folders,
            t.WORKSPACE_DID_RENAME_FILES: session.moved,
            t.WINDOW_WORK_DONE_PROGRESS_CANCEL: (
                lambda params: desk.analysing.cancelled(params.token)
            ),
        }
        return own | {f.method: partial(self._answer, f) for f in FEATURES}

    def _initialize(self, params: t.InitializeParams) -> dict[str, Any]:
        self.process_id = params.process_id
        given = self.protocol.unstructured(params)
        self.session.begin(params, encoding_for(given))
        self.protocol.state = State.READY
        return result_for(given)

    def _initialized(self, params: t.InitializedParams) -> None:
        self.session.start()

    def _shut_down(self, params: None) -> None:
        self.protocol.shut_down()

    async def _execute(self, params: t.ExecuteCommandParams) -> Any:
        command = COMMANDS.get(params.command)
        if command is None:
            raise Refusal(t.ErrorCodes.InvalidParams, "there is no such command")
        try:
            result = command(self.desk, list(params.arguments or ()))
            return await result if asyncio.iscoroutine(result) else result
        except BadArguments as error:
            raise Refusal(t.ErrorCodes.InvalidParams, str(error)) from None

    def _answer(self, feature: Feature, params: Any) -> Any:
        """The answer itself where it can be given at once, else the way to it."""
        document = getattr(params, "text_document", None)
        uri: str | None = document.uri if document else None
        unknown = uri is not None and self.desk.snapshot(uri) is None
        waits = feature.needs is not Need.LAST or feature.redrawn is not None
        if waits or feature.heavy or unknown:
            return self._answer_later(feature, uri, params)
        return self._answered(feature, uri, params)()

    async def _answer_later(
        self, feature: Feature, uri: str | None, params: Any
    ) -> Any:
        if feature.needs is Need.CURRENT and uri is not None:
            await self.desk.settled(uri)
        elif feature.needs is Need.PLACE and uri is not None:
            await self.desk.placed(uri, _place(params))
        elif feature.redrawn is not None and uri is not None:
            await self.desk.drawn(uri, feature.redrawn)
        elif uri is not None:
            await self.desk.known(uri)
        answer = self._answered(feature, uri, params)
        found = await asyncio.to_thread(answer) if feature.heavy else answer()
        return await found if asyncio.iscoroutine(found) else found

    async def _diagnose_all(
        self, params: t.WorkspaceDiagnosticParams
    ) -> t.WorkspaceDiagnosticReport:
        await self.desk.surveyed()
        before = {one.uri: one.value for one in params.previous_result_ids}
        publishing = self.desk.publishing
        known = {sheet.uri: sheet for sheet in self.desk.shelf.all_sheets()}
        there = [publishing.report(known[uri], before.get(uri)) for uri in known]
        gone = [
            publishing.nothing(uri, value)
            for uri, value in before.items()
            if uri not in known
        ]
        return t.WorkspaceDiagnosticReport([*there, *gone])

    def _answered(
        self, feature: Feature, uri: str | None, params: Any
    ) -> Callable[[], Any]:
        client = self.desk.client(uri)
        if feature.workspace:
            return partial(feature.answer, self.desk, client, params)
        snapshot = self.desk.snapshot(uri) if uri is not None else None
        if snapshot is None:
            return lambda: None
        return partial(feature.answer, snapshot, client, params)


def _place(params: Any) -> t.Range:
    """The range or position that is asked about."""
    position = getattr(params, "position", None)
    return t.Range(position, position) if position is not None else params.range
