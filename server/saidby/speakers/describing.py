"""Descriptions in reading order: by the cast, by a role, else by their own words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from saidby.speakers import nouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.kin import is_kin
from saidby.speakers.names import take_apart
from saidby.speakers.people import DEFINITE, People
from saidby.speakers.phrases import Phrase

_LEADERS = frozenset(
    ("chief", "leader", "head", "boss", "president", "secretary-general", "secretary")
    + ("director", "chairman", "chairwoman", "chair", "executive", "ceo", "general")
)


class _Roles:
    """Everybody's roles, by each word of them."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._by_word: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        for number, roles in people.roles.items():
            for role in roles:
                said = frozenset(role.lower().replace("-", " ").split())
                for word in said:
                    self._by_word[word].append((number, said))
        for number, title in _titled(people):
            self._by_word[title].append((number, frozenset((title,))))
        self._seen: dict[int, list[int]] = defaultdict(list)
        for head, number in sorted(people.meaning.items()):
            self._seen[number].append(head)

    def bearer(self, phrase: Phrase) -> int | None:
        """The one introduced in this role before: "the clerk", "the NATO chief"."""
        words = self._people.parse.words
        word = words[phrase.head]
        head = word.lower if word.tag == "NN" else word.lemma
        between = words[phrase.first + 1 : phrase.head]
        inner = {w.lower for w in between if w.tag in ("NNP", "NN", "JJ")}
        if phrase.sort != "person" and head not in nouns.ranks():
            return None
        asked = nouns.gender_of(head)
        found = {n for n, said in self._by_word.get(head, ()) if inner <= said}
        if head in _LEADERS and inner:
            first = next(iter(inner))
            rows = self._by_word.get(first, ())
            found |= {n for n, said in rows if inner <= said and said & _LEADERS}
        fitting = (n for n in found if agree(asked, self._people.gender(n)))
        return max(fitting, key=lambda n: self._last(n, phrase.first), default=None)

    def is_title_of_one(self, title: str) -> bool:
        """Whether just one person bears a title: "the general"."""
        bearers = {number for number, _ in self._by_word.get(title, ())}
        return title in nouns.ranks() and len(bearers) == 1

    def _last(self, number: int, word: int) -> int:
        row = self._seen[number]
        at = bisect_left(row, word)
        return row[at - 1] if at else -1


def _titled(people: People) -> Iterator[tuple[int, str]]:
    """Titles that stand before somebody's name, or in a name of the cast."""
    for number, titles in people.titles.items():
        yield from ((number, title) for title in titles)
    for identity in people.register.identities:
        if identity.entry is not None:
            forms = (identity.entry.name, *identity.entry.aliases)
            words = {word.lower() for form in forms for word in form.split()}
            yield from ((identity.number, w) for w in words & nouns.ranks().keys())


def agree(asked: str, known: str) -> bool:
    """Whether two genders can be one person's; "" is one that is not told."""
    return not asked or not known or asked == known


def describe_everybody(people: People) -> None:
    """Descriptions in reading order: by role, else by their own words."""
    words = people.parse.words
    by_head: dict[str, int] = {}
    roles = _Roles(people)
    for phrase in people.phrases.found:
        if phrase.kind is not MentionKind.DESCRIPTION or phrase.head in people.meaning:
            continue
        if is_kin(people, phrase):
            continue  # until it is known whom "her" means
        number = _by_cast(people, phrase)
        if number is not None and _is_certain(people, phrase, number):
            people.certain.add(phrase.head)
        if number is None and words[phrase.first].lower in DEFINITE:
            number = roles.bearer(phrase)
            if number is not None and roles.is_title_of_one(words[phrase.head].lower):
                people.certain.add(phrase.head)
        if number is None:
            number = _by_words(people, phrase, by_head)
        people.meaning[phrase.head] = number


def _by_cast(people: People, phrase: Phrase) -> int | None:
    text = people.text_of(phrase.first, phrase.last)
    found = people.register.exactly(take_apart(text))
    return found[0].number if len(found) == 1 and found[0].entry else None


def _is_certain(people: People, phrase: Phrase, number: int) -> bool:
    """Whether a description means one of the cast and nobody else; "the lad" may mean
    somebody who has a name, unless it is that one's only other name."""
    entry = people.identity(number).entry
    forms = (entry.name, *entry.aliases) if entry else ()
    bare = len(phrase_words(people, phrase)) == 1
    plain = all(form.lower().startswith("the ") for form in forms)
    return not (bare and plain)


def phrase_words(people: People, phrase: Phrase) -> list[str]:
    """The words of a description without its article."""
    inner = people.parse.words[phrase.first : phrase.last + 1]
    return [word.lower for word in inner if word.tag not in ("DT", "PRP$", "PDT")]


def _by_words(people: People, phrase: Phrase, by_head: dict[str, int]) -> int:
    words = people.parse.words
    inner = [
        w.lower
        for w in words[phrase.first : phrase.head]
        if w.tag not in ("DT", "PRP$", "PDT")
    ]
    head = words[phrase.head].lower
    full = " ".join([*inner, head])
    definite = words[phrase.first].lower in DEFINITE
    known = by_head.get(full)
    if known is None and definite and not inner:
        known = by_head.get("*" + head)
    if known is None:
        known = people.describe(phrase)
    by_head[full] = by_head["*" + head] = known
    people.identity(known).seen += 1
    return known
