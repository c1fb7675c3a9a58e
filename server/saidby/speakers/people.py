"""Everybody in a draft while it is being read: who each phrase means.

Names are settled first (``names``), then descriptions by role and head noun; pronouns
are ranked when an attribution asks for them (``pronouns``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from saidby.language.parse import Parse
from saidby.options import CastEntry
from saidby.speakers import genders, nouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.names import FullName, Identity, Register, acronym_of, take_apart
from saidby.speakers.phrases import Phrase, Phrases

_LEADERS = {
    "chief",
    "leader",
    "head",
    "boss",
    "president",
    "secretary-general",
    "secretary",
    "director",
    "chairman",
    "chairwoman",
    "chair",
    "executive",
    "ceo",
    "general",
}
_DEFINITE = {
    "the",
    "this",
    "that",
    "his",
    "her",
    "their",
    "its",
    "my",
    "our",
    "these",
    "those",
}


@dataclass(slots=True)
class People:
    """Phrases and whom they mean, by the index of the phrase's head word."""

    parse: Parse
    phrases: Phrases
    register: Register
    meaning: dict[int, int] = field(default_factory=dict)
    rivals: dict[int, tuple[int, ...]] = field(default_factory=dict)
    roles: dict[int, list[str]] = field(default_factory=dict)
    sorts: dict[int, str] = field(default_factory=dict)
    order: list[tuple[int, int]] = field(default_factory=list)
    described: dict[int, str] = field(default_factory=dict)
    told_by: int | None = None
    titles: dict[int, set[str]] = field(default_factory=dict)

    def identity(self, number: int) -> Identity:
        return self.register.identities[number]

    def narrator(self) -> int:
        """The identity behind "I" in the narration, made when first asked for."""
        if self.told_by is None:
            identity = self.register.storyteller() or self.register.anonymous()
            self.told_by = identity.number
            self.sorts.setdefault(identity.number, "person")
            self.described.setdefault(identity.number, "the narrator")
        return self.told_by

    def by_label(self, text: str) -> int:
        """The identity that a transcript's label means, made if the draft has none."""
        shown = text.title() if text.isupper() and len(text) > 3 else text
        name = take_apart(shown)
        found = self.register.candidates(name, bool(name.honorific)) if name.words else []
        if len(found) == 1:
            return found[0].number
        identity = self.register.add_short(name, "PERSON") if name.words else self.register.anonymous()
        self.sorts[identity.number] = "person"
        self.described[identity.number] = shown
        return identity.number

    def by_description(self, text: str, sort: str) -> int:
        """A new identity for somebody described inside a quotation."""
        identity = self.register.anonymous()
        self.sorts[identity.number] = sort
        self.described[identity.number] = text
        return identity.number

    def text_of(self, first: int, last: int) -> str:
        words = self.parse.words
        pieces: list[str] = []
        for at in range(first, last + 1):
            glued = at > first and words[at].start == words[at - 1].end
            pieces.append(
                words[at].text if glued or at == first else " " + words[at].text
            )
        return "".join(pieces)

    def named_before(self, word: int) -> list[int]:
        """Identities with a role, in the order of their last mention before a word."""
        at = bisect_left(self.order, word, key=lambda row: row[0])
        return list(
            dict.fromkeys(number for _, number in reversed(self.order[:at][-400:]))
        )[::-1]

    def gender(self, number: int) -> str:
        return self.identity(number).gender()


def gather(parse: Parse, phrases: Phrases, cast: Sequence[CastEntry]) -> People:
    people = People(parse, phrases, Register(cast))
    named = [p for p in phrases.found if p.kind is MentionKind.NAME]
    taken = [(p, take_apart(people.text_of(p.core, p.last))) for p in named]
    taken = [(p, name) for p, name in taken if name.words]
    labels = _labels(taken)
    told = genders.told(parse, taken)
    _gather_full(people, taken, labels, told)
    _gather_short(people, taken, labels)
    _merge_acronyms(people)
    _note_roles(people)
    people.order = sorted(
        row for row in people.meaning.items() if row[1] in people.roles
    )
    _describe(people)
    return people


