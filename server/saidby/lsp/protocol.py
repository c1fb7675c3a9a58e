"""JSON-RPC with discipline: every request gets exactly one answer, and nothing else
ends the process but ``exit``, the end of input or the end of the parent.

pygls brings the types, the capabilities and the notifications. Reading messages and
answering them is done here, since pygls 2.1 leaves bad requests without an answer, puts
tracebacks into errors and message bodies into logs.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from enum import Enum
from functools import partial
from inspect import isawaitable
from itertools import count
from typing import Any
from typing import Protocol as Shape

from lsprotocol import types as t
from pygls.protocol import LanguageServerProtocol

from saidby.errors import described
from saidby.lsp.framing import BadHeader
from saidby.lsp.leniency import mended

log = logging.getLogger(__name__)

Handler = Callable[[Any], Any | Awaitable[Any]]
Id = int | str
_UNREADABLE = (ValueError, RecursionError)


class Writer(Shape):
    """Where messages go. Writing does not wait."""

    def write(self, data: bytes) -> None: ...

    def close(self) -> None: ...


class State(Enum):
    """How far the session got."""

    CREATED = "created"
    READY = "ready"
    DOWN = "down"


class Refusal(Exception):
    """A request that is answered with an error; the message is for the client."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


class Discipline(LanguageServerProtocol):
    """One session. ``handlers`` has the function for each method, ``ended`` the exit
    status once the session is over."""

    def __init__(self, server: Any, converter: Any) -> None:
        super().__init__(server, converter)
        self.state = State.CREATED
        self.handlers: Mapping[str, Handler] = {}
        self.ended: asyncio.Future[int] | None = None
        # Whether the client has had its answer to ``initialize`` (``greeting``).
        self.is_greeted = False
        self._cancelled: set[Id] = set()
        self._running: dict[Id, asyncio.Task[Any]] = {}
        self._asked: dict[Id, asyncio.Future[Any]] = {}
        self._numbers = count(1)
        self._sink: Writer | None = None

    def _register_builtin_features(self) -> None:
        """Those of pygls keep texts of their own, which break lines elsewhere."""

    def connect(self, sink: Writer) -> None:
        self._sink = sink

    @property
    def is_connected(self) -> bool:
        return self._sink is not None

    def receive(self, body: bytes | BadHeader) -> None:
        """Take one message. Never raises."""
        if isinstance(body, BadHeader):
            self._refuse(None, t.ErrorCodes.ParseError, "the header is not valid")
            return
        try:
            message = json.loads(body)
        except _UNREADABLE:
            self._refuse(None, t.ErrorCodes.ParseError, "the message is not JSON")
            return
        if not isinstance(message, dict) or message.get("jsonrpc") != self.VERSION:
            self._refuse(_id_of(message), _INVALID, "the message is not JSON-RPC 2.0")
        elif "method" in message:
            self._called(message)
        else:
            self._answered(message)

    def _called(self, message: dict[str, Any]) -> None:
        method, id = message["method"], _id_of(message)
        if not isinstance(method, str) or ("id" in message and id is None):
            self._refuse(id, _INVALID, "the method or the id is not valid")
        elif id is None:
            self._notified(method, message)
        else:
            try:
                self._requested(id, method, message)
            except Refusal as refusal:
                self._refuse(id, refusal.code, str(refusal))

    def _requested(self, id: Id, method: str, message: dict[str, Any]) -> None:
        if id in self._running:
            raise Refusal(_INVALID, "a request with this id is under way")
        self._admit(method)
        if id in self._cancelled:
            self._cancelled.discard(id)
            raise Refusal(t.LSPErrorCodes.RequestCancelled, "cancelled")
        handler = self.handlers.get(method)
        if handler is None or method not in _REQUESTS:
            raise Refusal(t.ErrorCodes.MethodNotFound, "there is no such method")
        params = self._params(method, message)
        try:
            result = handler(params)
        except Exception as error:  # noqa: BLE001 - a bug costs one answer
            self._fail(id, method, error)
            return
        if not isawaitable(result):
            self._succeed(id, method, result)
            return
        task = asyncio.ensure_future(result)
        self._running[id] = task
        task.add_done_callback(partial(self._finished, id, method))

    def _admit(self, method: str) -> None:
        if self.state is State.DOWN:
            raise Refusal(_INVALID, "the server was told to shut down")
        if self.state is State.CREATED and method != t.INITIALIZE:
            code = t.ErrorCodes.ServerNotInitialized
            raise Refusal(code, "the server is not initialized")
        if self.state is State.READY and method == t.INITIALIZE:
            raise Refusal(_INVALID, "the server is initialized already")

    def _params(self, method: str, message: dict[str, Any]) -> Any:
        """The parameters as the protocol's types. Raises Refusal."""
        shape = self.get_message_type(method)
        if shape is None:
            return message.get("params")
        if shape in _WITHOUT_PARAMS:
            return None
        for read in (_as_it_is, mended):
            with suppress(Exception):  # cattrs raises groups of anything
                return self._converter.structure(read(message), shape).params
        if method == t.INITIALIZE and self.is_greeted:
            return t.InitializeParams(t.ClientCapabilities())
        text = f"the parameters of {method} are not valid"
        raise Refusal(t.ErrorCodes.InvalidParams, text)

    def _notified(self, method: str, message: dict[str, Any]) -> None:
        if method == t.EXIT:
            self.end(0 if self.state is State.DOWN else 1)
            return
        handler = self.handlers.get(method)
        if self.state is not State.READY or handler is None or method in _REQUESTS:
            return
        try:
            found = handler(self._params(method, message))
            if isawaitable(found):
                task = asyncio.ensure_future(found)
                task.add_done_callback(partial(_note_failure, method))
        except Refusal:
            log.warning("the parameters of a notification %s are not valid", method)
        except Exception as error:  # noqa: BLE001 - a bug costs one notification
            log.warning("%s in the notification %s", described(error), method)

    def _answered(self, message: dict[str, Any]) -> None:
        id = _id_of(message)
        future = self._asked.pop(id, None) if id is not None else None
        if future is None or future.done():
            return
        if "error" in message:
            future.set_exception(Refusal(t.ErrorCodes.InternalError, "refused"))
        else:
            future.set_result(message.get("result"))

    def note_cancellation(self, body: bytes) -> None:
        """See that what is cancelled may still wait for its turn.

        Called by the thread that reads, while those before it are being answered.
        """
        with suppress(*_UNREADABLE, TypeError, KeyError):
            id = json.loads(body)["params"]["id"]
            if _is_id(id):
                self._cancelled.add(id)

    def cancel(self, id: Id) -> None:
        """End a request's work; it is answered as cancelled."""
        self._cancelled.discard(id)
        if task := self._running.get(id):
            task.cancel()

    def shut_down(self) -> None:
        """Nothing but ``exit`` is taken from now on; what runs is cancelled."""
        self.state = State.DOWN
        for task in self._running.values():
            task.cancel()

    def end(self, status: int) -> None:
        if self.ended is not None and not self.ended.done():
            self.ended.set_result(status)

    def ask(self, method: str, params: Any) -> asyncio.Future[Any]:
        """Send a request; the result comes as JSON values.

        Raises Refusal, when awaited, if the client answers with an error.
        """
        id = f"saidby-{next(self._numbers)}"
        future = asyncio.get_running_loop().create_future()
        self._asked[id] = future
        given = self.unstructured(params)
        self._send_data(
            {"jsonrpc": self.VERSION, "id": id, "method": method, "params": given}
        )
        return future

    def urge(self, method: str) -> None:
        """Send a request of which nothing matters but that it arrives."""
        future = self.ask(method, None)
        future.add_done_callback(lambda done: done.cancelled() or done.exception())

    def _finished(self, id: Id, method: str, task: asyncio.Task[Any]) -> None:
        self._running.pop(id, None)
        if task.cancelled():
            self._refuse(id, t.LSPErrorCodes.RequestCancelled, "cancelled")
        elif (error := task.exception()) is not None:
            self._fail(id, method, error)
        else:
            self._succeed(id, method, task.result())

    def _succeed(self, id: Id, method: str, result: Any) -> None:
        if method == t.INITIALIZE and self.is_greeted:
            return  # answered already
        answer = {"jsonrpc": self.VERSION, "id": id, "result": result}
        try:
            data = self._framed(answer)
        except Exception as error:  # noqa: BLE001 - an answer that is no JSON
            self._fail(id, method, error)
        else:
            self._write(data)

    def _fail(self, id: Id, method: str, error: BaseException) -> None:
        if isinstance(error, Refusal):
            self._refuse(id, error.code, str(error))
            return
        log.warning("%s in the request %s", described(error), method)
        text = f"internal error ({type(error).__name__})"
        self._refuse(id, t.ErrorCodes.InternalError, text)

    def _refuse(self, id: Id | None, code: int, message: str) -> None:
        error = {"code": int(code), "message": message}
        self._send_data({"jsonrpc": self.VERSION, "id": id, "error": error})

    def _send_data(self, data: Any) -> None:
        """Unlike the one of pygls it logs nothing and reports nothing to the user."""
        self._write(self._framed(data))

    def encoded(self, data: Any) -> bytes:
        """Values of the protocol as JSON.

        Escapes for all but ASCII: half a character would not be UTF-8.
        """
        text = json.dumps(data, default=self._serialize_message, separators=(",", ":"))
        return text.encode("ascii")

    def unstructured(self, data: Any) -> Any:
        """Values of the protocol as JSON values."""
        return self._converter.unstructure(data)

    def _framed(self, data: Any) -> bytes:
        body = self.encoded(data)
        return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)

    def _write(self, data: bytes) -> None:
        if self._sink is not None:
            self._sink.write(data)


_INVALID = t.ErrorCodes.InvalidRequest
_REQUESTS = {
    method for method, shapes in t.METHOD_TO_TYPES.items() if shapes[1] is not None
}
_WITHOUT_PARAMS = {t.ShutdownRequest, t.ExitNotification}


def _as_it_is(message: Any) -> Any:
    return message


def _id_of(message: Any) -> Id | None:
    found = message.get("id") if isinstance(message, dict) else None
    return found if _is_id(found) else None


def _is_id(found: Any) -> bool:
    return isinstance(found, str | int) and not isinstance(found, bool)


def _note_failure(method: str, task: asyncio.Future[Any]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.warning("%s in the notification %s", described(error), method)
