"""A draft as a client sees it: places by their words, in the client's own units."""

from __future__ import annotations

from dataclasses import dataclass

from lsprotocol import types as t

WIDTH = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
CODEC = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}

# Something astral stands before nearly every place that is asked about.
REPORT = """\
# 🌊 Sea wall to come down

The sea wall at Penhallow will come down in spring, the county said on Monday.

“It 🌊 has had its day,” said Adela Brandt, the county’s chief engineer. “We patched
it eleven times.”

She told residents in the church hall 🏛 that the new wall would be “lower and a good
deal uglier.”

## 💷 What it costs

The work will cost four million. The town pays a tenth of that.

“Nobody 🐟 thought to ask the fishermen about any of this.”

Mayor Owen Tregear, who keeps forty boats 🚤 behind the wall, was not in the hall. “I
read 📰 about it in the paper,” he said.

Brandt promised a second meeting 🏛 and called the first “a ‘rehearsal’ of sorts.”
"""

STORY = """\
Hester Lyle pulled the lever until the bell rang. Her brother Jonas watched from the
door.

“You 🔔 are late,” said Hester.

“The road was under water,” Jonas said.

“It is always under water.”

“Not like 🌧 this.”

Hester laughed. “You cannot swim,” she said. “You never could.

“And if you had, your boots would not be dry.”

He looked at his boots.
"""


# Of this one somebody else than the draft has to say who spoke.
POOL = """\
🙂 The pool closes in June 🙂, five years after the last repairs.

“It is a 🙂 disgrace for every family in this town.”

The doors open for the last time on Friday at noon.

🙂 “We had no choice,” said mayor Ana Ruiz. “It leaks.”

🙂 “It was built in haste,” she said.

The swimming club, led by Mara Lindqvist, will go to court.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A text and the units in which positions in it are told."""

    uri: str
    text: str
    units: str
    language: str = "markdown"

    @property
    def item(self) -> t.TextDocumentItem:
        return t.TextDocumentItem(self.uri, self.language, 1, self.text)

    @property
    def id(self) -> t.TextDocumentIdentifier:
        return t.TextDocumentIdentifier(self.uri)

    def at(self, words: str, after: str = "", *, into: int = 0) -> t.Position:
        """Where words start, the first time after some others, or a bit later."""
        return self.position(self._offset(words, after) + into)

    def range(self, words: str, after: str = "") -> t.Range:
        start = self._offset(words, after)
        return t.Range(self.position(start), self.position(start + len(words)))

    def whole(self) -> t.Range:
        return t.Range(self.position(0), self.position(len(self.text)))

    def position(self, offset: int) -> t.Position:
        lines = self.text[:offset].split("\n")
        return t.Position(len(lines) - 1, self._width(lines[-1]))

    def words(self, range: t.Range) -> str:
        """What stands in a range, on one line."""
        start, end = self._back(range.start), self._back(range.end)
        return " ".join(self.text[start:end].split())

    def _offset(self, words: str, after: str) -> int:
        return self.text.index(words, self.text.index(after))

    def _back(self, position: t.Position) -> int:
        lines = self.text.split("\n")
        line = lines[position.line]
        column = next(
            (
                n
                for n in range(len(line))
                if self._width(line[:n]) >= position.character
            ),
            len(line),
        )
        assert self._width(line[:column]) == position.character, "inside a character"
        return sum(len(before) + 1 for before in lines[: position.line]) + column

    def _width(self, text: str) -> int:
        return len(text.encode(CODEC[self.units])) // WIDTH[self.units]
