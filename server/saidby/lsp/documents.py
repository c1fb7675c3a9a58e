"""An open document as its client has it."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types as t

from saidby.lsp.composing import composed, joined
from saidby.lsp.positions import Codec
from saidby.lsp.texts import Change, Text, difference


class Document:
    """Text and version of one document, and every change since some revision.

    ``revision`` counts changes of the text; it never goes back, whatever the client
    makes of its versions.
    """

    def __init__(self, item: t.TextDocumentItem, codec: Codec) -> None:
        self.uri = item.uri
        self.language = item.language_id
        self.version: int | None = item.version
        self.text = Text(item.text)
        self.codec = codec
        self.revision = 0
        self._changes: list[tuple[int, Change]] = []
        self._composed: dict[int, tuple[Change, ...]] = {}

    def apply(
        self, version: int | None, changes: Sequence[t.TextDocumentContentChangeEvent]
    ) -> list[Change]:
        """Take the client's changes, each in the text that those before it left.

        The changes in the same order, as offsets; none for what changes nothing.
        """
        done = [self._apply(change) for change in changes]
        if version is not None:
            self.version = version
        return [change for change in done if change is not None]

    def since(self, revision: int) -> tuple[Change, ...]:
        """What changed after a revision: as few changes as there are places, the last
        in the text first."""
        if revision not in self._composed:
            later = (change for at, change in self._changes if at > revision)
            self._composed[revision] = composed(later)
        return self._composed[revision]

    def forget(self, revision: int) -> None:
        """Changes up to a revision are asked for no more."""
        self._changes = [pair for pair in self._changes if pair[0] > revision]
        self._composed = {at: e for at, e in self._composed.items() if at >= revision}

    def _apply(self, change: t.TextDocumentContentChangeEvent) -> Change | None:
        if isinstance(change, t.TextDocumentContentChangePartial):
            span = self.codec.span(self.text, change.range)
            found = Change(span.start, span.end, len(change.text))
            if span.of(self.text.text) == change.text:
                return None
            self.text = self.text.replaced(span.start, span.end, change.text)
        else:
            if change.text == self.text.text:
                return None
            found = difference(self.text.text, change.text)
            self.text = Text(change.text)
        self.revision += 1
        self._remember(found)
        return found

    def _remember(self, change: Change) -> None:
        self._changes.append((self.revision, change))
        for revision, edits in self._composed.items():
            self._composed[revision] = joined(edits, change)
