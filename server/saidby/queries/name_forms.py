"""One name turned into another, in whichever form it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saidby.findings import Edit
from saidby.rules.naming import Part, fold
from saidby.speakers import nouns
from saidby.text.spans import Span

# Control characters, those that turn the direction of text, and half characters.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST = 80


def is_legible(name: str) -> bool:
    """Whether words can be somebody's name as far as one can see."""
    written = any(sign.isalnum() for sign in name)
    return written and len(name) <= _LONGEST and not _UNSEEN.search(name)


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name: those given, and the surname with its particles.

    What is no person's name has a surname only.
    """

    given: tuple[str, ...]
    surname: tuple[str, ...]

    @classmethod
    def of(cls, text: str, *, person: bool = True) -> Name:
        """The parts of a full name; honorifics and "the" are no part of it."""
        words = tuple(text.split())
        while len(words) > 1 and _is_title(words[0].lower()):
            words = words[1:]
        if not person or len(words) < 2:
            return cls((), words)
        small = (n for n, word in enumerate(words) if n and word[:1].islower())
        split = next(small, len(words) - 1)
        return cls(words[:split], words[split:])

    def __str__(self) -> str:
        return " ".join((*self.given, *self.surname))

    @property
    def words(self) -> tuple[str, ...]:
        return self.given + self.surname


@dataclass(frozen=True, slots=True)
class Renaming:
    """From one name to another."""

    old: Name
    new: Name

    def edits(self, found: Sequence[Part]) -> Iterator[Edit]:
        """What makes the words of one place, titles aside, into the new name's.

        Words that the old name does not have, such as a nickname, are left.
        """
        words = [part.plain for part in found]
        size = self._surname_size(words)
        if size:
            yield _edit(found[len(found) - size :], self.new.surname)
        given = found[: len(found) - size]
        if given and not (size == 0 and len(given) > len(self.old.given)):
            yield from self._given_edits(given)

    def _surname_size(self, words: Sequence[str]) -> int:
        """How many of the last words are the surname, or the last word of it."""
        surname = [fold(word) for word in self.old.surname]
        if list(words[-len(surname) :]) == surname:
            return len(surname)
        return int(list(words[-1:]) == surname[-1:])

    def _given_edits(self, given: Sequence[Part]) -> Iterator[Edit]:
        old = [fold(word) for word in self.old.given]
        words = [part.plain for part in given]
        if not old or not self.new.given:
            return
        if words == old:
            yield _edit(given, self.new.given)
        elif words == old[:1]:
            yield _edit(given, self.new.given[:1])
        elif words == [old[0][:1]]:
            initial = self.new.given[0][:1] + ("." if _ends_in_stop(given[0]) else "")
            yield _edit(given, (initial,))


def _is_title(word: str) -> bool:
    return word == "the" or nouns.is_title(word)


def _ends_in_stop(part: Part) -> bool:
    return part.text.endswith(".")


def _edit(found: Sequence[Part], words: Sequence[str]) -> Edit:
    new = " ".join(words)
    shouted = all(part.text.isupper() and len(part.text) > 2 for part in found)
    span = Span(found[0].span.start, found[-1].span.end)
    return Edit(span, new.upper() if shouted else new)
