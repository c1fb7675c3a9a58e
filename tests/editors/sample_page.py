"""The draft that is opened in every editor, with an emoji before each place, and the
words that an editor is told of by ranges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from saidby.text.lines import LineIndex, Place

DRAFT = """\
# 🙂 The pool closes

🙂 The pool closes in June 🙂, five years after the last repairs.

“It 🙂 is a disgrace for every family in this town.”

The doors open for the last time on Friday at noon.

🙂 “We had no choice,” said mayor Ana Ruiz. "It leaks."

🙂 “It was built in haste,” she said.

🙂 “Nobody 🙂 paid for repairs,” Ruiz said.

🙂 The swimming club, led by Mara Lindqvist, will go to court.
"""

# As the server announces them.
KINDS = ("string", "class", "keyword", "variable")
_LINES = LineIndex(DRAFT, "utf-16")


def words(range: Any) -> str:
    """The words of a range, which these editors count in UTF-16."""
    start, end = (_offset(range[name]) for name in ("start", "end"))
    return DRAFT[start:end]


def before(position: Any) -> str:
    """The line up to a position."""
    offset = _offset(position)
    return DRAFT[DRAFT.rfind("\n", 0, offset) + 1 : offset]


def coloured(data: list[int]) -> Iterator[tuple[str, str]]:
    """Each semantic token: its words and its type."""
    line = start = 0
    for at in range(0, len(data), 5):
        down, along, size, kind, _ = data[at : at + 5]
        line, start = line + down, along if down else start + along
        ends = (Place(line, start), Place(line, start + size))
        first, last = map(_LINES.offset, ends)
        yield DRAFT[first:last], KINDS[kind]


def widening(selection: Any) -> Iterator[str]:
    """What is selected one step after the other."""
    while selection:
        yield words(selection["range"])
        selection = selection.get("parent")


def _offset(position: Any) -> int:
    return _LINES.offset(Place(position["line"], position["character"]))
