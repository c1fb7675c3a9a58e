"""Names in reading order: full ones first, then each short form to one of them."""

from __future__ import annotations

from collections import Counter

from saidby import lexicon
from saidby.language.parse import Word
from saidby.speakers import genders, nouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.datelines import is_dateline
from saidby.speakers.names import FullName, Identity, acronym_of, take_apart
from saidby.speakers.people import THING, People
from saidby.speakers.phrases import Phrase
from saidby.wording import are_close

# Words after which somebody is off the stage.
_AWAY = 1500
# Titles that no one is called by without a name.
_NEVER_ALONE = frozenset(("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."))

_Taken = list[tuple[Phrase, FullName]]


def name_everybody(people: People) -> None:
    """Give every name of the narration its identity."""
    named = [p for p in people.phrases.found if p.kind is MentionKind.NAME]
    apart = [(p, _name_of(people, p)) for p in named]
    placed = {p.head for p in named if is_dateline(people.parse, p)}
    taken = [(p, name) for p, name in apart if name.words and p.head not in placed]
    labels = _labels(taken)
    _know_the_misspelt(people, taken, labels)
    _gather_full(people, taken, labels, genders.told(people.parse, taken))
    _gather_short(people, taken, labels)
    genders.note(people, taken)
    _merge_acronyms(people)
    _know_companies(people, taken)
    _demote_words(people, taken)
    _show_couples(people, taken)


def _name_of(people: People, phrase: Phrase) -> FullName:
    """A name taken apart; "Mr." in "Mr. and Mrs. Hale" is Mr. Hale."""
    name = take_apart(people.text_of(phrase.core, phrase.last))
    surname = _shared_surname(people, phrase, name)
    return name if surname is None else FullName(name.words[0], (surname.lower,))


def _shared_surname(people: People, phrase: Phrase, name: FullName) -> Word | None:
    """The surname that a title shares with the next one: "Mr. and Mrs. Hale"."""
    words, link = people.parse.words, phrase.last + 1
    if len(name.words) != 1 or name.words[0] not in _NEVER_ALONE:
        return None
    if link >= len(words) or words[link].lower not in ("and", "or", "&"):
        return None
    other = people.phrases.by_word.get(link + 1)
    if other is None or other.kind is not MentionKind.NAME or other.last == other.core:
        return None
    titled = words[other.core].lower in nouns.honorifics()
    return words[other.last] if titled else None


def _show_couples(people: People, taken: _Taken) -> None:
    """Show Mr. Hale by the name that stands after "and Mrs." only."""
    for phrase, _ in taken:
        title = people.text_of(phrase.core, phrase.last)
        surname = _shared_surname(people, phrase, take_apart(title))
        if surname is not None:
            number = people.meaning[phrase.head]
            people.nicknames.setdefault(number, f"{title} {surname.text}")


def _demote_words(people: People, taken: _Taken) -> None:
    """Names that are none: "Lightning split the elm".

    A capital at the start of a sentence makes no name. A word that the draft has
    nowhere else in capitals, without a label or a title, is a thing unless it is a
    given name, speaks, or does what is "hers".
    """
    inside: set[int] = set()
    for phrase, name in taken:
        number = people.meaning[phrase.head]
        initial = _opens_sentence(people, phrase)
        given = nouns.is_given(name.words[0])
        verb = people.parse.governor(people.parse.words[phrase.head])
        speaks = verb is not None and verb.lemma in lexicon.lines("plain_verbs")
        acts = people.parse.words[phrase.head].dep.startswith("nsubj")
        speaks = speaks or (
            acts and genders.next_pronoun(people.parse, phrase.last) != ""
        )
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


def _know_companies(people: People, taken: _Taken) -> None:
    """Dalton has a mayor, and so is no person, unless it is a part of a longer name."""
    for phrase, _ in taken:
        number = people.meaning[phrase.head]
        identity = people.identity(number)
        personal = identity.entry or identity.honorifics or len(identity.longest) > 1
        if personal or any(form[0] in nouns.given_names() for form in identity.names):
            continue
        owns = phrase.owner and _governs(people, phrase)
        if people.sorts.get(number) == "person" and (
            owns or _is_spoken_for(people, phrase)
        ):
            people.take_for_body(number)


def _is_spoken_for(people: People, phrase: Phrase) -> bool:
    """A spokesperson for Norsky: of a person, the full name would stand somewhere."""
    words, at = people.parse.words, phrase.first
    role = words[at - 2].lower if at > 1 and words[at - 1].lower == "for" else ""
    return role.startswith("spokes")


