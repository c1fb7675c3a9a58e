"""Names in reading order: full ones first, then each short form to one of them."""

from __future__ import annotations

from collections import Counter
from functools import cache

from saidby import lexicon
from saidby.speakers import genders, nouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.names import FullName, Identity, acronym_of, take_apart
from saidby.speakers.people import THING, People
from saidby.speakers.phrases import Phrase
from saidby.wording import are_close

_Taken = list[tuple[Phrase, FullName]]


def name_everybody(people: People) -> None:
    """Give every name of the narration its identity."""
    named = [p for p in people.phrases.found if p.kind is MentionKind.NAME]
    apart = [(p, take_apart(people.text_of(p.core, p.last))) for p in named]
    taken = [(p, name) for p, name in apart if name.words]
    labels = _labels(taken)
    _know_the_misspelt(people, taken, labels)
    _gather_full(people, taken, labels, genders.told(people.parse, taken))
    _gather_short(people, taken, labels)
    _merge_acronyms(people)
    _demote_words(people, taken)


def _demote_words(people: People, taken: _Taken) -> None:
    """Names that are none: "Lightning split the elm".

    A capital at the start of a sentence makes no name. A word that the draft has
    nowhere else in capitals, without a label or a title, is a thing unless it is a
    given name or speaks.
    """
    inside: set[int] = set()
    for phrase, name in taken:
        number = people.meaning[phrase.head]
        initial = _opens_sentence(people, phrase)
        given = name.words[0] in nouns.given_names()
        verb = people.parse.governor(people.parse.words[phrase.head])
        speaks = verb is not None and verb.lemma in lexicon.lines("plain_verbs")
        if not initial or len(name.words) > 1 or phrase.label or given or speaks:
            inside.add(number)
    for number in {people.meaning[phrase.head] for phrase, _ in taken} - inside:
        if people.identity(number).entry is None:
            people.sorts[number] = THING


def _opens_sentence(people: People, phrase: Phrase) -> bool:
    sentence = people.parse.sentence_of(people.parse.words[phrase.first])
    before = people.parse.words[phrase.first - 1] if phrase.first else None
    return phrase.first == sentence.first or (before is not None and before.text == "”")


def _labels(taken: _Taken) -> dict[tuple[str, ...], str]:
    """The kind that most mentions of a name agree on."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for phrase, name in taken:
        if phrase.label:
            weight = 3 if name.honorific else 1
            votes.setdefault(name.words, Counter())[phrase.label] += weight
    return {words: count.most_common(1)[0][0] for words, count in votes.items()}


def _know_the_misspelt(
    people: People, taken: _Taken, labels: dict[tuple[str, ...], str]
) -> None:
    """“Achterburg promised” is not about a town where Mr. Achterberg is spoken of."""
    known = {words[-1] for words, label in labels.items() if label == "PERSON"}
    for phrase, name in taken:
        if labels.get(name.words) != "GPE" or len(name.words) > 1:
            continue
        verb = people.parse.governor(people.parse.words[phrase.head])
        speaks = verb is not None and verb.lemma in _verbs()
        if speaks and any(are_close(name.last, other) for other in known):
            labels[name.words] = "PERSON"


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row.partition(":")[0] for row in lexicon.lines("speech_verbs"))


def _gather_full(
    people: People,
    taken: _Taken,
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
    taken: _Taken,
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
    bearer = _by_rank(people, name, last_seen)
    if bearer is not None:
        return bearer
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


def _by_rank(
    people: People, name: FullName, last_seen: dict[int, int]
) -> Identity | None:
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
