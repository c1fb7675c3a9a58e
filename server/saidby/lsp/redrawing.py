"""What clients draw and do not ask for again by themselves: lenses, hints, colours.

An answer waits a little for an analysis of the text of now, and no longer: VS Code asks
for lenses as seldom as they were long in coming, up to a minute apart. What was drawn
from an older analysis, or from none, is asked to be drawn again once there is a newer.
"""

from __future__ import annotations

from lsprotocol import types as t

from saidby.lsp.sheets import Analysis, Sheet
from saidby.lsp.shelf import Shelf

# How a client says that it can be asked to ask again, by the request for it.
_SUPPORT = {
    t.WORKSPACE_CODE_LENS_REFRESH: "workspace.code_lens.refresh_support",
    t.WORKSPACE_FOLDING_RANGE_REFRESH: "workspace.folding_range.refresh_support",
    t.WORKSPACE_INLAY_HINT_REFRESH: "workspace.inlay_hint.refresh_support",
    t.WORKSPACE_SEMANTIC_TOKENS_REFRESH: "workspace.semantic_tokens.refresh_support",
}
# Seconds that an answer waits; longer where nothing can be put right afterwards.
_SHORT, _LONG = 0.5, 8.0


class Redrawing:
    """Remembers from which analysis of each draft a client has drawn what."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._drawn: dict[tuple[str, str], Analysis | None] = {}

    def can(self, refresh: str) -> bool:
        """Whether the client can be told to draw again."""
        return self._shelf.client().can(_SUPPORT[refresh])

    def patience(self, refresh: str) -> float:
        """How long an answer may wait, in seconds."""
        return _SHORT if self.can(refresh) else _LONG

    def note(self, refresh: str, sheet: Sheet) -> None:
        """A client draws what is known of a draft now."""
        if self.can(refresh):
            self._drawn[sheet.uri, refresh] = sheet.analysis

    def renew(self, sheet: Sheet) -> None:
        """There is another analysis of a draft; until a client has asked for what it
        draws, being told once is enough."""
        for (uri, refresh), drawn in list(self._drawn.items()):
            if uri == sheet.uri and drawn is not sheet.analysis:
                del self._drawn[uri, refresh]
                self._shelf.protocol.urge(refresh)

    def forget(self, uri: str) -> None:
        """A draft was closed."""
        for key in [key for key in self._drawn if key[0] == uri]:
            del self._drawn[key]
