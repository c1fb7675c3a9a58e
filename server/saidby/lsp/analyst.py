"""The worker process as the server sees it: given a job, it comes back with a draft."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from saidby.lsp.hiring import Hired, hire
from saidby.lsp.unpacking import received

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from saidby.lsp.worker import Job

# So many deaths within so many seconds, and it is not started again by itself.
_DEATHS = 5
_WITHIN = 180.0
_CRASHING = (
    "The language model keeps crashing, so that only the marks are checked. "
    "Restart the language server to try again (command saidby.restart)."
)


class Condition(Enum):
    """How the language model is."""

    OFF = "off"
    LOADING = "loading"
    READY = "ready"
    ANALYSING = "analysing"
    ERROR = "error"


class Lost(Exception):
    """The process died, or was ended, while it had a job."""


class Analyst:
    """One worker process at a time; one job at a time.

    ``changed`` is called with every new condition and a message for the user or "".
    """

    def __init__(self, changed: Callable[[Condition, str], None]) -> None:
        self._changed = changed
        self._deaths: deque[float] = deque(maxlen=_DEATHS)
        self._process: BaseProcess | None = None
        self._connection: Connection[Any, Any] | None = None
        self._job: asyncio.Future[Any] | None = None
        self._ready = asyncio.Event()
        self._starts = 0
        self._sending = Lock()
        self.condition = Condition.OFF
        self.model: str | None = None
        # A worker that was started before there was an analyst.
        self.hired: Hired | None = None
        self.name = ""
        self.loading_took = 0.0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    async def start(self) -> None:
        """Begin loading; jobs wait until that is done."""
        self._become(Condition.LOADING)
        self._starts += 1
        mine = self._starts
        hired = self.hired
        if hired is None:
            hired = await asyncio.to_thread(hire, self.model)
        self.hired = None
        if mine != self._starts:
            hired.process.terminate()
            return
        self._process, self._connection = hired.process, hired.connection
        loop = asyncio.get_running_loop()
        Thread(
            target=self._listen,
            args=(loop, hired.process, hired.connection),
            daemon=True,
        ).start()

    async def usable(self) -> bool:
        """Wait until the model is loaded, or is known not to be; which of both."""
        await self._ready.wait()
        return self.condition is not Condition.ERROR

    async def do(self, job: Job) -> Any:
        """The outcome of a job. Raises Lost. To be called when ``usable``."""
        connection = self._connection
        if connection is None:
            raise Lost
        self._job = asyncio.get_running_loop().create_future()
        self._become(Condition.ANALYSING)
        try:
            await asyncio.to_thread(self._send, connection, job)
        except OSError:
            raise Lost from None
        outcome = await self._job
        self._become(Condition.READY)
        return outcome

    async def drop(self, number: int) -> None:
        """Give up a job, as soon as the paragraph under way is done."""
        from saidby.lsp.worker import Drop

        if self._connection is not None:
            with suppress(OSError):
                await asyncio.to_thread(self._send, self._connection, Drop(number))

    async def restart(self) -> None:
        """End the process, whatever it does, and start another."""
        self._deaths.clear()
        self.close()
        await self.start()

    def close(self) -> None:
        """End the process."""
        self._starts += 1
        process, self._process, self._connection = self._process, None, None
        if self.hired is not None:
            self.hired.process.terminate()
            self.hired = None
        if process is not None:
            process.terminate()
        self._lose_job()
        self._ready.clear()
        self.condition = Condition.OFF

    def _send(self, connection: Connection[Any, Any], message: Any) -> None:
        """One after the other: two threads would mix their messages."""
        with self._sending:
            connection.send(message)

    def _listen(
        self,
        loop: asyncio.AbstractEventLoop,
        process: BaseProcess,
        connection: Connection[Any, Any],
    ) -> None:
        try:
            try:
                while True:
                    told = received(connection)
                    loop.call_soon_threadsafe(self._told, process, told)
            except (EOFError, OSError):
                process.join()
                loop.call_soon_threadsafe(self._died, process)
        except RuntimeError:
            pass  # the loop is closed: nobody wants to know

    def _told(self, process: BaseProcess, message: Any) -> None:
        from saidby.lsp.worker import Loaded, Unloadable

        if process is not self._process:
            return
        if isinstance(message, Loaded):
            self.name, self.loading_took = message.name, message.seconds
            self._become(Condition.READY)
            self._ready.set()
        elif isinstance(message, Unloadable):
            self._become(Condition.ERROR, message.message)
            self._ready.set()
        elif self._job is not None and not self._job.done():
            self._job.set_result(message)

    def _died(self, process: BaseProcess) -> None:
        if process is not self._process or self.condition is Condition.ERROR:
            return
        self._process = self._connection = None
        self._ready.clear()
        self._deaths.append(monotonic())
        self._lose_job()
        if len(self._deaths) == _DEATHS and monotonic() - self._deaths[0] < _WITHIN:
            self._become(Condition.ERROR, _CRASHING)
            self._ready.set()
        else:
            self._starting = asyncio.ensure_future(self.start())

    def _lose_job(self) -> None:
        if self._job is not None and not self._job.done():
            self._job.set_exception(Lost())
        self._job = None

    def _become(self, condition: Condition, message: str = "") -> None:
        if condition is not self.condition or message:
            self.condition = condition
            self._changed(condition, message)
