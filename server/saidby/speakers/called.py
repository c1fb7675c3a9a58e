"""Whom the draft has called so before: the old man, her aunt, the colonel.

A description that was once made out means the same person again, more often than not;
and whose aunt somebody is tells who it may be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log1p

from saidby import lexicon
from saidby.speakers.cast import MentionKind
from saidby.speakers.kin import surnames
from saidby.speakers.people import People
from saidby.speakers.phrases import Phrase

NAMES = (
    *("called so", "called so last", "called so of anybody", "in that role"),
    *("kin sort", "shares surname", "titled so"),
)
_NOBODY = -1
_SORTS = ("elders", "wed", "born", "others")
_NOTHING = (0.0,) * len(NAMES)


@dataclass(frozen=True, slots=True)
class Asked:
    """The noun of a description and whose it is, for "her aunt"; "" for a pronoun."""

    noun: str
    owner: int = _NOBODY
    sort: int = 0
    titles: tuple[str, ...] = ()
    surnames: frozenset[str] = frozenset()


@dataclass(slots=True)
class Called:
    """What everybody was called, as the draft is read on."""

    people: People
    _times: Counter[tuple[int, str, int]] = field(default_factory=Counter)
    _of_anybody: Counter[tuple[int, str]] = field(default_factory=Counter)
    _last: dict[tuple[str, int], int] = field(default_factory=dict)
    _roles: dict[int, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self._roles = defaultdict(set)
        for who, word in _role_words(self.people):
            self._roles[who].add(word)

    def call(self, phrase: Phrase, who: int) -> None:
        """A description was taken to mean somebody."""
        asked = self.asked(phrase)
        self._times[who, asked.noun, asked.owner] += 1
        self._of_anybody[who, asked.noun] += 1
        self._last[asked.noun, asked.owner] = who

    def asked(self, phrase: Phrase) -> Asked:
        if phrase.kind is not MentionKind.DESCRIPTION:
            return Asked("")
        noun = self.people.parse.words[phrase.head].lower
        possessor = self.people.phrases.owners.get(phrase.first)
        if possessor is None or possessor.head == phrase.head:
            return Asked(noun)
        owner = self.people.meaning.get(possessor.head, _NOBODY)
        known = frozenset(surnames(self.people.identity(owner)) if owner >= 0 else ())
        return Asked(noun, owner, _sort(noun), _titles(noun), known)

    def row(self, asked: Asked, who: int) -> tuple[float, ...]:
        """What it tells of a candidate, in the order of ``NAMES``."""
        if not asked.noun:
            return _NOTHING
        identity = self.people.identity(who)
        return (
            log1p(self._times[who, asked.noun, asked.owner]),
            float(self._last.get((asked.noun, asked.owner)) == who),
            log1p(self._of_anybody[who, asked.noun]),
            float(asked.noun in self._roles.get(who, ())),
            float(asked.sort),
            float(not asked.surnames.isdisjoint(surnames(identity))),
            float(any(identity.honorifics[title] for title in asked.titles)),
        )


def _role_words(people: People) -> Iterator[tuple[int, str]]:
    """The words of roles, of titles and of what a user's cast calls somebody."""
    for who, roles in people.roles.items():
        yield from ((who, word) for role in roles for word in role.lower().split())
    for who, titles in people.titles.items():
        yield from ((who, title) for title in titles)
    for identity in people.register.identities:
        entry = identity.entry
        for form in (entry.name, *entry.aliases) if entry else ():
            yield from ((identity.number, word) for word in form.lower().split())


def _sort(noun: str) -> int:
    """The kind of kin, from 1; 0 for no kin."""
    table = lexicon.table("kin")
    return next((at for at, name in enumerate(_SORTS, 1) if noun in table[name]), 0)


def _titles(noun: str) -> tuple[str, ...]:
    table = lexicon.table("kin")
    return tuple(
        next((table[name][noun] for name in _SORTS if noun in table[name]), ())
    )
