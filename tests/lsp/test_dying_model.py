"""The model's process dies again and again: it is let be, and that is told once."""

from __future__ import annotations

import os
import signal
import time

from wire import Wire, wired

URI = "file:///tmp/dying.txt"
OPEN = "The note says “not today and nothing else.\n"
NOBODYS = """\
The harbour shuts its pier in May, six years after the storm.

“It is a shame for everyone who fishes here.”

The gates stay locked from Sunday on.

“We had no choice,” said Nora Hof, the pilot.
"""
DEATHS = 5
RESTART = {"command": "saidby.restart"}


def warned(wire: Wire) -> list[str]:
    return [
        one["message"] for one in wire.told("window/showMessage") if one["type"] == 2
    ]


def killed(wire: Wire, times: int) -> None:
    """End every process that is started, as soon as it is."""
    gone = {None}
    for _ in range(times):
        wire.until(lambda status: status["processes"]["model"] not in gone)
        process = wire.status()["processes"]["model"]
        os.kill(process, signal.SIGKILL)
        gone.add(process)
    wire.until(lambda status: status["processes"]["model"] != process)


def test_it_is_let_be_and_comes_back_when_it_is_wanted() -> None:
    with wired() as wire:
        wire.initialize(initializationOptions={"delay": 0, "statusNotifications": True})
        killed(wire, DEATHS)

        wire.until(lambda status: status["state"] == "error")
        time.sleep(1)
        assert wire.status()["processes"]["model"] is None
        (said,) = warned(wire)
        assert "Restart" in said
        assert wire.told("saidby/status")[-1] == {"state": "error", "message": said}

        wire.open(URI, OPEN)
        wire.findings(URI, 1, codes={"SB101"})
        wire.change(URI, 2, {"text": NOBODYS})
        wire.findings(URI, 2, codes=set())

        wire.result("workspace/executeCommand", RESTART)

        wire.findings(URI, 2, codes={"SB201"})
        assert wire.status()["state"] == "ready"
        assert len(warned(wire)) == 1


def test_four_deaths_are_got_over_without_a_word() -> None:
    with wired() as wire:
        wire.initialize(initializationOptions={"delay": 0})
        killed(wire, DEATHS - 1)
        wire.open(URI, NOBODYS)

        wire.findings(URI, 1, codes={"SB201"})

        assert warned(wire) == []


def test_whoever_restarts_in_vain_is_told_again() -> None:
    with wired() as wire:
        wire.initialize()
        killed(wire, DEATHS)
        wire.until(lambda status: status["state"] == "error")
        wire.result("workspace/executeCommand", RESTART)
        killed(wire, DEATHS)
        wire.until(lambda status: status["state"] == "error")

        assert len(warned(wire)) == 2
