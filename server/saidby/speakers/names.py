"""Which names mean the same speaker.

News gives a name in full first and then its last word, a title and it, or an
acronym; novels mix given names, surnames and titles from the start. So the fullest
forms are gathered over the whole draft first, and shorter ones are then fitted to
them in reading order. A title of the other gender, or another given name, keeps two
people apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from saidby import lexicon
from saidby.options import CastEntry
from saidby.speakers import nouns
from saidby.speakers.nouns import Gender
from saidby.wording import are_close

_SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "esq", "esq."}
# Of the family: two who bear different ones are two, and a surname is not after them.
_OF_A_FAMILY = frozenset(
    ("aunt", "auntie", "uncle", "cousin", "mama", "mamma", "papa", "grandma")
) | {"grandpa", "granny", "grandmother", "grandfather"}
_OF_AN_ORDER = frozenset(("brother", "sister", "father", "mother"))
# After these a given name may follow: Sir Walter, Miss Anne, Uncle Toby.
_BEFORE_GIVEN = (
    _OF_A_FAMILY
    | _OF_AN_ORDER
    | {
        "sir",
        "lady",
        "miss",
        "master",
        "king",
        "queen",
        "prince",
        "princess",
        "don",
        "dame",
        "st",
        "st.",
        "pope",
        "saint",
        "emperor",
        "lord",
        "madame",
        "mademoiselle",
        "mrs.",
        "mrs",
        "mr.",
        "mr",
        "dr.",
        "dr",
        "comrade",
        "count",
        "abbe",
        "monsieur",
    }
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?\.?")
_FULL = 2  # words of a given name and a surname
_MARRIED = {"mrs", "mrs.", "madame", "mme.", "mme"}
_UNMARRIED = {"miss", "mademoiselle", "mlle.", "mlle"}


@dataclass(frozen=True, slots=True)
class FullName:
    """A name taken apart, in lower case: honorific, then the words of the name."""

    honorific: str
    words: tuple[str, ...]

    @property
    def last(self) -> str:
        return self.words[-1]

    @property
    def gender(self) -> Gender:
        return nouns.honorifics().get(self.honorific, "")


def take_apart(text: str) -> FullName:
    """The parts of a name as written; a possessive ending is no part of it."""
    text = re.sub(r"[’']s?$", "", text.strip())
    words = [w.lower() for w in _WORD.findall(text.replace("-", " "))]
    words = [w if len(w) <= 3 else w.rstrip(".") for w in words]
    honorific = ""
    while len(words) > 1 and words[0] in nouns.honorifics():
        honorific = words.pop(0)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    if len(words) > 1 and words[0] == "the":
        words.pop(0)
    return FullName(honorific, tuple(words))


@dataclass(slots=True)
class Identity:
    """One speaker while the draft is being gathered."""

    number: int
    names: Counter[tuple[str, ...]] = field(default_factory=Counter)
    honorifics: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    entry: CastEntry | None = None
    seen: int = 0
    last_seen: int = -1

    @property
    def longest(self) -> tuple[str, ...]:
        return max(self.names, key=len, default=())

    def gender(self) -> Gender:
        """The gender that titles and given names tell, "" if they tell none."""
        told = {g for g, n in self.genders.items() if n and g in "mf"}
        if len(told) == 1:
            return "m" if "m" in told else "f"
        if len(told) > 1:
            (first, most), (_, less) = self.genders.most_common(2)
            return ("m" if first == "m" else "f") if most >= 3 * less else ""
        return ""


class Register:
    """All identities, and the words by which they may be meant."""

    def __init__(self, cast: Sequence[CastEntry] = ()) -> None:
        self.identities: list[Identity] = []
        self._exact: dict[tuple[str, tuple[str, ...]], list[Identity]] = {}
        self._by_word: dict[str, list[Identity]] = {}
        for entry in cast:
            self._enter(entry)

    def _new(self) -> Identity:
        identity = Identity(len(self.identities))
        self.identities.append(identity)
        return identity

    def _enter(self, entry: CastEntry) -> None:
        identity = self._new()
        identity.entry = entry
        gender = {"he": "m", "she": "f"}.get(entry.pronouns or "", "")
        if gender:
            identity.genders[gender] += 100
        for form in (entry.name, *entry.aliases):
            name = take_apart(form)
            if name.words:
                self._learn(identity, name, cast=True)

    def _learn(self, identity: Identity, name: FullName, *, cast: bool = False) -> None:
        known = self._exact.setdefault((name.honorific, name.words), [])
        if identity not in known:
            known.append(identity)
        identity.names[name.words] += 0 if cast else 1
        if name.honorific:
            identity.honorifics[name.honorific] += 1
            if name.gender in ("m", "f"):
                identity.genders[name.gender] += 3
        given = nouns.given_names().get(name.words[0], "")
        told = name.gender in ("m", "f")  # Mrs. Henry Wahl is no man
        again = identity.names[name.words] > 1  # a name tells no more the tenth time
        if (
            given
            and not (told or again)
            and (len(name.words) > 1 or not name.honorific)
        ):
            identity.genders[given] += 1
        for word in name.words:
            owners = self._by_word.setdefault(word, [])
            if identity not in owners:
                owners.append(identity)

    def add_full(self, name: FullName, label: str) -> Identity:
        """The identity of a name of two words or more, made if there is none."""
        exact = self._pick_exact(name)
        known = exact or self._same_person(name, label) or self._misspelt(name)
        identity = known or self._by_given(name, label) or self._new()
        self._learn(identity, name)
        identity.labels[label] += 1
        return identity

    def _pick_exact(self, name: FullName) -> Identity | None:
        for honorific in dict.fromkeys((name.honorific, "")):
            known = self._exact.get((honorific, name.words), ())
            fitting = [i for i in known if not _conflict(i, name)]
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _same_person(self, name: FullName, label: str) -> Identity | None:
        """John Kirby is John F. Kirby; Kim Jong-un is Kim Jong Un."""
        if len(name.words) < 2:
            return None
        known = [i for i in self._by_word.get(name.last, ()) if not _conflict(i, name)]
        for identity in known:
            if label in ("GPE", "ORG") and identity.labels["PERSON"]:
                continue
            if any(_variants(name.words, other) for other in identity.names):
                return identity
        found = [i for i in known if any(_surname(name.words, f) for f in i.names)]
        return found[0] if len(found) == 1 else None

    def _misspelt(self, name: FullName) -> Identity | None:
        """The one of the cast whose name this is but for a letter of the surname, as
        SB305 tells; two who are so alike are both in the cast."""
        for identity in self._by_word.get(name.words[0], ()):
            if identity.entry is None or _conflict(identity, name):
                continue
            for form in identity.names:
                same = len(form) == len(name.words) and form[:-1] == name.words[:-1]
                if same and are_close(form[-1], name.last):
                    return identity
        return None

    def _by_given(self, name: FullName, label: str) -> Identity | None:
        """Rosa Elm is the one whom the cast knows as Rosa, or as Rosa and Miss Elm."""
        given = name.words[0]
        if label in ("GPE", "ORG", "NORP") or given not in nouns.given_names():
            return None
        if len(name.words) != _FULL or not (name.last.isalpha() and len(name.last) > 1):
            return None
        found = [
            identity
            for identity in self._by_word.get(given, ())
            if identity.entry is not None and (given,) in identity.names
            if not _has_other_surname(identity, name.last)
            if not _conflict(identity, name)
        ]
        return found[0] if len(found) == 1 else None

    def candidates(self, name: FullName, titled: bool) -> list[Identity]:
        """Whom a short form may mean, out of those gathered so far."""
        exact = self._pick_exact(name)
        if exact is not None:
            return [exact]
        return [
            identity
            for identity in self._by_word.get(name.last, ())
            if not _conflict(identity, name) and _fits(identity, name, titled)
        ]

    def add_short(self, name: FullName, label: str) -> Identity:
        identity = self._new()
        self._learn(identity, name)
        identity.labels[label] += 1
        return identity

    def anonymous(self) -> Identity:
        """An identity that is described but not named."""
        return self._new()

    def storyteller(self) -> Identity | None:
        """The one whom the user's cast calls the narrator."""
        for form in (("narrator",), ("narr",)):
            for identity in self._exact.get(("", form), ()):
                return identity
        return None

    def exactly(self, name: FullName) -> list[Identity]:
        """Those who are known by exactly this form."""
        return list(self._exact.get((name.honorific, name.words), ()))

    def bearing(self, surnames: Iterable[str]) -> list[Identity]:
        """Everybody with a name that ends in one of these words."""
        ends = sorted(set(surnames))
        found = {i.number: i for word in ends for i in self._by_word.get(word, ())}
        return [i for i in found.values() if any(form[-1] in ends for form in i.names)]

    def note(self, identity: Identity, name: FullName, label: str) -> None:
        self._learn(identity, name)
        identity.labels[label] += 1


