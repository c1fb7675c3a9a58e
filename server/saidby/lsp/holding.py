"""What still holds of an analysis at places that nothing was typed in since.

The full analysis of a novel takes half a minute or more. Away from what was edited
meanwhile, the one before it is as good, put onto the text of now.
"""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types as t

from saidby.lsp import texts
from saidby.lsp.snapshot import Snapshot
from saidby.queries.changes import Change, Rewrite
from saidby.rules.places import block_at
from saidby.text.spans import Span


def holds(snapshot: Snapshot, range: t.Range) -> bool:
    """Whether what is known of the paragraphs at a range of now is still so."""
    return snapshot.is_current or is_untouched(
        _paragraphs(snapshot, range), snapshot.changes
    )


def can_be_made(snapshot: Snapshot, change: Change) -> bool:
    """Whether what a change would do to the text can still be done."""
    if not isinstance(change, Rewrite):
        return True
    return all(is_untouched(edit.span, snapshot.changes) for edit in change.edits)


def is_untouched(span: Span, changes: Iterable[texts.Change]) -> bool:
    """Whether changes left the words of a span alone, and its two ends."""
    start, end = span.start, span.end
    for change in changes:
        if change.start <= end and start <= change.end:
            return False
        if change.end < start:
            start, end = start + change.delta, end + change.delta
    return True


def _paragraphs(snapshot: Snapshot, range: t.Range) -> Span:
    place, blocks = snapshot.span(range), snapshot.draft.prose.blocks
    if not blocks:
        return place
    first = blocks[block_at(snapshot.draft, place.start)].span
    last = blocks[block_at(snapshot.draft, place.end)].span
    return Span(min(first.start, place.start), max(last.end, place.end))
