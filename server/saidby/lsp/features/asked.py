"""What a position of the client's points at, and places for the client."""

from __future__ import annotations

from lsprotocol import types as t

from saidby.lsp.snapshot import Snapshot
from saidby.queries.index import Subject
from saidby.text.spans import Span


def subject_at(snapshot: Snapshot, position: t.Position) -> Subject | None:
    return snapshot.index.at(snapshot.offset(position))


def location(snapshot: Snapshot, span: Span) -> t.Location:
    return t.Location(snapshot.uri, snapshot.range(span))


def is_left(snapshot: Snapshot, span: Span) -> bool:
    """Whether anything of a place is left in the text of now."""
    range = snapshot.range(span)
    return range.start != range.end
