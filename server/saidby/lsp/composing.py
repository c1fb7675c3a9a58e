"""Many edits as few: those that meet become one, however they came about.

Somebody types a word a letter at a time; where a thousand places are now should take
no longer to say than if it had come in one piece.
"""

from __future__ import annotations

from collections.abc import Iterable

from saidby.lsp.texts import Change


def composed(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The same as all changes in their order, in as few as there are places."""
    edits: tuple[Change, ...] = ()
    for change in changes:
        edits = joined(edits, change)
    return edits


def joined(edits: tuple[Change, ...], change: Change) -> tuple[Change, ...]:
    """Edits that lie apart, the last in the text first, and one more after them.

    All of ``edits`` are offsets of the text before any of them, which for that order
    is the same as applying one after the other; so is what is returned.
    """
    before: list[Change] = []
    met: list[Change] = []
    after: list[Change] = []
    shift = moved = 0  # by how much the text is longer before what is met, and in it
    low, high = change.start, change.end
    for edit in reversed(edits):
        start = edit.start + shift + moved
        if start + edit.size < change.start:
            before.append(edit)
            shift += edit.delta
        elif start > change.end:
            after.append(edit)
        else:
            met.append(edit)
            moved += edit.delta
            low, high = min(low, start), max(high, start + edit.size)
    whole = Change(low - shift, high - shift - moved, high - low + change.delta)
    return (*reversed(after), whole, *reversed(before))
