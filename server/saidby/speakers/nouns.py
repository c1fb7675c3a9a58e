"""What sort of speaker a common noun can be: word lists first, then its ending."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal

from saidby import lexicon

Sort = Literal["person", "group", "organization", "document", ""]
Gender = Literal["m", "f", "x", ""]
# What speaks and is no one person.
BODIES: tuple[Sort, ...] = ("group", "organization", "document")

_PERSON_ENDINGS = ("man", "woman", "person", "ist", "ician", "eer", "master", "keeper")


@cache
def persons() -> dict[str, Gender]:
    """Nouns for persons with the gender they tell, "" where they tell none."""
    found: dict[str, Gender] = {}
    for noun, gender in lexicon.entries("person_nouns").items():
        found[noun] = "m" if gender == ("m",) else "f" if gender else ""
    return found


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon.lines(name))


def ends_company(word: str) -> bool:
    """Whether the full name of a company may end in a word: "Inc."."""
    return word.rstrip(".") in lexicon.lines("company_endings")


@cache
def singular(noun: str) -> str:
    """The singular of a plural noun, as far as the lists need it."""
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun in ("children", "wives", "people"):
        return {"children": "child", "wives": "wife", "people": "people"}[noun]
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


@cache
def sort_of(noun: str, plural: bool = False) -> Sort:
    """Who or what a noun means, "" for what cannot be quoted."""
    base = singular(noun) if plural else noun
    if base in persons() or base.endswith(_PERSON_ENDINGS):
        return "group" if plural else "person"
    if noun in _list("group_nouns") or base in _list("group_nouns"):
        return "group"
    if base in _list("organization_nouns"):
        return "organization"
    return "document" if base in _list("document_nouns") else ""


def gender_of(noun: str) -> Gender:
    known = persons().get(noun, "")
    if known or noun.endswith("woman"):
        return known or "f"
    return "m" if noun.endswith("man") and noun not in ("human", "woman") else ""


@cache
def honorifics() -> dict[str, Gender]:
    rows: dict[str, Gender] = lexicon.table("titles")["honorifics"]
    return rows


@cache
def ranks() -> dict[str, Gender]:
    rows: dict[str, Gender] = lexicon.table("titles")["ranks"]
    return rows


def spelt_out(titles: Iterable[str]) -> set[str]:
    """These titles, and what those cut short are in full: "sen." is a senator."""
    rows: dict[str, list[str]] = lexicon.table("titles")["spelt"]
    found = set(titles)
    return found.union(*(rows.get(title.rstrip("."), ()) for title in found))


def is_title(word: str) -> bool:
    return word in honorifics() or word in ranks()


@cache
def given_names() -> dict[str, Gender]:
    """Given names, in lower case, with the gender of nearly all who bear them."""
    names: dict[str, Gender] = {}
    for name in lexicon.lines("given_names_male"):
        names[name.lower()] = "m"
    for name in lexicon.lines("given_names_female"):
        names[name.lower()] = "" if name.lower() in names else "f"
    return {name: gender for name, gender in names.items() if gender}


def is_given(word: str) -> bool:
    """Whether a word, in lower case, is a given name of any gender."""
    return word in lexicon.given_names()


@cache
def calendar() -> frozenset[str]:
    return frozenset(lexicon.lines("calendar"))
