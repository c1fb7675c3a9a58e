"""What was settled for a draft stays its own when its file is renamed or moved.

The decisions file and the project file name drafts by their paths. The editor tells of
files that it has moved itself, folders among them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as t

from saidby.errors import SaidbyError
from saidby.lsp import keeping
from saidby.lsp.addresses import is_file, path_of
from saidby.lsp.protocol import Refusal

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk

_ENTRY = r"^[ \t]*file[ \t]*=[ \t]*([\"'])({old})(?:/[^\"'\n]*)?\1"
_KEY = r"^[ \t]*([\"'])({old})(?:/[^\"'\n]*)?\1[ \t]*="
_PER_FILE = re.compile(
    r"^\[(?:tool\.saidby\.)?per-file-ignores\].*?(?=^\[|\Z)", re.MULTILINE | re.DOTALL
)


def follow(desk: Desk, moved: Sequence[t.FileRename]) -> None:
    """Have the files beside the drafts name them as they are called now.

    What cannot be read or written stays as it is.
    """
    for one in moved:
        if is_file(one.old_uri) and is_file(one.new_uri):
            for place, root, text in _changes(desk, one):
                try:
                    keeping.store(desk, place, root, text)
                except Refusal:
                    desk.shelf.log(f"{place.name} still has an old name of a draft")


def _changes(desk: Desk, moved: t.FileRename) -> Iterator[tuple[Path, Path, str]]:
    """Each file that names what was moved: its path, the project's, its new text."""
    try:
        configuration, folder = desk.project(moved.old_uri)
        held = configuration.for_folder(folder)
        project = configuration.project_file(folder)
    except SaidbyError:
        return
    for place, base, rename in (
        (held.root / held.options.decisions, held.root, in_decisions),
        (project, project.parent if project else held.root, in_settings),
    ):
        old, new = (_relative(uri, base) for uri in (moved.old_uri, moved.new_uri))
        if place is None or new.startswith("../"):
            continue
        try:
            before = place.read_bytes().decode("utf-8-sig")
        except (OSError, ValueError):
            continue
        after = rename(before, old, new)
        if after != before:
            yield place, base, after


def in_decisions(text: str, old: str, new: str) -> str:
    """A decisions file whose entries for a draft, or for all in a folder, follow it."""
    return _renamed(text, _ENTRY, old, new)


def in_settings(text: str, old: str, new: str) -> str:
    """A project file whose exceptions for a draft, or all in a folder, follow it."""
    return _PER_FILE.sub(lambda part: _renamed(part[0], _KEY, old, new), text)


def _renamed(text: str, pattern: str, old: str, new: str) -> str:
    found = re.compile(pattern.format(old=re.escape(old)), re.MULTILINE)
    for match in reversed(list(found.finditer(text))):
        text = text[: match.start(2)] + new + text[match.end(2) :]
    return text


def _relative(uri: str, base: Path) -> str:
    return os.path.relpath(path_of(uri), base).replace(os.sep, "/")
