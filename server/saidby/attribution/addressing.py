"""Who is named inside a quotation, and who is spoken to in it.

One does not call oneself by name: somebody addressed is not the speaker, and is
likely to speak next (the vocative sieve of Muzny et al. 2017).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from saidby import lexicon
from saidby.speakers import nouns
from saidby.speakers.names import take_apart
from saidby.speakers.people import People

_TITLE = (
    "Mr|Mrs|Ms|Miss|Dr|Lady|Lord|Sir|Captain|Colonel|Aunt|Uncle|Madame|Comrade"
    "|Inspector|Mademoiselle|Monsieur|Mlle|Mme|M"
)
# The "I" of "I'm Connor" is no part of the name.
_NAME = re.compile(
    rf"(?:\b(?:{_TITLE})\.? )?\b(?!I\b)[A-Z][\w’']*(?:[ -][A-Z][\w’']*)*"
)
_CALLS = (
    "oh|dear|well|yes|no|ah|you|please|and|but|now|there|come|good-?bye|night|morning"
    "|poor|hello|hullo|thanks|thank you"
)
_BEFORE = re.compile(rf"(?:^|[,.!?;:—–-]|\b(?:{_CALLS}))[\s\"“‘]*$", re.IGNORECASE)
_AFTER = re.compile(r"^[\"”’]*\s*(?:$|[,.!?;:—–-])")


def vocatives(said: str) -> list[str]:
    """The names by which somebody is addressed in these words."""
    text = " ".join(said.split())
    return [match[0] for match in _NAME.finditer(text) if _is_vocative(text, match)]


def _is_vocative(text: str, match: re.Match[str]) -> bool:
    before = _BEFORE.search(text[max(0, match.start() - 16) : match.start()])
    return bool(before) and bool(_AFTER.search(text[match.end() : match.end() + 4]))


def _is_called(text: str, match: re.Match[str]) -> bool:
    """Whether somebody is surely addressed: a known given name, not at the start."""
    first = match[0].split()[0].lower()
    within = text[: match.start()].rstrip().endswith(",")
    return within and first in nouns.given_names() and _is_vocative(text, match)


@dataclass(frozen=True, slots=True)
class Address:
    """Identities named in a quotation, those addressed, and the addressee's gender."""

    named: frozenset[int] = frozenset()
    addressed: frozenset[int] = frozenset()
    gender: str = ""


@cache
def _titles() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = (row.partition(":") for row in lexicon.lines("vocatives"))
    return tuple(
        (
            re.compile(
                rf"(?:^|[,.!?—-])\s*(?:my dear |dear )?{word.strip()}\s*(?:[,.!?—-]|$)",
                re.IGNORECASE,
            ),
            gender.strip(),
        )
        for word, _, gender in rows
    )


class Addresses:
    """Reads quotations; the same name is looked up once."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._known: dict[str, int | None] = {}

    def read(self, said: str) -> Address:
        text = " ".join(said.split())
        named: set[int] = set()
        addressed: set[int] = set()
        for match in _NAME.finditer(text):
            number = self._identity(match[0])
            if number is None and _is_called(text, match):
                number = self._meet(match[0])
            if number is None:
                continue
            named.add(number)
            if _is_vocative(text, match):
                addressed.add(number)
        return Address(frozenset(named), frozenset(addressed), _gender(text))

    def _meet(self, text: str) -> int:
        """Somebody whom the narration never names: met where first addressed."""
        number = self._known[text] = self._people.by_label(text)
        return number

    def _identity(self, text: str) -> int | None:
        if text not in self._known:
            self._known[text] = self._look_up(text)
        return self._known[text]

    def _look_up(self, text: str) -> int | None:
        name = take_apart(text)
        if not name.words:
            return None
        found = self._people.register.candidates(name, bool(name.honorific))
        return max(found, key=lambda i: i.seen).number if found else None


def _gender(text: str) -> str:
    for pattern, gender in _titles():
        if pattern.search(text):
            return gender
    return ""
