"""Which drafts the paths on a command line stand for."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from saidby.errors import SaidbyError, UnreadableFile
from saidby.workspace.ignoring import Ignored, ignored_in

STDIN = "-"
_WILD = ("*", "?", "[")


@dataclass(frozen=True, slots=True)
class Scope:
    """Which files a folder stands for; the patterns are relative to ``root``."""

    root: str
    include: GitIgnoreSpec
    exclude: GitIgnoreSpec


ScopeOf = Callable[[str], Scope]


def find(
    paths: Iterable[str], scope_of: ScopeOf, *, force_exclude: bool = False
) -> Iterator[str | SaidbyError]:
    """Every draft once: in the order of the arguments, sorted within a folder.

    A file that is named is taken whatever its suffix, and with ``force_exclude`` only
    if its scope does not exclude it; a folder stands for the files that its scope
    includes. ``scope_of`` tells the scope of an absolute folder. What cannot be found
    or listed is given as the error that it is, in its place.
    """
    paths = list(paths)
    named = _unless_excluded(scope_of) if force_exclude else _any
    if len(paths) == 1:
        # One argument names no file twice, so a million files need no memory.
        yield from _stand_for(paths[0], scope_of, named)
        return
    seen: set[str] = set()
    for path in paths:
        for found in _stand_for(path, scope_of, named):
            if not isinstance(found, str):
                yield found
            elif (key := os.path.realpath(found)) not in seen:
                seen.add(key)
                yield found


def _any(path: str) -> bool:
    return True


def _unless_excluded(scope_of: ScopeOf) -> Callable[[str], bool]:
    """Whether a file that is named is taken where exclusions hold for it too."""

    def takes(path: str) -> bool:
        absolute = os.path.abspath(path)
        try:
            scope = scope_of(os.path.dirname(absolute))
        except SaidbyError:
            return True  # the fault is told when the draft is read
        return not scope.exclude.match_file(_relative(absolute, scope))

    return takes


def _stand_for(
    path: str, scope_of: ScopeOf, named: Callable[[str], bool]
) -> Iterator[str | SaidbyError]:
    if path == STDIN:
        yield path
    elif os.path.isdir(path):
        yield from _Walk(path, scope_of).drafts()
    elif os.path.lexists(path):
        if named(path):
            yield path
    elif matched := _matches(path):
        for match in matched:
            yield from _stand_for(match, scope_of, named)
    else:
        yield UnreadableFile(path, "there is no such file or folder")


def _matches(path: str) -> list[str]:
    """The paths that a pattern stands for where the shell did not expand it."""
    if not any(sign in path for sign in _WILD):
        return []
    return sorted(glob.glob(path, recursive=True))


class _Walk:
    """One folder on the command line, read folder by folder."""

    def __init__(self, shown: str, scope_of: ScopeOf) -> None:
        self._shown = "" if os.path.normpath(shown) == os.curdir else shown
        self._top = os.path.abspath(shown)
        self._real = os.path.realpath(shown)
        self._scope_of = scope_of

    def drafts(self) -> Iterator[str | SaidbyError]:
        yield from self._in(self._top, self._shown, ignored_in(self._top))

    def _in(
        self, folder: str, shown: str, ignored: Ignored
    ) -> Iterator[str | SaidbyError]:
        try:
            scope = self._scope_of(folder)
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except SaidbyError as error:
            yield error
            return
        except OSError as error:
            yield UnreadableFile(shown or folder, error.strerror or "cannot be listed")
            return
        for entry in entries:
            name = os.path.join(shown, entry.name)
            # Linked folders are not entered: they may lead outside, or back.
            if entry.is_dir(follow_symlinks=False):
                if self._enters(entry, scope, ignored):
                    inner = ignored.within(entry.path)
                    yield from self._in(entry.path, name, inner)
            elif self._takes(entry, scope, ignored):
                yield name

    def _enters(self, entry: os.DirEntry[str], scope: Scope, ignored: Ignored) -> bool:
        return (
            not entry.name.startswith(".")
            and not scope.exclude.match_file(_relative(entry.path, scope) + "/")
            and not ignored.covers(entry.path, folder=True)
        )

    def _takes(self, entry: os.DirEntry[str], scope: Scope, ignored: Ignored) -> bool:
        relative = _relative(entry.path, scope)
        return (
            _includes(scope, relative)
            and not scope.exclude.match_file(relative)
            and not entry.name.startswith(".")
            and entry.is_file()
            and not ignored.covers(entry.path)
            and not self._leads_back(entry)
        )

    def _leads_back(self, entry: os.DirEntry[str]) -> bool:
        """Whether this is a link to a file that the walk meets by itself."""
        if not entry.is_symlink():
            return False
        return Path(os.path.realpath(entry.path)).is_relative_to(self._real)


def _includes(scope: Scope, relative: str) -> bool:
    """Whether the patterns take a file; its suffix may be in capitals too."""
    verdict = scope.include.check_file(relative).include
    if verdict is None:
        stem, suffix = os.path.splitext(relative)
        if suffix != (small := suffix.lower()):
            verdict = scope.include.check_file(stem + small).include
    return bool(verdict)


def _relative(path: str, scope: Scope) -> str:
    return os.path.relpath(path, scope.root).replace(os.sep, "/")