def _labels(taken: list[tuple[Phrase, FullName]]) -> dict[tuple[str, ...], str]:
    """The kind that most mentions of a name agree on."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for phrase, name in taken:
        if phrase.label:
            weight = 3 if name.honorific else 1
            votes.setdefault(name.words, Counter())[phrase.label] += weight
    return {words: count.most_common(1)[0][0] for words, count in votes.items()}


def _gather_full(
    people: People,
    taken: list[tuple[Phrase, FullName]],
    labels: dict[tuple[str, ...], str],
    told: dict[str, str],
) -> None:
    for phrase, name in taken:
        if len(name.words) < 2:
            continue
        label = labels.get(name.words, "")
        identity = people.register.add_full(name, label)
        gender = told.get(name.words[0])
        if gender and not identity.gender():
            identity.genders[gender] += 2
        _settle(people, phrase, identity)


def _settle(people: People, phrase: Phrase, identity: Identity) -> None:
    people.meaning[phrase.head] = identity.number
    people.sorts.setdefault(identity.number, phrase.sort)
    identity.seen += 1


def _gather_short(
    people: People,
    taken: list[tuple[Phrase, FullName]],
    labels: dict[tuple[str, ...], str],
) -> None:
    """Short forms in reading order, each to the identity named last before it."""
    last_seen: dict[int, int] = {}
    for phrase, name in taken:
        known = people.meaning.get(phrase.head)
        if known is None:
            label = labels.get(name.words, "")
            identity = _fit(people, phrase, name, label, last_seen)
            _settle(people, phrase, identity)
            known = identity.number
        last_seen[known] = phrase.head
        if phrase.core > phrase.first:
            title = people.parse.words[phrase.core - 1].lower
            if title in nouns.ranks():
                people.titles.setdefault(known, set()).add(title)


def _fit(
    people: People,
    phrase: Phrase,
    name: FullName,
    label: str,
    last_seen: dict[int, int],
) -> Identity:
    register = people.register
    titled = bool(name.honorific) or _ranked(people, phrase)
    found = register.candidates(name, titled)
    if label in ("GPE", "NORP"):
        found = [i for i in found if i.names[name.words] or i.entry or i.labels[label]]
    if not found:
        return register.add_short(name, label)
    seen = [i for i in found if i.number in last_seen]
    pool = seen or found
    best = max(pool, key=lambda i: (last_seen.get(i.number, -1), i.seen, -i.number))
    others = [i for i in seen if i is not best and i.seen * 4 >= best.seen]
    if others:
        people.rivals[phrase.head] = (best.number, *(i.number for i in others))
    register.note(best, name, label)
    return best


def _by_rank(people: People, name: FullName, last_seen: dict[int, int]) -> Identity | None:
    """The Colonel: whoever bore this title last."""
    rank = name.last
    if len(name.words) != 1 or name.honorific or rank not in nouns.ranks():
        return None
    bearers = [n for n in last_seen if rank in people.titles.get(n, ())]
    if not bearers or len(set(bearers)) > 3:
        return None
    return people.identity(max(bearers, key=lambda n: last_seen[n]))


def _ranked(people: People, phrase: Phrase) -> bool:
    before = (
        people.parse.words[phrase.core - 1].lower if phrase.core > phrase.first else ""
    )
    return before in nouns.ranks()


def _merge_acronyms(people: People) -> None:
    """NATO where the draft spells it out: the longer name's initials."""
    long: dict[str, Identity] = {}
    for identity in people.register.identities:
        if len(identity.longest) > 2:
            long[acronym_of(identity.longest)] = identity
    for identity in list(people.register.identities):
        words = identity.longest
        whole = long.get(words[0].replace(".", "")) if len(words) == 1 else None
        if (
            whole is not None
            and whole is not identity
            and len(words[0]) > 2
            and identity.entry is None
        ):
            _replace(people, identity.number, whole.number)


def _replace(people: People, old: int, new: int) -> None:
    for head, number in people.meaning.items():
        if number == old:
            people.meaning[head] = new
            people.identity(new).seen += 1
    people.identity(new).names.update(people.identity(old).names)


def _note_roles(people: People) -> None:
    """Titles before a name and appositions after or before it."""
    for at, phrase in enumerate(people.phrases.found):
        number = people.meaning.get(phrase.head)
        if number is None or phrase.kind is not MentionKind.NAME:
            continue
        if phrase.core > phrase.first:
            _add_role(people, number, phrase.first, phrase.core - 1)
        if people.sorts.get(number) in ("person", ""):
            _appose(people, number, phrase, people.phrases.found, at)


