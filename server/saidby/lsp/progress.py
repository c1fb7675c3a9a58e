"""Work-done progress: told only of what takes a while, and to clients that show it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import count

from lsprotocol import types as t

from saidby.lsp.protocol import Refusal
from saidby.lsp.shelf import Shelf

_numbers = count(1)


class Progress:
    """One piece of work, from ``begin`` to ``end``.

    The client hears of it only if it takes longer than ``patience`` seconds.
    ``give_up``, if there is one, is called when the user wants no more of it.
    """

    def __init__(
        self, shelf: Shelf, title: str, give_up: Callable[[], None] | None = None
    ) -> None:
        self._shelf = shelf
        self._title = title
        self.give_up = give_up
        self.token = f"saidby-progress-{next(_numbers)}"
        self._begun = False
        self._task: asyncio.Task[None] | None = None

    def begin(self, *, patience: float) -> None:
        if self._shelf.client().can("window.work_done_progress"):
            self._task = asyncio.ensure_future(self._begin(patience))

    def end(self) -> None:
        if self._task:
            self._task.cancel()
        if self._begun:
            self._begun = False
            self._tell(t.WorkDoneProgressEnd())

    async def _begin(self, patience: float) -> None:
        await asyncio.sleep(patience)
        params = t.WorkDoneProgressCreateParams(self.token)
        try:
            await self._shelf.protocol.ask(t.WINDOW_WORK_DONE_PROGRESS_CREATE, params)
        except Refusal:
            return
        self._begun = True
        cancellable = self.give_up is not None
        self._tell(t.WorkDoneProgressBegin(self._title, cancellable=cancellable))

    def _tell(self, value: t.WorkDoneProgressBegin | t.WorkDoneProgressEnd) -> None:
        self._shelf.protocol.notify(t.PROGRESS, t.ProgressParams(self.token, value))
