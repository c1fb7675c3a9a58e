"""Which files of a folder git is told to ignore."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

GITIGNORE = ".gitignore"


@dataclass(frozen=True, slots=True)
class Ignored:
    """What the .gitignore files of one folder and those above it leave out.

    ``specs`` holds each file's folder with its patterns, the closest one first.
    """

    specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    def covers(self, path: str, *, folder: bool = False) -> bool:
        """Whether git would ignore that file or folder; ``path`` is absolute."""
        for root, spec in self.specs:
            relative = os.path.relpath(path, root).replace(os.sep, "/")
            verdict = spec.check_file(relative + "/" if folder else relative).include
            if verdict is not None:
                return verdict
        return False

    def within(self, folder: str) -> Ignored:
        """What holds inside a folder right below."""
        spec = _spec(folder)
        return self if spec is None else Ignored(((folder, spec), *self.specs))


def ignored_in(folder: str) -> Ignored:
    """What holds inside a folder, counting every .gitignore up to its repository.

    A folder that is itself ignored was asked for by name: what is above says nothing
    of its files then.
    """
    above = Ignored()
    for parent in _up_to_repository(Path(folder)):
        above = above.within(str(parent))
    if above.covers(folder, folder=True):
        above = Ignored()
    return above.within(folder)


def _up_to_repository(folder: Path) -> list[Path]:
    """The folders above, topmost first; none if the folder is in no repository."""
    found: list[Path] = []
    if (folder / ".git").exists():
        return []
    for parent in folder.parents:
        found.append(parent)
        if (parent / ".git").exists():
            return found[::-1]
    return []


def _spec(folder: str) -> GitIgnoreSpec | None:
    try:
        with open(os.path.join(folder, GITIGNORE), encoding="utf-8") as file:
            return GitIgnoreSpec.from_lines(file)
    except (OSError, UnicodeDecodeError, ValueError):
        # A .gitignore that git cannot read ignores nothing either.
        return None
