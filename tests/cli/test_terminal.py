"""What only a terminal shows: colours, the bar, watching."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="no such terminals here")

TOY = str(Path(__file__).with_name("toy_main.py"))


class Terminal:
    """A process whose standard output and error are a terminal."""

    def __init__(self, command: list[str], **environment: str) -> None:
        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "80", **environment},
        )
        os.close(theirs)
        os.set_blocking(self._ours, False)
        self.shown = ""

    def read(self) -> None:
        try:
            self.shown += os.read(self._ours, 65536).decode("utf-8", "replace")
        except BlockingIOError:
            time.sleep(0.05)
        except OSError:
            pass

    def wait_for(self, words: str) -> None:
        stop = time.monotonic() + 30
        while words not in self.shown:
            assert time.monotonic() < stop, self.shown
            self.read()

    def end(self) -> int:
        while self._process.poll() is None:
            self.read()
        self.read()
        return self._process.returncode

    def interrupt(self) -> None:
        self._process.send_signal(signal.SIGINT)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)


@contextmanager
def terminal(*arguments: str, **environment: str) -> Iterator[Terminal]:
    """``saidby`` on the toy engine; its bar is impatient."""
    shown = Terminal([sys.executable, TOY, *arguments], **environment)
    try:
        yield shown
    finally:
        shown.close()


@pytest.mark.parametrize(
    ("environment", "colored"), [({}, True), ({"NO_COLOR": "1"}, False)]
)
def test_colours_on_a_terminal(
    here: Path, environment: dict[str, str], colored: bool
) -> None:
    (here / "a.md").write_text("teh")

    with terminal("check", "a.md", **environment) as shown:
        status = shown.end()

    assert status == 1
    assert "SB101" in shown.shown
    assert ("\x1b[33m" in shown.shown) is colored


def test_a_bar_when_it_takes_a_while(here: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (here / name).write_text("teh")
    arguments = ("check", ".", "--no-cache", "--output-format", "concise")

    with terminal(*arguments, TOY_SECONDS="0.3") as shown:
        shown.end()
    with terminal(*arguments, "-q", TOY_SECONDS="0.3") as quiet:
        quiet.end()
    with terminal(*arguments) as quick:
        quick.end()

    lines = [f"{name}.txt:1:1: SB101 Is teh right?" for name in "abc"]
    assert "/3" in shown.shown
    assert all(f"\x1b[2K{line}\r\n" in shown.shown for line in lines[1:])
    assert quiet.shown.splitlines() == quick.shown.splitlines() == lines


def test_watching_checks_again_at_every_change(here: Path) -> None:
    (here / "a.md").write_text("Fine.\n")

    with terminal("check", ".", "--watch") as shown:
        shown.wait_for("watching for changes")
        assert "No findings in 1 file." in shown.shown
        time.sleep(0.5)
        (here / "a.md").write_text("teh\n")
        shown.wait_for("SB101")
        (here / "saidby.toml").write_text("foo = 1\n")
        shown.wait_for("saidby.toml:1: foo: no such key")
        (here / "saidby.toml").write_text('ignore = ["SB101"]\n')
        shown.wait_for("No findings in 1 file.\r\nsaidby: watching")
        shown.interrupt()
        assert shown.end() == 130
    assert "Traceback" not in shown.shown
    assert "KeyboardInterrupt" not in shown.shown
