"""A bar on the terminal when there is a while to wait."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

from saidby.cli.output import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 2.0


class Bar:
    """Counts drafts. Shown on standard error, if that is a terminal, after a while."""

    def __init__(self, *, wanted: bool = True) -> None:
        self._wanted = wanted and is_terminal(sys.stderr)
        self._timer = threading.Timer(_PATIENCE, self._show)
        self._timer.daemon = True
        self._lock = threading.RLock()
        self._progress: Progress | None = None
        self._done = 0
        self._total: int | None = None

    def __enter__(self) -> Self:
        if self._wanted:
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._wanted = False
            shown, self._progress = self._progress, None
            if shown:
                shown.stop()

    def expect(self, total: int | None) -> None:
        self._total = total

    def advance(self) -> None:
        """One more draft is done."""
        with self._lock:
            self._done += 1
            self._update()

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Clears the terminal's last line while something else is written."""
        with self._lock:
            if self._progress:
                self._progress.stop()
            yield
            if self._progress:
                self._progress.start()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TimeElapsedColumn,
        )

        with self._lock:
            if not self._wanted:
                return
            self._progress = Progress(
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._progress.add_task("drafts", total=self._total)
            self._update()
            self._progress.start()

    def _update(self) -> None:
        if self._progress:
            task = self._progress.task_ids[0]
            self._progress.update(task, completed=self._done, total=self._total)
