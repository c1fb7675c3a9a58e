"""The options of every draft: the client's settings over the files that the command
line reads too.

From the strongest: the client's settings, the nearest project file, the user's own
settings, the defaults. What is wrong in a file is told once, and the defaults hold.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saidby.config.configuration import Configuration, Request, user_settings
from saidby.config.layers import PROJECT_FILES
from saidby.decisions import Decisions
from saidby.errors import SaidbyError
from saidby.lsp.settings import Settings, overrides
from saidby.options import Options

Stamp = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What holds for one draft. An ``excluded`` one is not reported on."""

    options: Options
    decisions: Decisions
    excluded: bool = False


class Configurations:
    """Reads files when they are needed, and again when they have changed.

    ``tell`` gets each new complaint about a file once, in words for the user.
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.roots: tuple[str, ...] = ()
        self._tell = tell
        self._told: set[str] = set()
        self._known: dict[tuple[str, str], Configuration] = {}
        self._stamps: dict[str, Stamp] = {}

    def forget(self) -> None:
        """Files have changed, or the folders of the workspace."""
        self._known.clear()
        self._stamps.clear()
        self._told.clear()

    def has_changed(self, path: str) -> bool:
        """Whether files that hold for a draft have changed since this was asked."""
        folder = self._folder(path)
        stamp = _stamp(folder)
        before = self._stamps.setdefault(folder, stamp)
        return before != stamp

    def resolve(self, path: str, settings: Settings) -> Resolved:
        """What holds for the draft at a path, or at the URI of an untitled one."""
        folder = self._folder(path)
        try:
            return self._resolved(self._for(folder, overrides(settings)), folder, path)
        except SaidbyError as error:
            self._complain(str(error))
        try:
            alone = Request(overrides(settings), isolated=True)
            return self._resolved(Configuration(alone), folder, path)
        except SaidbyError:
            return Resolved(Options(), Decisions())

    def of_folder(self, folder: str, settings: Settings) -> Configuration:
        """The configuration by which drafts under a folder are found.

        Raises ConfigError.
        """
        return self._for(folder, overrides(settings))

    def _resolved(
        self, configuration: Configuration, folder: str, path: str
    ) -> Resolved:
        settings = configuration.for_folder(folder)
        shown = path if os.path.isabs(path) else os.path.join(folder, "untitled")
        options, decisions = settings.for_file(shown)
        relative = os.path.relpath(shown, settings.root).replace(os.sep, "/")
        excluded = settings.scope().exclude.match_file(relative)
        return Resolved(options, decisions, excluded)

    def _for(self, folder: str, given: Mapping[str, Any]) -> Configuration:
        root = self.root_of(folder)
        key = root, json.dumps(given, sort_keys=True)
        if key not in self._known:
            self._known[key] = Configuration(Request(given, root=Path(root)))
        return self._known[key]

    def root_of(self, folder: str) -> str:
        """The innermost folder of the workspace around a folder, or the folder."""
        around = [root for root in self.roots if Path(folder).is_relative_to(root)]
        return max(around, key=len, default=folder)

    def _folder(self, path: str) -> str:
        if os.path.isabs(path):
            return os.path.dirname(path)
        return self.roots[0] if self.roots else os.getcwd()

    def _complain(self, message: str) -> None:
        if message not in self._told:
            self._told.add(message)
            self._tell(message)


def _stamp(folder: str) -> Stamp:
    """When the files that may hold for a folder were last changed."""
    places = [folder, *map(str, Path(folder).parents)]
    names = (*PROJECT_FILES, Options().decisions)
    paths = [os.path.join(place, name) for place in places for name in names]
    found = []
    for path in (*paths, str(user_settings())):
        try:
            found.append((path, os.stat(path).st_mtime_ns))
        except OSError:
            continue
    return tuple(found)