def _add_role(people: People, number: int, first: int, last: int) -> None:
    words = people.parse.words
    while first < last and words[first].lower in ("the", "a", "an"):
        first += 1
    role = people.text_of(first, last)
    if words[first].lower in ("the", "a", "an") or not role[:1].isalnum():
        return
    if words[last].tag == "POS" or words[first].tag == "PRP$" and first == last:
        return
    known = people.roles.setdefault(number, [])
    if role not in known:
        known.append(role)
    gender = nouns.gender_of(words[last].lower) or nouns.ranks().get(
        words[last].lower, ""
    )
    if gender in ("m", "f"):
        people.identity(number).genders[gender] += 3


def _appose(
    people: People, number: int, name: Phrase, found: list[Phrase], at: int
) -> None:
    words = people.parse.words
    after = name.last + 1
    if after + 1 < len(words) and words[after].text == ",":
        other = people.phrases.by_word.get(after + 1)
        if other is not None and _is_role(people, other) and other.first == after + 1:
            _call(people, number, other)
    before = name.first - 1
    if before > 0 and words[before].text == ",":
        other = people.phrases.by_word.get(before - 1)
        if (
            other is not None
            and _is_role(people, other)
            and other.last == before - 1
            and words[other.first].lower in _ARTICLES
        ):
            ends = (
                after >= len(words)
                or words[after].text in (",", ".", ":")
                or words[after].tag.startswith("VB")
            )
            if ends and not _listed(people, other):
                _call(people, number, other)


_ARTICLES = frozenset({"the", "a", "an"} | _DEFINITE)


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


def _describe(people: People) -> None:
    """Descriptions in reading order: by role, else by their own words."""
    words = people.parse.words
    by_head: dict[str, int] = {}
    for phrase in people.phrases.found:
        if phrase.kind is not MentionKind.DESCRIPTION or phrase.head in people.meaning:
            continue
        number = _by_cast(people, phrase)
        if number is None and words[phrase.first].lower in _DEFINITE:
            number = _by_role(people, phrase)
        if number is None:
            number = _by_words(people, phrase, by_head)
        people.meaning[phrase.head] = number


def _by_cast(people: People, phrase: Phrase) -> int | None:
    text = people.text_of(phrase.first, phrase.last)
    found = people.register.exactly(take_apart(text))
    return found[0].number if len(found) == 1 and found[0].entry else None


def _by_role(people: People, phrase: Phrase) -> int | None:
    """The person introduced in this role before: "the clerk", "the NATO chief"."""
    words = people.parse.words
    head = words[phrase.head].lemma
    inner = {
        w.lower
        for w in words[phrase.first + 1 : phrase.head]
        if w.tag in ("NNP", "NN", "JJ")
    }
    best: int | None = None
    for name in reversed(people.named_before(phrase.first)):
        for role in people.roles.get(name, ()):
            said = set(role.lower().replace("-", " ").split())
            same = head in said and inner <= said
            led = head in _LEADERS and inner and inner <= said and bool(said & _LEADERS)
            if same or led:
                best = name
                break
        if best is not None:
            break
    return best


def _by_words(people: People, phrase: Phrase, by_head: dict[str, int]) -> int:
    words = people.parse.words
    inner = [
        w.lower
        for w in words[phrase.first : phrase.head]
        if w.tag not in ("DT", "PRP$", "PDT")
    ]
    head = words[phrase.head].lower
    full = " ".join([*inner, head])
    definite = words[phrase.first].lower in _DEFINITE
    known = by_head.get(full)
    if known is None and definite and not inner:
        known = by_head.get("*" + head)
    if known is None:
        identity = people.register.anonymous()
        known = identity.number
        people.described[known] = people.text_of(phrase.first, phrase.last)
        people.sorts[known] = phrase.sort
        gender = nouns.gender_of(words[phrase.head].lemma)
        if gender:
            identity.genders[gender] += 3
    by_head[full] = by_head["*" + head] = known
    people.identity(known).seen += 1
    return known
