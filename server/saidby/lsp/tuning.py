"""Settings from the client: pulled for each draft where it can be asked."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from lsprotocol import types as t

from saidby.lsp.protocol import Refusal
from saidby.lsp.settings import Settings, parse
from saidby.lsp.sheets import Sheet
from saidby.lsp.shelf import Shelf

SECTION = "saidby"
_PATIENCE = 3.0  # seconds that a first analysis waits for settings


class Tuning:
    """From the strongest: what is pulled for a draft, what the client pushed, what it
    sent when it began."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._given: dict[str, Any] = {}

    def begin(self, options: Any) -> None:
        """Take the initialization options."""
        if isinstance(options, Mapping):
            inner = options.get(SECTION)
            self._given = dict(inner if isinstance(inner, Mapping) else options)
            self._shelf.wants_status = self._given.get("statusNotifications") is True
        self._shelf.settings = self._parsed(self._given)

    @property
    def model(self) -> str | None:
        """The model by the initialization options, which are the user's own."""
        return self._shelf.settings.model

    @property
    def pulls(self) -> bool:
        return self._shelf.client().can("workspace.configuration")

    def pushed(self, settings: Any) -> None:
        """Take the settings of ``workspace/didChangeConfiguration``."""
        inner = settings.get(SECTION) if isinstance(settings, Mapping) else None
        if isinstance(inner, Mapping):
            self._given |= _harmless(inner)
            self._shelf.settings = self._parsed(self._given)

    async def tune(self, sheet: Sheet) -> None:
        """Give a draft its settings."""
        sheet.settings = self._shelf.settings
        if not self.pulls:
            return
        item = t.ConfigurationItem(scope_uri=sheet.uri, section=SECTION)
        asked = self._shelf.protocol.ask(
            t.WORKSPACE_CONFIGURATION, t.ConfigurationParams([item])
        )
        try:
            answer = await asyncio.wait_for(asked, _PATIENCE)
        except (Refusal, TimeoutError):
            return
        pulled = answer[0] if isinstance(answer, list) and answer else None
        if isinstance(pulled, Mapping):
            sheet.settings = self._parsed(self._given | _harmless(pulled))

    def _parsed(self, data: Any) -> Settings:
        settings, complaints = parse(data)
        if complaints:
            self._shelf.warn("\n".join(complaints))
        return settings


def _harmless(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Without what a workspace has no say in, and what it leaves open."""
    return {
        key: value
        for key, value in settings.items()
        if key != "model" and value is not None
    }