def _has_other_surname(identity: Identity, surname: str) -> bool:
    """Whether a name ends in anything but this or a given name."""
    ends = {form[-1] for form in identity.names} - {surname}
    return not ends <= nouns.given_names().keys()


def _variants(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same name with a middle name or initial more or less."""
    if len(other) < 2 or one[-1] != other[-1]:
        return False
    if one[0] == other[0]:
        return set(one) <= set(other) or set(other) <= set(one)
    return nickname_of(one[0], other[0]) and len(one) == len(other)


def _surname(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of two names is the other without its given name: De Groot."""
    short, long = sorted((one, other), key=len)
    ends = len(short) >= _FULL and long[-len(short) :] == short
    given = nouns.given_names().keys() & set(short[:1])
    return ends and len(long) == len(short) + 1 and (not given or _is_particle(short))


def _is_particle(name: tuple[str, ...]) -> bool:
    return name[0] in lexicon.lines("name_particles")


def nickname_of(one: str, other: str) -> bool:
    """Whether two given names may be the same person's: Bob and Robert, J. and John."""
    if len(one.rstrip(".")) == 1 or len(other.rstrip(".")) == 1:
        return one[0] == other[0]
    rows = _nickname_rows()
    return one in rows and other in rows and not rows[one].isdisjoint(rows[other])


@cache
def _nickname_rows() -> dict[str, set[int]]:
    """For each given name, the numbers of the rows of the list that hold it."""
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(lexicon.lines("nicknames")):
        for name in row.replace(":", " ").split():
            rows.setdefault(name, set()).add(number)
    return rows


def _conflict(identity: Identity, name: FullName) -> bool:
    """Whether a title or a given name keeps a name from meaning this person."""
    return _other_title(identity, name) or _other_given(identity, name)


def _other_title(identity: Identity, name: FullName) -> bool:
    if not name.honorific:
        return False
    if _other_kin(identity, name):
        return True
    gender = identity.gender()
    if name.honorific in _MARRIED | _UNMARRIED and _is_ranked(identity):
        return True  # Mrs. Wahl is not General Wahl
    if name.gender in ("m", "f") and gender and gender != name.gender:
        return True
    if (
        name.honorific in _MARRIED | _UNMARRIED
        and not gender
        and identity.names
        and identity.entry is None
    ):
        # Mrs. Archer is not Newland Archer unless something says that he is a she.
        return not (set(identity.honorifics) & (_MARRIED | _UNMARRIED))
    wed = set(identity.honorifics) & _MARRIED
    unwed = set(identity.honorifics) & _UNMARRIED
    if name.honorific in _MARRIED:
        return bool(unwed and not wed)
    return name.honorific in _UNMARRIED and bool(wed and not unwed)


def _other_kin(identity: Identity, name: FullName) -> bool:
    """Brother Rabbit is not Cousin Rabbit, nor Aunt Marsh Amy Marsh."""
    kin = _OF_A_FAMILY | _OF_AN_ORDER
    if name.honorific not in kin or identity.entry is not None:
        return False
    theirs = kin & identity.honorifics.keys()
    if theirs:
        return name.honorific not in theirs
    surnamed = any(len(f) > 1 and f[-1] == name.last for f in identity.names)
    given = any(f[0] == name.words[0] for f in identity.names)
    return name.honorific in _OF_A_FAMILY and surnamed and not given


def _other_given(identity: Identity, name: FullName) -> bool:
    if name.words in identity.names:
        return False  # Daisy Elm is Annie P. Elm, where the cast says so
    mine, theirs = identity.longest, name.words
    if len(theirs) < _FULL or len(mine) < _FULL:
        return False
    if mine[-len(theirs) :] == theirs:
        return False  # van der Aa, of Henry van der Aa
    if mine[-1] == theirs[-1] and mine[0] != theirs[0]:
        return not nickname_of(mine[0], theirs[0])
    return False


def _is_ranked(identity: Identity) -> bool:
    """Whether somebody's name begins with a rank that no woman is born or wed to."""
    ranks = nouns.ranks()
    return any(len(f) > 1 and ranks.get(f[0], "f") != "f" for f in identity.names)


def _fits(identity: Identity, name: FullName, titled: bool) -> bool:
    """Whether the last word of a short form is this one's surname or given name."""
    word = name.last
    forms = identity.names
    if any(form[-1] == word for form in forms):
        return True
    if any(form[0] == word for form in forms):
        return not titled or name.honorific in _BEFORE_GIVEN
    # Mao in Mao Zedong, Bush in George Bush Sr: rarer, so only without a title.
    return not titled and any(word in form for form in forms)


def acronym_of(words: Iterable[str]) -> str:
    return "".join(w[0] for w in words if w not in ("of", "the", "for", "and"))
