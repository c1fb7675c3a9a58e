"""The drafts of the workspace that are not open, read when something asks for all."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types as t
from pygls.uris import from_fs_path

from saidby.errors import SaidbyError
from saidby.lsp.addresses import path_of
from saidby.lsp.analysing import Analysing
from saidby.lsp.documents import Document
from saidby.lsp.sheets import Sheet
from saidby.lsp.shelf import Shelf
from saidby.lsp.tuning import Tuning
from saidby.workspace import discovery
from saidby.workspace.reading import read_source

Stamp = tuple[int, int]

# Characters kept of drafts that are not open, all together.
_MOST_TEXT = 20_000_000


class Survey:
    """Keeps ``Shelf.closed`` like what is on disk."""

    def __init__(self, shelf: Shelf, analysing: Analysing, tuning: Tuning) -> None:
        self._shelf = shelf
        self._analysing = analysing
        self._tuning = tuning
        self._reading = asyncio.Lock()
        self._stamps: dict[str, Stamp] = {}
        self._untuned: set[str] = set()

    async def take(self) -> None:
        """Have every draft of the workspace analysed, and wait until it is."""
        async with self._reading:
            if self._is_wanted:
                self._keep(await asyncio.to_thread(self._changed))
                await self._tune()
        for sheet in list(self._shelf.all_sheets()):
            self._analysing.want(sheet)
        for sheet in list(self._shelf.all_sheets()):
            # Meanwhile it may have been begun anew.
            self._analysing.want(sheet)
            await sheet.settled()

    def forget(self, uri: str) -> None:
        """A draft was opened, or its file is another one now."""
        if sheet := self._shelf.closed.pop(uri, None):
            self._analysing.give_up(sheet)
        self._stamps.pop(uri, None)

    def clear(self) -> None:
        """The workspace is another one, or is to be read no more."""
        for uri in list(self._shelf.closed):
            self.forget(uri)

    def begin_anew(self) -> None:
        """The client's settings have changed."""
        if not self._is_wanted:
            self.clear()
        for uri, sheet in self._shelf.closed.items():
            sheet.settings = self._shelf.settings
            sheet.begin_anew()
            self._untuned.add(uri)

    @property
    def _is_wanted(self) -> bool:
        settings = self._shelf.settings
        return settings.workspace and settings.max_drafts > 0

    def _keep(self, found: dict[str, Sheet | None]) -> None:
        """Put what was read into the place of what was known."""
        for uri in self._shelf.closed.keys() - found.keys():
            self.forget(uri)
        for uri, sheet in found.items():
            if sheet is not None and self._is_wanted and uri not in self._shelf.sheets:
                if before := self._shelf.closed.get(uri):
                    self._analysing.give_up(before)
                self._shelf.closed[uri] = sheet
                self._untuned.add(uri)

    async def _tune(self) -> None:
        closed = self._shelf.closed
        sheets = [closed[uri] for uri in self._untuned if uri in closed]
        self._untuned.clear()
        await self._tuning.tune(sheets)

    def _changed(self) -> dict[str, Sheet | None]:
        """The drafts on disk by URI: a new sheet for each that has changed."""
        opened = {_identity(path_of(uri)) for uri in list(self._shelf.sheets)}
        found: dict[str, Sheet | None] = {}
        room = _MOST_TEXT
        for path in self._paths():
            room -= os.path.getsize(path) if os.path.exists(path) else 0
            if len(found) == self._shelf.settings.max_drafts or room < 0:
                self._shelf.log("not all drafts of the workspace are read: too many")
                break
            uri = from_fs_path(path)
            if uri is not None and _identity(path) not in opened:
                found[uri] = self._sheet(uri, path)
        return found

    def _paths(self) -> Iterator[str]:
        configurations = self._shelf.configurations
        for root in configurations.roots:
            try:
                scope_of = configurations.of_folder(root, self._shelf.settings).scope_of
                for path in discovery.find([root], scope_of):
                    if isinstance(path, str):
                        yield path
            except SaidbyError:
                continue

    def _sheet(self, uri: str, path: str) -> Sheet | None:
        """A sheet for a file; None if the one we have is still good."""
        try:
            status = os.stat(path)
            stamp = status.st_mtime_ns, status.st_size
            if uri in self._shelf.closed and self._stamps.get(uri) == stamp:
                return None
            resolved = self._shelf.configurations.resolve(path, self._shelf.settings)
            source = read_source(Path(path), encoding=resolved.options.encoding)
        except (OSError, SaidbyError):
            return None
        self._stamps[uri] = stamp
        item = t.TextDocumentItem(uri, "", 0, source.text)
        document = Document(item, self._shelf.codec)
        document.version = None
        return Sheet(document, self._shelf.settings)


def _identity(path: str) -> str | Stamp:
    """The same for all paths that lead to a file, by links or in other letters."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return path
    return status.st_dev, status.st_ino
