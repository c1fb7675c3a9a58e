"""Descriptions in reading order: by the cast, by a role, else by their own words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator

from saidby import lexicon
from saidby.speakers import nouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.kin import is_kin
from saidby.speakers.people import DEFINITE, People
from saidby.speakers.phrases import ONE_OF_TWO, Phrase

_ARTICLES = ("the", "a", "an")
_LEADERS = frozenset(
    ("chief", "leader", "head", "boss", "president", "secretary-general", "secretary")
    + ("director", "chairman", "chairwoman", "chair", "executive", "ceo", "general")
)

# So many mentions at most of one without a name: a policeman who comes in twice.
_FEW = 12


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
        heads = (self._head(phrase) for phrase in people.phrases.found)
        self._said = Counter(heads)
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
        last = (
            (self._last(n, phrase.first), n)
            for n in found
            if agree(asked, self._people.gender(n))
        )
        before, bearer = max(last, default=(-1, None))
        # The judge may be named further down; the lady and my companion are not.
        return bearer if before >= 0 or head in nouns.ranks() else None

    def styled(self, phrase: Phrase) -> int | None:
        """Her ladyship, his majesty: whoever bore such a title last."""
        titles = lexicon.table("titles")["styles"].get(self._head(phrase))
        if titles is None:
            return None
        bearers = (n for n in self._seen if self._is_any(n, titles))
        last = ((self._last(n, phrase.first), n) for n in bearers)
        before, found = max(last, default=(-1, -1))
        return found if before >= 0 else None

    def _head(self, phrase: Phrase) -> str:
        return self._people.parse.words[phrase.head].lower

    def _is_any(self, number: int, titles: list[str]) -> bool:
        borne = self._people.titles.get(number, set())
        addressed = self._people.identity(number).honorifics
        return any(title in borne or addressed[title] > 0 for title in titles)

    def are_nobody_elses(self, phrase: Phrase, number: int) -> bool:
        """Whether a word such as "the policeman" is the role of nobody but this one. Of
        somebody without a name the draft speaks a few times."""
        word = self._head(phrase)
        others = {bearer for bearer, _ in self._by_word.get(word, ())} - {number}
        office = phrase.sort == "person" and _is_office(word)
        return office and not others and self._said[word] <= _FEW

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
        yield from ((number, title) for title in sorted(nouns.spelt_out(titles)))
    for identity in people.register.identities:
        styled = identity.honorifics.keys()
        full = nouns.spelt_out(styled) - styled
        yield from ((identity.number, title) for title in sorted(full))
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
    roles, cast, firms = _Roles(people), _Cast(people), _firms(people)
    for phrase in people.phrases.found:
        if phrase.kind is not MentionKind.DESCRIPTION or phrase.head in people.meaning:
            continue
        if is_kin(people, phrase):
            continue  # until it is known whom "her" means
        number, size = cast.known_by(phrase)
        if number is not None and (
            size > 1
            or _is_certain(people, phrase, number)
            or roles.are_nobody_elses(phrase, number)
        ):
            people.certain.add(phrase.head)
        if number is None:
            number = roles.styled(phrase)
            if number is not None:
                people.certain.add(phrase.head)
        if number is None and words[phrase.first].lower in DEFINITE:
            number = roles.bearer(phrase)
            if number is not None and roles.is_title_of_one(words[phrase.head].lower):
                people.certain.add(phrase.head)
        if number is None:
            number = _by_words(people, phrase, by_head, firms)
        people.meaning[phrase.head] = number


class _Cast:
    """What the user's cast calls somebody besides names: "the man with the scar"."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._by_words: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for identity in people.register.identities:
            entry = identity.entry
            for form in (entry.name, *entry.aliases) if entry else ():
                said = form.lower().replace("-", " - ").split()
                words = tuple(said[1:] if said[0] in _ARTICLES else said)
                self._by_words[words].add(identity.number)
        self._longest = max(map(len, self._by_words), default=0)

    def known_by(self, phrase: Phrase) -> tuple[int | None, int]:
        """Whom a description and what follows it is a form of, and in how many words
        of that form; the longest form counts."""
        words = self._people.parse.words
        first = phrase.first + (words[phrase.first].lower in _ARTICLES)
        for size in range(self._longest, phrase.head - first, -1):
            said = tuple(word.lower for word in words[first : first + size])
            found = self._by_words.get(said, ())
            if len(found) == 1:
                return next(iter(found)), size
        return None, 0


def _is_certain(people: People, phrase: Phrase, number: int) -> bool:
    """Whether one word, such as the count, means one of the cast and nobody else. The
    lad may mean somebody who has a name, and so may the painter, where the cast has no
    other name for one."""
    entry = people.identity(number).entry
    forms = (entry.name, *entry.aliases) if entry else ()
    word = people.parse.words[phrase.head].lower
    named = any(not form.lower().startswith("the ") for form in forms)
    return named and _is_office(word)


def _is_office(word: str) -> bool:
    """Whether a word tells what somebody does, rather than a man or a lad."""
    return word not in lexicon.lines("plain_persons")


def phrase_words(people: People, phrase: Phrase) -> list[str]:
    """The words of a description without its article."""
    inner = people.parse.words[phrase.first : phrase.last + 1]
    return [word.lower for word in inner if word.tag not in ("DT", "PRP$", "PDT")]


def _firms(people: People) -> dict[int, int]:
    """The companies that a draft names in full, Corvex Inc., and where first."""
    found: dict[int, int] = {}
    for phrase in people.phrases.found:
        last = people.parse.words[phrase.last].lower
        full = phrase.kind is MentionKind.NAME and phrase.last > phrase.core
        if full and nouns.ends_company(last) and phrase.head in people.meaning:
            found.setdefault(people.meaning[phrase.head], phrase.first)
    return found


def _firm(firms: dict[int, int], phrase: Phrase, head: str) -> int | None:
    """Which company "the company" is, if it is the only one and was named before."""
    if len(firms) != 1 or head not in lexicon.lines("company_nouns"):
        return None
    ((number, first),) = firms.items()
    return number if first < phrase.first else None


def _by_words(
    people: People, phrase: Phrase, by_head: dict[str, int], firms: dict[int, int]
) -> int:
    words = people.parse.words
    inner = [
        w.lower
        for w in words[phrase.first : phrase.head]
        if w.tag not in ("DT", "PRP$", "PDT")
    ]
    head = words[phrase.head].lower
    full = " ".join([*inner, head])
    definite = words[phrase.first].lower in DEFINITE
    if head in ONE_OF_TWO:
        return people.describe(phrase)  # the other is another one each time
    known = by_head.get(full)
    if known is None and definite and not inner:
        known = by_head.get("*" + head, _firm(firms, phrase, head))
    if known is None:
        known = people.describe(phrase)
    by_head[full] = by_head["*" + head] = known
    people.identity(known).seen += 1
    return known
