"""``saidby``, telling at its end how long its event loop was busy at a time.

Busy is what lies between two looks for events: for so long a client waits at most
before the loop so much as sees what it sends. The last line on standard error holds
the longest such turn in milliseconds, as clocks go and as the processor counts, and
how many turns were longer than 50.
"""

from __future__ import annotations

import atexit
import os
import selectors
import sys
import time
from typing import Any

LONG = 50.0


class Timed(selectors.DefaultSelector):  # type: ignore[misc, valid-type, unused-ignore]
    """Waits for events as the other does, and counts what passes in between."""

    longest = 0.0
    busiest = 0.0
    long_turns = 0

    def __init__(self) -> None:
        super().__init__()
        self._clock = self._processor = 0.0

    def select(self, timeout: float | None = None) -> Any:
        if self._clock:
            self._count()
        try:
            return super().select(timeout)
        finally:
            self._clock = time.perf_counter()
            self._processor = time.thread_time()

    def _count(self) -> None:
        passed = (time.perf_counter() - self._clock) * 1000
        worked = (time.thread_time() - self._processor) * 1000
        Timed.longest = max(Timed.longest, passed)
        Timed.busiest = max(Timed.busiest, worked)
        Timed.long_turns += passed > LONG
        if passed > LONG and "SAIDBY_TURNS" in os.environ:
            sys.stderr.write(f"{passed:.0f} ms, {worked:.0f} of work\n")


def tell() -> None:
    figures = f"{Timed.longest:.0f} {Timed.busiest:.0f} {Timed.long_turns}"
    sys.stderr.write(figures + "\n")


if __name__ == "__main__":
    # The worker is a process of its own, started with a command of its own.
    selectors.DefaultSelector = Timed  # type: ignore[misc, assignment, unused-ignore]
    atexit.register(tell)
    from saidby.cli import main

    main()
