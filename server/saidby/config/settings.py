"""The settings that hold for one folder, and where each of them came from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pathspec import GitIgnoreSpec

from saidby.decisions import NO_DECISIONS, Decisions
from saidby.options import Options
from saidby.workspace.discovery import Scope

if TYPE_CHECKING:
    from saidby.config.reading import TomlFile


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a setting came from. ``line`` is from one, 0 where there is none."""

    kind: str
    path: str = ""
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{self.kind}, {place}" if place else self.kind


@dataclass(frozen=True, slots=True)
class Layer:
    """Settings from one place, by the names of the options' fields."""

    kind: str
    values: Mapping[str, Any]
    file: TomlFile | None = None

    def origin(self, key: str) -> Origin:
        """Where the setting of that key stands."""
        if self.file is None:
            return Origin(self.kind)
        return Origin(self.kind, self.file.shown, self.file.line((key,)))


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the drafts of a folder.

    ``layers`` are the places that settings came from, the strongest first. ``root`` is
    the folder that patterns are relative to: that of the project file, or the one in
    which saidby runs.
    """

    options: Options
    layers: tuple[Layer, ...]
    root: Path
    decisions: Decisions = NO_DECISIONS

    def origin(self, field: str, key: str) -> Origin:
        """Where the setting in force came from."""
        for layer in self.layers:
            if field in layer.values:
                return layer.origin(key)
        return Origin("default")

    def for_file(self, path: str) -> tuple[Options, Decisions]:
        """The options and decisions for one draft."""
        if not self.options.per_file_ignores and not self.decisions.entries:
            return self.options, self.decisions
        from saidby import selection

        relative = os.path.relpath(path, self.root).replace(os.sep, "/")
        options = selection.for_file(self.options, relative)
        return options, self.decisions.for_file(relative)

    def scope(self) -> Scope:
        """Which files a folder with these settings stands for."""
        return Scope(
            str(self.root),
            GitIgnoreSpec.from_lines(self.options.include),
            GitIgnoreSpec.from_lines(self.options.exclude),
        )
