"""Kin: "her mother" is the mother of whoever "her" means, and mostly of her name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from saidby import lexicon
from saidby.speakers import nouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.names import Identity
from saidby.speakers.people import People
from saidby.speakers.phrases import Phrase

# Who is called "Mr." at so many mentions is a head of a family rather than a child.
_HEAD = 0.3
_ONE_SURNAME = 2
_SORTS = ("elders", "wed", "born", "others")


@cache
def words() -> frozenset[str]:
    """Every noun that says whose kin somebody is."""
    table = lexicon.table("kin")
    return frozenset(noun for sort in _SORTS for noun in table[sort])


def is_kin(people: People, phrase: Phrase) -> bool:
    """Whether a phrase says whose kin it means: "her mother", "Ana's late husband"."""
    owned = phrase.first in people.phrases.owners
    described = phrase.kind is MentionKind.DESCRIPTION and phrase.sort == "person"
    return owned and described and people.parse.words[phrase.head].lower in words()


class Family:
    """Who is known to be whose mother, as the draft is read on."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._known: dict[tuple[int, str], int] = {}

    def note(self, phrase: Phrase) -> None:
        """Remember what "his aunt Mrs. Sorley" and "Mrs. Sorley, his aunt," tell."""
        noun = self._noun(phrase)
        owner, who = self._owner(phrase), self._people.meaning.get(phrase.head)
        if noun and owner is not None and who is not None and who != owner:
            self._known.setdefault((owner, noun), who)

    def _noun(self, phrase: Phrase) -> str:
        tokens = self._people.parse.words
        last = phrase.core - 1 if phrase.kind is MentionKind.NAME else phrase.head
        noun = tokens[last].lower if last >= phrase.first else ""
        return noun if noun in words() else ""

    def _owner(self, phrase: Phrase) -> int | None:
        owner = self._people.phrases.owners.get(phrase.first)
        return None if owner is None else self._people.meaning.get(owner.head)

    def meant(self, phrase: Phrase) -> int | None:
        """Whom a phrase of kin means; None if it is not known whose kin it is."""
        noun, owner = self._noun(phrase), self._owner(phrase)
        if owner is None:
            return None
        known = self._known.get((owner, noun))
        if known is None and self._is_again(phrase, owner, noun):
            return owner
        if known is None:
            found = self._namesakes(self._people.identity(owner), noun)
            one = found[0].number if len(found) == 1 else None
            known = one if one is not None else self._people.describe(phrase)
            self._known[owner, noun] = known
        return known

    def _is_again(self, phrase: Phrase, owner: int, noun: str) -> bool:
        """In "Her mother sighed. “Yes,” her mother said" the second "her" seems to mean
        the mother: she is the same one, not her own mother's mother."""
        if noun in lexicon.table("kin")["mutual"]["nouns"]:
            return False
        pronoun = self._people.phrases.owners[phrase.first].kind is MentionKind.PRONOUN
        mothers = {who for (_, said), who in self._known.items() if said == noun}
        return pronoun and owner in mothers

    def _namesakes(self, owner: Identity, noun: str) -> list[Identity]:
        """Who bears the owner's surname, and the title that goes with the word."""
        table, gender = lexicon.table("kin"), nouns.gender_of(noun)
        titles = {**table["elders"], **table["wed"], **table["born"]}.get(noun)
        if titles is None or (noun in table["elders"] and _is_head(owner)):
            return []
        if noun in table["wed"] and (owner.gender() == gender or _is_single(owner)):
            return []
        taken = {
            who for (whose, _), who in self._known.items() if whose == owner.number
        }
        found = [
            other
            for other in self._people.register.bearing(surnames(owner))
            if other is not owner and other.number not in taken
            if other.gender() == gender
            if (self._bears(other, titles) if titles else _is_born_so(other, owner))
        ]
        return self._heads(found, owner) if noun in table["elders"] else found

    def _bears(self, one: Identity, titles: Sequence[str]) -> bool:
        """Whether somebody has one of these titles, or a rank such as general."""
        ranks = {name[0] for name in one.names if len(name) >= _ONE_SURNAME}
        ranks |= self._people.titles.get(one.number, set())
        heads = lexicon.table("kin")["heads"]["ranks"]
        return not (one.honorifics.keys() | ranks).isdisjoint([*titles, *heads])

    def _heads(self, found: list[Identity], owner: Identity) -> list[Identity]:
        """Of several who may be somebody's father or mother the head of the family: Sir
        Walter rather than Mr. Elm, Mrs. Elm rather than Mrs. John Elm."""
        titles = lexicon.table("kin")["heads"]["titles"]
        high = [one for one in found if _mostly(one) in titles or self._bears(one, ())]
        bare = [(name,) for name in surnames(owner)]
        plain = [one for one in found if any(one.names[form] for form in bare)]
        return next((few for few in (high, plain) if len(few) == 1), found)


def surnames(identity: Identity) -> set[str]:
    """The last words of somebody's names, where a title or a given name is before."""
    found = {name[-1] for name in identity.names if len(name) >= _ONE_SURNAME}
    if identity.honorifics:
        found |= {name[-1] for name in identity.names if len(name) == 1}
    return found


def _is_single(identity: Identity) -> bool:
    return _mostly(identity) in ("miss", "mademoiselle")


def _is_born_so(identity: Identity, owner: Identity) -> bool:
    """Whether somebody has a given name, and the surname not by marriage."""
    if _mostly(identity) in lexicon.table("kin")["wed"]["wife"]:
        return False
    alone = {name[0] for name in identity.names if len(name) < _ONE_SURNAME}
    given = (alone - surnames(owner)) & nouns.given_names().keys()
    full = len(identity.longest) >= _ONE_SURNAME
    return bool(given) or full or _is_single(identity)


def _mostly(identity: Identity) -> str:
    """The title that somebody is given most often."""
    return max(identity.honorifics, key=identity.honorifics.__getitem__, default="")


def _is_head(identity: Identity) -> bool:
    titled = sum(identity.honorifics[title] for title in ("mr", "mr.", "mrs", "mrs."))
    return titled > _HEAD * max(1, identity.seen)
