"""The same paragraphs in other clothes, for what the corpora have too little of.

Headlines in capitals, notes without any, and people and towns from everywhere. Every
variant is drawn from a generator with a seed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from random import Random

from training.treebank import Paragraph, rewritten

_COUNTRIES = (
    "az_AZ cs_CZ da_DK de_DE en_GB en_IN en_KE en_NG en_NZ en_PK en_TH en_US "
    "es_ES es_MX et_EE fi_FI fr_DZ fr_FR ga_IE ha_NG hr_HR hu_HU id_ID ig_NG "
    "is_IS it_IT ja_JP lt_LT lv_LV nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK "
    "sl_SI sv_SE sw tr_TR tw_GH uz_UZ vi_VN yo_NG zh_CN zu_ZA"
).split()
_TOWNS = ("en_US", "en_GB", "en_AU", "en_IN", "de_DE", "pl_PL", "pt_BR", "en_CA")
_SMALL = frozenset("a an and as at but by for from in of on or the to with".split())
_HEADLINE_WORDS = 40
_PLACES_CHANGED = 0.4


@dataclass(frozen=True, slots=True)
class NameLists:
    """Given names and surnames, a row for each country, and names of places."""

    given: tuple[tuple[str, ...], ...]
    last: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]


def name_lists() -> NameLists:
    """The names in Faker's locale data that are written in Latin letters."""
    people = [(_names(c, "first_"), _names(c, "last_")) for c in _COUNTRIES]
    people = [row for row in people if all(row)]
    places = {place for town in _TOWNS for place in _places(town)}
    given, last = zip(*people, strict=True)
    return NameLists(given, last, tuple(sorted(places)))


def _names(country: str, prefix: str) -> tuple[str, ...]:
    provider = import_module(f"faker.providers.person.{country}").Provider
    found: set[str] = set()
    for field, values in vars(provider).items():
        if field.startswith(prefix) and isinstance(values, Iterable):
            found.update(name for name in values if _is_latin(name))
    return tuple(sorted(found))


def _places(country: str) -> Iterator[str]:
    provider = import_module(f"faker.providers.address.{country}").Provider
    for field in ("cities", "states", "countries", "estados", "regions"):
        for place in getattr(provider, field, ()):
            if _is_latin(place):
                yield place
    shared = import_module("faker.providers.address").Provider
    yield from (place for place in shared.countries if _is_latin(place))


def _is_latin(name: object) -> bool:
    """One capitalised word in Latin letters."""
    return (
        isinstance(name, str)
        and name.replace("-", "").replace("'", "").isalpha()
        and name[0].isupper()
        and ord(max(name)) < 0x1F00
        and not name.isupper()
        and max(name) < "Ѐ"
    )


def renamed(paragraph: Paragraph, lists: NameLists, random: Random) -> Paragraph:
    """People and places of other countries in the slots of those named."""
    new: dict[str, str] = {}
    country = random.randrange(len(lists.given))
    words: dict[int, str] = {}
    for first, last, label in paragraph.names or ():
        if label not in ("PERSON", "GPE"):
            continue
        if label == "GPE" and (last - first > 1 or random.random() > _PLACES_CHANGED):
            continue
        for at in range(first, last):
            old = paragraph.tokens[at].text
            if not (old.isalpha() and old.istitle() and len(old) > 1):
                continue
            given = (last - first > 1 and at < last - 1) or random.random() < 1 / 3
            rows = lists.given[country] if given else lists.last[country]
            pool = lists.places if label == "GPE" else rows
            words[at] = new.setdefault(old, random.choice(pool))
    return rewritten(paragraph, words)


def recased(paragraph: Paragraph, random: Random) -> Paragraph:
    """Capitals throughout, or as in a headline, or (long texts too) none at all."""
    short = len(paragraph.tokens) <= _HEADLINE_WORDS
    kind = random.choice(("upper", "title", "lower") if short else ("upper", "lower"))
    words = {}
    for at, token in enumerate(paragraph.tokens):
        if kind == "upper":
            words[at] = token.text.upper()
        elif kind == "lower":
            words[at] = token.text.lower()
        elif token.text.lower() not in _SMALL or at == 0:
            words[at] = token.text[:1].upper() + token.text[1:]
    kept = {
        at: word
        for at, word in words.items()
        if len(word) == len(paragraph.tokens[at].text)
    }
    return rewritten(paragraph, kept)
