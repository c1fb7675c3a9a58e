"""Work that takes long: shown where that can be shown, given up when nobody wants it,
and put aside for what is short."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from wire import Message, Wire, replace, wired

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from made_up_novel import novel

LONG = "file:///tmp/long%20story.txt"
SHORT = "file:///tmp/note.txt"
SAID = "“We leave at dawn,” said Nora Hof, the pilot.\n"
OPEN = "The note says “not today and nothing else.\n"
SHOWS = {"window": {"workDoneProgress": True}}
CREATE = "window/workDoneProgress/create"
PROGRESS = "$/progress"


def shown(wire: Wire, kind: str, title: str = "", *, since: int = 0) -> Message:
    """What is told of progress, as soon as something of that kind and title is."""

    def wanted(message: Message) -> bool:
        value = message["params"]["value"] if message.get("method") == PROGRESS else {}
        return value.get("kind") == kind and title in value.get("title", "")

    params: Message = wire.wait(wanted, since=since)["params"]
    return params


def waiting(status: Any) -> int:
    number: int = status["documents"]["waiting"]
    return number


def test_loading_is_shown_from_beginning_to_end() -> None:
    with wired() as wire:
        wire.initialize(capabilities=SHOWS)
        begun = shown(wire, "begin", "Loading the language model")
        wire.open(SHORT, SAID)
        wire.understand(SHORT)
        token = begun["token"]
        told = [params for params in wire.told(PROGRESS) if params["token"] == token]

        assert told[-1] == {"token": token, "value": {"kind": "end"}}
        # On a busy machine more than the loading may take its time.
        assert wire.told(CREATE)[0] == {"token": token}


def test_nothing_is_shown_to_who_cannot_show_it() -> None:
    with wired() as wire:
        wire.initialize()
        wire.open(SHORT, SAID)
        wire.understand(SHORT)

        assert (
            wire.told(CREATE) == wire.told(PROGRESS) == wire.told("saidby/status") == []
        )


def test_the_state_is_told_to_who_wants_to_know() -> None:
    with wired() as wire:
        wire.initialize(initializationOptions={"statusNotifications": True})
        wire.open(SHORT, SAID)
        wire.understand(SHORT)
        states = [params["state"] for params in wire.told("saidby/status")]

        assert states[:2] == ["loading", "ready"]
        assert "analysing" in states


def test_a_long_analysis_can_be_given_up_and_is_begun_anew_by_a_change() -> None:
    with wired() as wire:
        wire.initialize(capabilities=SHOWS, initializationOptions={"delay": 0})
        wire.open(LONG, novel(60_000))
        begun = shown(wire, "begin", "Reading long story.txt")
        assert begun["value"]["cancellable"] is True
        assert waiting(wire.status()) == 1
        before = len(wire.messages)

        wire.notify("window/workDoneProgress/cancel", {"token": begun["token"]})

        ended = shown(wire, "end", since=before)
        assert ended["token"] == begun["token"]
        assert waiting(wire.status()) == 0
        wire.change(LONG, 2, replace(0, 0, 0, "Now. "))
        shown(wire, "begin", "Reading long story.txt", since=before)


def test_what_is_short_and_what_is_new_come_first() -> None:
    with wired() as wire:
        wire.initialize(initializationOptions={"delay": 0})
        wire.open(LONG, novel(60_000))
        wire.until(lambda status: status["state"] == "analysing")

        wire.open(SHORT, SAID)
        for version in range(2, 12):
            wire.change(SHORT, version, replace(0, 0, 0, "So. "))
        wire.change(SHORT, 12, {"text": OPEN})
        wire.understand(SHORT)

        assert waiting(wire.status()) == 1, "the long one was done first"
        wire.findings(SHORT, 12, codes={"SB101"})