def _governs(people: People, owner: Phrase) -> bool:
    """Whether something is said to be somebody's that no person has."""
    words, at = people.parse.words, owner.last + 2
    while at < len(words) and words[at].tag.startswith(("NN", "JJ")):
        if words[at].lower in lexicon.lines("held_by_no_person"):
            return True
        at += 1
    return False


def _know_the_misspelt(
    people: People, taken: _Taken, labels: dict[tuple[str, ...], str]
) -> None:
    """“Achterburg promised” is not about a town where Mr. Achterberg is spoken of."""
    known = {words[-1] for words, label in labels.items() if label == "PERSON"}
    for phrase, name in taken:
        if labels.get(name.words) != "GPE" or len(name.words) > 1:
            continue
        verb = people.parse.governor(people.parse.words[phrase.head])
        speaks = verb is not None and verb.lemma in lexicon.entries("speech_verbs")
        if speaks and any(are_close(name.last, other) for other in known):
            labels[name.words] = "PERSON"


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
        if len(name.words) > 1 or name.words[0] not in nouns.given_names():
            people.identity(known).last_seen = phrase.head
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
    known = _with_rank(people, phrase)
    found = [known] if known is not None else register.candidates(name, titled)
    found = _ranked_so(people, phrase, found) or found
    if label in ("GPE", "NORP"):
        found = [i for i in found if i.names[name.words] or i.entry or i.labels[label]]
    if not found:
        return register.add_short(name, label)
    found = _taken_up(people, phrase, name, found)
    if len(found) == 1:
        found = [_namesake(people, phrase, name, found[0], last_seen)]
    seen = [i for i in found if i.number in last_seen]
    pool = seen or found
    best = max(pool, key=lambda i: (last_seen.get(i.number, -1), i.seen, -i.number))
    others = [i for i in seen if i is not best and i.seen * 4 >= best.seen]
    if others:
        people.rivals[phrase.head] = (best.number, *(i.number for i in others))
    register.note(best, name, label)
    return best


def _taken_up(
    people: People, phrase: Phrase, name: FullName, found: list[Identity]
) -> list[Identity]:
    """Of husband and wife the one of whom a sentence goes on to say "he", if no other
    bears the surname, and neither a title."""
    form = genders.takes_up(people.parse, phrase)
    if not form or name.honorific or len(name.words) > 1:
        return found
    pair = people.register.bearing(name.words)
    if len(pair) != 2 or any(one.honorifics or one.entry for one in pair):
        return found
    fitting = [one for one in pair if one.gender() == form]
    return fitting if len(fitting) == 1 else found


def _namesake(
    people: People,
    phrase: Phrase,
    name: FullName,
    one: Identity,
    last_seen: dict[int, int],
) -> Identity:
    """Whoever of the cast bears this given name and is about, where the one who goes
    by it has long not been called by any other name."""
    if one.entry is None or len(name.words) > 1 or name.honorific:
        return one
    others = [
        other
        for other in people.register.identities
        if other.entry is not None and other is not one
        if any(len(form) > 1 and form[0] == name.last for form in other.names)
    ]
    here = max(others, key=lambda i: i.last_seen, default=one)
    about = here.last_seen > one.last_seen and here.last_seen >= 0
    away = one.last_seen < 0 or phrase.head - one.last_seen >= _AWAY
    return here if about and away else one


def _with_rank(people: People, phrase: Phrase) -> Identity | None:
    """The one whom the cast knows by just this rank and name: General Wahl."""
    if not _ranked(people, phrase):
        return None
    whole = take_apart(people.text_of(phrase.core - 1, phrase.last))
    found = [i for i in people.register.exactly(whole) if i.entry is not None]
    return found[0] if len(found) == 1 else None


def _ranked_so(people: People, phrase: Phrase, found: list[Identity]) -> list[Identity]:
    """Of those who bear a name, those who were given this rank before."""
    if len(found) < 2 or not _ranked(people, phrase):
        return []
    rank = people.parse.words[phrase.core - 1].lower
    return [i for i in found if rank in people.titles.get(i.number, ())]


def _by_rank(
    people: People, name: FullName, last_seen: dict[int, int]
) -> Identity | None:
    """The Colonel, Mademoiselle: whoever bore this title last."""
    rank = name.last
    if len(name.words) != 1 or name.honorific or not nouns.is_title(rank):
        return None
    bearers = [n for n in last_seen if _bears(people, n, rank)]
    if not bearers or len(set(bearers)) > 3:
        return None
    return people.identity(max(bearers, key=lambda n: last_seen[n]))


def _bears(people: People, number: int, title: str) -> bool:
    honorifics = people.identity(number).honorifics
    return title in people.titles.get(number, ()) or honorifics[title] > 0


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
