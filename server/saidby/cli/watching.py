"""``saidby check --watch``: again at every change."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click
from watchfiles import Change, DefaultFilter, watch

from saidby.cli.arguments import Common
from saidby.cli.checking import Wanted, check_once
from saidby.cli.drafts import INTERRUPTED
from saidby.cli.output import is_terminal, say
from saidby.config.layers import PROJECT_FILES
from saidby.errors import SaidbyError
from saidby.workspace.discovery import STDIN


def check_forever(common: Common, wanted: Wanted) -> int:
    """Check now and after every change, until interrupted.

    Unchanged drafts are answered from the cache, so each round takes what the changed
    ones take. Raises UsageError for standard input.
    """
    if STDIN in common.paths:
        raise click.UsageError("--watch does not go with standard input.")
    given = common.paths or (".",)
    relevant = Relevant(given, ours=(wanted.output_file, wanted.baseline))
    _round(common, wanted)
    # One process keeps its language pipeline from round to round.
    common = replace(common, jobs=common.jobs or 1)
    try:
        # Left to itself, it would put the interrupt into the log, and so on the screen.
        for _ in watch(*_roots(given), watch_filter=relevant, raise_interrupt=True):
            if is_terminal(sys.stdout):
                click.clear()
            _round(common, wanted)
    except KeyboardInterrupt:
        pass
    return INTERRUPTED


class Relevant(DefaultFilter):
    """Tells changes that matter from those of other files, and from our own."""

    def __init__(self, given: Iterable[str], ours: Iterable[Path | None]) -> None:
        super().__init__()
        self._given = [Path(os.path.abspath(path)) for path in given]
        self._ours = {str(path.absolute()) for path in ours if path}

    def __call__(self, change: Change, path: str) -> bool:
        name = os.path.basename(path)
        if path in self._ours or name.endswith(".part"):
            return False
        if name in PROJECT_FILES or name.endswith(".toml"):
            return True
        asked_for = any(Path(path).is_relative_to(given) for given in self._given)
        return asked_for and super().__call__(change, path)


def _round(common: Common, wanted: Wanted) -> None:
    try:
        status = check_once(common, wanted)
    except SaidbyError as error:
        say(str(error))
        return
    if status == INTERRUPTED:
        raise KeyboardInterrupt
    if not common.quiet:
        say("watching for changes; Ctrl-C ends this")


def _roots(given: Iterable[str]) -> list[str]:
    """What exists of the paths; for a file its folder, as editors replace files."""
    roots = {
        path if os.path.isdir(path) else os.path.dirname(path) or "." for path in given
    }
    return sorted(root for root in roots if os.path.isdir(root))
