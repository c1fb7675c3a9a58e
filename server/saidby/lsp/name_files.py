"""A speaker's name in the files beside a draft: the cast, and what was settled."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as t

from saidby.errors import SaidbyError
from saidby.lsp.addresses import is_file
from saidby.lsp.texts import Text
from saidby.queries.name_forms import Renaming
from saidby.text.spans import Span

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk


def edits(desk: Desk, uri: str, change: Renaming) -> dict[str, list[t.TextEdit]]:
    """What renames a speaker in the files that hold for a draft, by their URIs.

    Only the full name is looked for, and only where it stands for a speaker.
    """
    old, new = re.escape(str(change.old)), str(change.new)
    key = r"^[ \t]*(?:name|speaker)[ \t]*=[ \t]*"
    pattern = re.compile(rf"{key}([\"'])({old})\1", re.MULTILINE)
    found = {}
    for path in _files(desk, uri):
        with suppress(OSError, ValueError):
            text = Text(path.read_bytes().decode())
            rows = [
                t.TextEdit(desk.codec.range(text, Span(*match.span(2))), new)
                for match in pattern.finditer(text.text)
            ]
            if rows:
                found[path.as_uri()] = rows
    return found


def _files(desk: Desk, uri: str) -> Iterator[Path]:
    """The project file and the decisions file, if these are inside the project."""
    if not is_file(uri):
        return
    with suppress(SaidbyError):
        configuration, folder = desk.project(uri)
        project = configuration.project_file(folder)
        held = configuration.for_folder(folder)
        for path in (project, held.root / held.options.decisions):
            if path is not None and path.is_file():
                real = Path(os.path.realpath(path))
                if real.is_relative_to(os.path.realpath(held.root)):
                    yield path
