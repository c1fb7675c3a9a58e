"""Roles: titles before a name, and appositions on either side of it."""

from __future__ import annotations

from saidby.language.parse import Word
from saidby.speakers import nouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.people import DEFINITE, People
from saidby.speakers.phrases import Phrase

_ARTICLES = frozenset({"the", "a", "an"} | DEFINITE)
_AGENTS = ("er", "or", "ant", "ent", "ian", "ist", "ee", "back", "man", "woman")


def note_roles(people: People) -> None:
    """Titles before a name and appositions after or before it."""
    for phrase in people.phrases.found:
        number = people.meaning.get(phrase.head)
        if number is None or phrase.kind is not MentionKind.NAME:
            continue
        if phrase.core > phrase.first:
            _add_role(people, number, phrase.first, phrase.core - 1)
        if _call_body(people, number, phrase):
            continue
        if people.sorts.get(number) in ("person", ""):
            _appose_after(people, number, phrase)
            _appose_before(people, number, phrase)


def _add_role(people: People, number: int, first: int, last: int) -> None:
    words = people.parse.words
    while first < last and words[first].lower in ("the", "a", "an"):
        first += 1
    role = people.text_of(first, last)
    if words[first].lower in ("the", "a", "an") or not role[:1].isalnum():
        return
    if words[last].tag == "POS" or (words[first].tag == "PRP$" and first == last):
        return
    if not _is_office(words[last]):
        return
    known = people.roles.setdefault(number, [])
    if role not in known:
        known.append(role)
    gender = nouns.gender_of(words[last].lower) or nouns.ranks().get(
        words[last].lower, ""
    )
    if gender in ("m", "f"):
        people.identity(number).genders[gender] += 3


def _is_office(word: Word) -> bool:
    """Whether a word can end a role: no "this time Mr. Orme", no "poor Mr. Orme"."""
    person = nouns.sort_of(word.lower) in ("person", "group")
    agent = word.tag.startswith("NN") and word.lower.endswith(_AGENTS)
    return person or agent or nouns.is_title(word.lower) or word.text[:1].isupper()


def _appose_after(people: People, number: int, name: Phrase) -> None:
    """Ana Ruiz, a structural engineer, …"""
    words, comma = people.parse.words, name.last + 1
    if comma + 1 >= len(words) or words[comma].text != ",":
        return
    other = people.phrases.by_word.get(comma + 1)
    if other is None or not _is_role(people, other) or other.first != comma + 1:
        return
    # In an email to Reuters, an official said …
    begins = words[other.head].dep.startswith("nsubj")
    if not (begins and words[name.head].dep in ("nmod", "obl", "obj")):
        _call(people, number, other)


def _call_body(people: People, number: int, name: Phrase) -> bool:
    """The group that sued, Vote Halden, …: take what its apposition calls so for no
    person, whatever its words look like; whether there is such an apposition."""
    inside = people.parse.words[name.core : name.last + 1]
    above = next((word.head for word in inside if word.dep == "appos"), -1)
    other = people.phrases.by_word.get(above)
    if other is None or other.head != above or not _is_body(people, other):
        return False
    known = people.identity(number)
    personal = known.entry or known.honorifics or nouns.is_given(_first(people, name))
    if personal or other.kind is not MentionKind.DESCRIPTION:
        return False
    people.take_for_body(number)
    people.meaning.setdefault(other.head, number)
    return True


def _is_body(people: People, phrase: Phrase) -> bool:
    one = people.parse.words[phrase.head].tag == "NN"
    return phrase.sort == "organization" or (phrase.sort == "group" and one)


def _first(people: People, name: Phrase) -> str:
    return people.parse.words[name.core].lower


def _appose_before(people: People, number: int, name: Phrase) -> None:
    """The province's governor, Ana Ruiz, …; Dalton's mayor, Ana Ruiz, …"""
    words, comma, after = people.parse.words, name.first - 1, name.last + 1
    if comma <= 0 or words[comma].text != ",":
        return
    other = people.phrases.by_word.get(comma - 1)
    if other is None or not _is_role(people, other) or other.last != comma - 1:
        return
    owned = other.first in people.phrases.owners
    if not (owned or words[other.first].lower in _ARTICLES) or _listed(people, other):
        return
    if (
        after >= len(words)
        or words[after].text in ",.:"
        or words[after].tag[:2] == "VB"
    ):
        _call(people, number, other)


def _listed(people: People, phrase: Phrase) -> bool:
    """Whether a phrase is an item of a list rather than the start of an apposition."""
    words = people.parse.words
    return phrase.first > 0 and words[phrase.first - 1].lower in (",", "and", "or")


def _is_role(people: People, phrase: Phrase) -> bool:
    if phrase.kind is not MentionKind.DESCRIPTION or phrase.head in people.meaning:
        return False
    return phrase.sort == "person"


def _call(people: People, number: int, role: Phrase) -> None:
    people.meaning[role.head] = number
    _add_role(people, number, role.first, role.last)
