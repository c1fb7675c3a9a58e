"""Settings from the client: pulled for each draft where it can be asked."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from lsprotocol import types as t

from saidby.lsp.protocol import Refusal
from saidby.lsp.settings import Settings, parse
from saidby.lsp.sheets import Sheet
from saidby.lsp.shelf import Shelf

SECTION = "saidby"
_PATIENCE = 3.0  # seconds that a first analysis waits for settings


class Tuning:
    """From the strongest: what is pulled for a draft, what the client pushed last,
    what it sent when it began."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._given: dict[str, Any] = {}
        self._pushed: dict[str, Any] = {}

    def begin(self, options: Any) -> None:
        """Take the initialization options."""
        if isinstance(options, Mapping):
            inner = options.get(SECTION)
            given = inner if isinstance(inner, Mapping) else options
            self._given = _said(given)
            self._shelf.wants_status = given.get("statusNotifications") is True
        self._shelf.settings = self._parsed(self._given)

    @property
    def model(self) -> str | None:
        """The model by the initialization options, which are the user's own."""
        return self._shelf.settings.model

    @property
    def pulls(self) -> bool:
        return self._shelf.client().can("workspace.configuration")

    def pushed(self, settings: Any) -> None:
        """Take the settings of ``workspace/didChangeConfiguration``.

        They are all that there are: what was pushed before and is not among them any
        more is as it was in the beginning. Null says only that something has changed.
        """
        if isinstance(settings, Mapping):
            inner = settings.get(SECTION)
            self._pushed = _harmless(inner) if isinstance(inner, Mapping) else {}
            self._shelf.settings = self._parsed(self._given | self._pushed)

    async def tune(self, sheets: Sequence[Sheet]) -> None:
        """Give drafts their settings."""
        for sheet in sheets:
            sheet.settings = self._shelf.settings
        if not self.pulls or not sheets:
            return
        items = [t.ConfigurationItem(sheet.uri, SECTION) for sheet in sheets]
        asked = self._shelf.protocol.ask(
            t.WORKSPACE_CONFIGURATION, t.ConfigurationParams(items)
        )
        try:
            answer = await asyncio.wait_for(asked, _PATIENCE)
        except (Refusal, TimeoutError):
            return
        if isinstance(answer, list):
            for sheet, pulled in zip(sheets, answer, strict=False):
                self._pulled(sheet, pulled)

    def _pulled(self, sheet: Sheet, settings: Any) -> None:
        if isinstance(settings, Mapping):
            known = self._given | self._pushed
            sheet.settings = self._parsed(known | _harmless(settings))

    def _parsed(self, data: Any) -> Settings:
        settings, complaints = parse(data)
        if complaints:
            self._shelf.warn("\n".join(complaints))
        return settings


def _harmless(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Without what a workspace has no say in."""
    return {key: value for key, value in _said(settings).items() if key != "model"}


def _said(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is left open. Hints stand one by one, so that each can be."""
    found = dict(settings)
    if isinstance(hints := found.get("hints"), Mapping):
        del found["hints"]
        found = {f"hints.{key}": value for key, value in hints.items()} | found
    return {key: value for key, value in found.items() if value is not None}
