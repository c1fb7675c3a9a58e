"""Drafts to be asked, read once for all tests, and places found by their words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from saidby.check import check
from saidby.draft import analyse
from saidby.language import load
from saidby.options import Options
from saidby.queries.index import Index
from saidby.report import Diagnostic
from saidby.text.source import Source
from saidby.text.spans import Span

REPORT = """\
# Sea wall to come down

PENHALLOW — The sea wall at Penhallow will come down in spring, the county said on
Monday. 🌊 It was built in 1911.

“It has had its day,” said Adela Brandt, the county’s chief engineer. “We patched it
eleven times.”

She told residents in the church hall that the new wall would be “lower and a good
deal uglier.”

## What it costs

The work will cost four million. The town pays a tenth of that.

“Nobody thought to ask the fishermen about any of this.”

Mayor Owen Tregear, who keeps forty boats behind the wall, was not in the
hall. “I read about it in the paper,” he said.

Brandt promised a second meeting, and called the first “a ‘rehearsal’ of sorts.”
"""

STORY = """\
The Signal Box

Hester Lyle pulled the lever until the bell rang. Her brother Jonas watched from the
door.

“You are late,” said Hester.

“The road was under water,” Jonas said.

“It is always under water.”

“Not like this.”

“Then you walked?”

“I swam the last of it.”

Hester laughed. “You cannot swim,” she said. “You never could.

“And if you had, your boots would not be dry.”

He looked at his boots. The bell rang again.
"""

HEARING = """\
HEARING OF THE FERRY BOARD

MARLOW: Did you see the boat leave?

TATE: I did. It left with nobody at the wheel.

MARLOW: And you said nothing?
"""


@cache
def asked(text: str, format: str = "plain") -> Index:
    """A draft as the language server has it: understood, without its parse."""
    source = Source(f"draft.{format}", text, format)  # type: ignore[arg-type]
    return Index(replace(analyse(source, load(), Options()), parse=None))


def report() -> Index:
    return asked(REPORT, "markdown")


def story() -> Index:
    return asked(STORY)


def hearing() -> Index:
    return asked(HEARING)


def unread(text: str) -> Index:
    """A draft while the language model is still loading."""
    return Index(analyse(Source("draft.txt", text), None, Options()))


def findings(index: Index) -> tuple[Diagnostic, ...]:
    source = index.draft.source
    return check(analyse(source, load(), Options()), Options()).diagnostics


def place(index: Index, words: str, after: str = "") -> Span:
    """Where some words stand, the first time after some others."""
    start = index.text.index(words, index.text.index(after))
    return Span(start, start + len(words))


def id_of(index: Index, name: str) -> str:
    (found,) = [s.id for s in index.draft.cast.speakers if s.name == name]
    return found
