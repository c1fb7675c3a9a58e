"""Noun phrases, read off the tags: what may mention a speaker, and of what sort.

Tags are right more often than trees, so phrases are runs of tags (Abney's chunks);
the tree is asked only how phrases and verbs hang together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from saidby import lexicon
from saidby.language.parse import Parse, Word
from saidby.speakers import nouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.name_kinds import is_title_word, label_of, sort_of_name
from saidby.speakers.nouns import Sort

_INNER = {"JJ", "JJR", "JJS", "CD", "POS", "HYPH", "AFX", "VBN", "VBG", "$", "RBS"}
_NOUNS = {"NN", "NNS", "NNP", "NNPS", "FW", "ADD"}
_NAMES = {"NNP", "NNPS"}
_OUTSIDE = {"RB", "VBD", "VBZ", "VBP", "VB", "MD", "PRP", ",", ".", ":", "``", "''"}
_OPENERS = {"DT", "PDT", "PRP$", "WP$"}
_PARTICLES = frozenset(lexicon.lines("name_particles"))
_ADVERBS = {"aloud", "again", "too", "then", "once", "back", "out", "up", "down"}
_JOINERS = {"of", "for"}
# Before a rank they are no names: Fire Marshal Dan Pike.
_SERVICES = ("fire",)
# The other, the elder: one of two who are there, with no noun to say it.
ONE_OF_TWO = {"other", "latter", "former", "elder", "younger", "eldest", "youngest"}
_ALONE = frozenset(
    ("some", "others", "many", "several", "both", "most", "few", "another", "one")
) | {"neither", "none", "all", "each", "those", "other"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``first`` to ``last``, both included; ``head`` is the noun they hang on.

    ``core`` is where the name starts in a name, the head elsewhere. ``label`` is the
    entity label of a name. ``owner`` tells the possessor ("Ukraine" in "Ukraine's
    army") from the phrase that it is part of.
    """

    first: int
    last: int
    head: int
    core: int
    kind: MentionKind
    sort: Sort
    label: str = ""
    owner: bool = False


@dataclass(slots=True)
class Phrases:
    """All phrases of a parse, and the one that each word belongs to."""

    found: list[Phrase] = field(default_factory=list)
    by_word: dict[int, Phrase] = field(default_factory=dict)
    owners: dict[int, Phrase] = field(default_factory=dict)

    def at(self, word: int) -> Phrase | None:
        return self.by_word.get(word)


def read(parse: Parse) -> Phrases:
    """Every phrase of the narration and of fragments, in text order."""
    phrases = Phrases()
    for first, last in _joined(parse, list(_runs(parse))):
        _add(parse, phrases, first, last)
    phrases.found.sort(key=lambda phrase: (phrase.first, -phrase.last))
    return phrases


def _runs(parse: Parse) -> Iterator[tuple[int, int]]:
    words = parse.words
    named = _named_words(parse)
    at, count = 0, len(words)
    while at < count:
        end = _run_end(words, at, count, named)
        if end > at:
            if not _is_party(words, at, end):
                yield at, end - 1
            at = end
        else:
            at += 1


def _is_party(words: tuple[Word, ...], at: int, end: int) -> bool:
    """Brandt (D-MA), Vane, R-Texas: a party and where from, and nobody's name."""
    if end - at < 3 or not at or words[at - 1].text not in ("(", ","):
        return False
    party, hyphen, state = (word.text for word in words[at : at + 3])
    capitals = party.isupper() and state[:1].isupper()
    return len(party) == 1 and hyphen == "-" and capitals


def _is_may(word: Word) -> bool:
    """May, April, June and August as a person: the subject of a verb, or called so."""
    return (
        word.lower in ("may", "april", "june", "august")
        and word.tag == "NNP"
        and word.dep.startswith(("nsubj", "obj", "iobj"))
    )


def _nominal_adjective(words: tuple[Word, ...], at: int, end: int) -> bool:
    """The 43-year-old said: an adjective with a verb right after it is a noun."""
    return (
        end - at >= 2
        and words[end - 1].tag in ("JJ", "CD")
        and end < len(words)
        and words[end].tag in ("VBD", "VBZ", "VBP")
    )


def _is_age(words: tuple[Word, ...], end: int) -> bool:
    """The 43-year-old: what ends in "-old" is a person, unless a noun follows."""
    return words[end - 1].lower == "old" and words[end - 2].text == "-"


def _named_words(parse: Parse) -> dict[int, int]:
    """Each word of a name to the number of that name."""
    return {
        word: number
        for number, name in enumerate(parse.names)
        for word in range(name.first, name.last)
    }


def _run_end(
    words: tuple[Word, ...], at: int, count: int, named: dict[int, int]
) -> int:
    """One past the last word of the phrase that starts here; ``at`` if none does."""
    first = words[at]
    if first.stub:
        return at
    if first.tag in ("PRP", "EX"):
        return at + 1
    if not _may_open(first, named):
        return at
    noun = at if first.tag in _NOUNS or first.lower in _ALONE else -1
    end = at + 1
    while end < count and _goes_on(words, end, at, named):
        is_noun = words[end].tag in _NOUNS or _ends_hyphened(words, end)
        if is_noun and not _is_date(words, end):
            noun = end
        end += 1
    if noun < 0:
        if first.tag == "DT" and _nominal_adjective(words, at, end):
            return end
        if first.lower == "the" and words[end - 1].lower in ONE_OF_TWO:
            return end
        return end if first.lower in _ALONE else at
    return end if _is_age(words, end) else noun + 1


def _is_date(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word is a month or a day; it is none in "Aunt May"."""
    before = words[at - 1] if at else None
    honoured = before is not None and before.lower in nouns.honorifics()
    return words[at].lower in nouns.calendar() and not honoured


def _may_open(word: Word, named: dict[int, int]) -> bool:
    if word.tag in _NOUNS and _is_manner(word):
        return False
    if word.lower in nouns.calendar() and word.index not in named:
        return _is_may(word)
    return (
        word.tag in _OPENERS
        or word.tag in _NOUNS
        or word.tag in ("JJ", "JJS", "CD")
        or word.index in named
        or word.lower in _ALONE
    )


def _goes_on(
    words: tuple[Word, ...], at: int, start: int, named: dict[int, int]
) -> bool:
    word, before = words[at], words[at - 1]
    if (
        word.stub
        or word.sentence != before.sentence
        or word.quotation != before.quotation
    ):
        return False
    if before.tag in _NOUNS and _trails(word):
        return False
    if before.tag in _NAMES and _ends_name(words, at):
        return False
    if (
        at in named
        and at - 1 in named
        and named[at] == named[at - 1]
        and word.tag not in _OUTSIDE
    ):
        return True
    if _is_date(words, at) and at not in named:
        return False
    if _hyphened(words, at):
        return True
    if word.tag in ("VBN", "VBG"):
        return (
            before.tag in ("DT", "PRP$", "JJ", "HYPH", "POS", "RB")
            and at + 1 < len(words)
            and words[at + 1].tag in _NOUNS | {"JJ"}
        )
    if word.tag in _NOUNS or word.tag in _INNER:
        return True
    if word.text in ("-", "–", "&", "/") or word.lower in _PARTICLES:
        return (
            at + 1 < len(words)
            and words[at + 1].tag in _NOUNS
            and before.tag in _NOUNS | _INNER
        )
    return word.tag == "DT" and before.tag == "PDT"


def _is_manner(word: Word) -> bool:
    """He answered solemnly: nobody, whatever its tag."""
    return (
        word.text.endswith("ly")
        and word.text.islower()
        and not nouns.sort_of(word.lower)
    )


def _ends_name(words: tuple[Word, ...], at: int) -> bool:
    """Whether what is written small ends a name: said Vell one day; Vell shot back."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else None
    back = after is not None and after.lower == "back" and word.tag == "NN"
    return word.text.islower() and (word.tag == "CD" or back)


def _trails(word: Word) -> bool:
    """Said Archer boldly, said Emma smiling: no part of the name, whatever its tag."""
    if word.lower != word.text or word.tag == "NNS":
        return False
    adverb = word.lower.endswith("ly") or word.lower in _ADVERBS
    rising = word.lower.endswith("ing") and word.tag == "VBG"
    return (adverb or rising) and not nouns.sort_of(word.lower)


def _hyphened(words: tuple[Word, ...], at: int) -> bool:
    """Part of a hyphened name: "-won" in "Hong Jang-won"."""
    if words[at].text == "-":
        return (
            at > 0
            and words[at - 1].tag in _NAMES
            and words[at - 1].end == words[at].start
        )
    before = words[at - 1]
    return (
        before.text == "-"
        and before.end == words[at].start
        and at > 1
        and words[at - 2].tag in _NAMES
    )


def _ends_given(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word ends a given name such as "Soo-jin"."""
    return _ends_hyphened(words, at) and words[at - 2].text[:1].isupper()


def _ends_hyphened(words: tuple[Word, ...], at: int) -> bool:
    return words[at].text != "-" and _hyphened(words, at)


def _joined(parse: Parse, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs with their "of": the Institute for the Study of War, Head of State X."""
    at = 0
    while at < len(runs):
        first, last = runs[at]
        while at + 1 < len(runs) and _joins(parse, first, last, runs[at + 1]):
            at += 1
            last = runs[at][1]
        yield first, last
        at += 1


def _joins(parse: Parse, first: int, last: int, after: tuple[int, int]) -> bool:
    words = parse.words
    if after[0] != last + 2 or words[last + 1].lower not in _JOINERS:
        return False
    if words[after[0]].sentence != words[last].sentence:
        return False
    name = parse.name_at(last)
    if name is not None and after[0] < name.last:
        return True
    if _is_office(words, last) and words[after[1]].tag in _NAMES:
        return after[1] > after[0]
    title = words[last].tag in _NOUNS and nouns.sort_of(words[last].lower) == "person"
    return title and _ends_in_person(parse, after) and after[1] - after[0] >= 1


def _is_office(words: tuple[Word, ...], at: int) -> bool:
    """Whether "Secretary of State" or the like starts at a word."""
    row = " ".join(word.lower for word in words[at : at + 3])
    return words[at].text[:1].isupper() and row in lexicon.lines("offices_with_of")


def _ends_in_person(parse: Parse, run: tuple[int, int]) -> bool:
    name = parse.name_at(run[1])
    titled = nouns.is_title(parse.words[run[0]].lower)  # a spokesman for Mr Hale
    whole = name is not None and name.label == "PERSON" and name.first > run[0]
    return whole and not titled


def _add(parse: Parse, phrases: Phrases, first: int, last: int) -> None:
    words = parse.words
    if words[last].tag == "POS":
        last -= 1
    for at in range(first, last):
        if words[at].tag == "POS" and at > first:
            owner = _phrase(parse, first, at - 1, owner=True)
            phrases.found.append(owner)
            for word in range(first, at):
                phrases.owners[word] = owner
            break
    if words[first].tag == "PRP$" and last > first:
        owner = Phrase(first, first, first, first, MentionKind.PRONOUN, "", owner=True)
        phrases.found.append(owner)
        phrases.owners.setdefault(first, owner)
    owned = last + 1 < len(words) and words[last + 1].tag == "POS"
    phrase = _phrase(parse, first, last, owner=owned)
    phrases.found.append(phrase)
    for word in range(first, last + 1):
        phrases.by_word[word] = phrase


def _phrase(parse: Parse, first: int, last: int, *, owner: bool) -> Phrase:
    words = parse.words
    head = words[last]
    if head.tag in ("PRP", "EX"):
        return Phrase(first, last, last, last, MentionKind.PRONOUN, "", owner=owner)
    core = _name_start(parse, first, last)
    if core is not None:
        label = label_of(parse, first, core, last)
        return Phrase(
            first,
            last,
            last,
            core,
            MentionKind.NAME,
            sort_of_name(label, head),
            label,
            owner,
        )
    start = _head_before_of(parse, first, last)
    sort = _noun_sort(words, first, start)
    return Phrase(first, last, start, start, MentionKind.DESCRIPTION, sort, "", owner)


def _head_before_of(parse: Parse, first: int, last: int) -> int:
    for at in range(first + 1, last):
        if parse.words[at].lower in _JOINERS:
            return at - 1
    return last


def _noun_sort(words: tuple[Word, ...], first: int, head: int) -> Sort:
    word = words[head]
    if words[first].lower == "the" and word.lower in ONE_OF_TWO | {"one"}:
        return "person"
    if word.lower in _ALONE:
        return "group"
    if word.tag in ("JJ", "CD") and words[first].tag == "DT":
        many = word.tag == "CD" and word.lower != "one"
        return nouns.sort_of(word.lower) or ("group" if many else "person")
    plural = word.tag in ("NNS", "NNPS")
    sort = nouns.sort_of(word.lower, plural)
    if not sort and word.tag == "NN" and word.lower.endswith("s"):
        sort = nouns.sort_of(word.lower, True)
    return sort


def _name_start(parse: Parse, first: int, last: int) -> int | None:
    """Where the name at the end of a phrase starts; None if it does not end in one."""
    words = parse.words
    hyphened = last > first and _ends_hyphened(words, last)
    if words[last].tag not in _NAMES and not words[last].entity and not hyphened:
        return None
    start = last
    while start > first and (
        _in_name(words[start - 1], words[start]) or _ends_given(words, start - 1)
    ):
        start -= 1
    entity = parse.name_at(last)
    if entity is not None and entity.first > start and entity.label == "PERSON":
        firm = words[entity.first - 1].text == "&"
        if not firm and not _follows_role(words, first, start):
            start = _back_over_given(words, start, entity.first)
    elif (
        entity is not None
        and entity.last == last + 1
        and (entity.label != "PERSON" or _is_of(words, entity.first, start))
    ):
        start = min(start, max(first, entity.first))
    for office in (start, start - 2):
        if first <= office <= last - 3 and _is_office(words, office):
            start = office + 3
            break
    return _after_titles(words, start, last)


def _follows_role(words: tuple[Word, ...], first: int, start: int) -> bool:
    """Defense lawyer Ottoline Keane: all that is large after the role is the name."""
    before = words[start - 1] if start > first else None
    return before is not None and nouns.sort_of(before.text) == "person"


def _is_of(words: tuple[Word, ...], first: int, last: int) -> bool:
    """The Duchess of Wahl: a title with a place is the name."""
    return any(words[at].lower in _JOINERS for at in range(first, last))


def _in_name(word: Word, after: Word) -> bool:
    if word.text in ("-", "–", "&", ".") or word.lower in _PARTICLES:
        return True
    if word.text[:1].islower():
        return False
    if word.tag in _NAMES:
        return True
    return bool(word.entity) and word.entity == after.entity and word.tag != "DT"


def _back_over_given(words: tuple[Word, ...], first: int, start: int) -> int:
    """To the honorific or the given names that a name's label left out."""
    while start > first:
        before = words[start - 1].lower
        given = before in nouns.given_names() and not is_title_word(before)
        particle = before in _PARTICLES and words[start - 1].text.islower()
        if not given and not particle and before not in nouns.honorifics():
            break
        start -= 1
    return start


def _narrows_title(words: tuple[Word, ...], start: int, at: int) -> bool:
    """Battalion Chief Luis Ortega, Fire Marshal Pike, Chief Medical Officer Ives."""
    body = nouns.sort_of(words[at].lower) in ("group", "organization")
    inside = at > start and is_title_word(words[at - 1].lower)
    narrows = body or inside or words[at].lower in _SERVICES
    return narrows and is_title_word(words[at + 1].lower)


def _after_titles(words: tuple[Word, ...], start: int, last: int) -> int:
    """Past leading ranks and roles ("Commissioner Lyle Brandt"), honorifics kept."""
    at = start
    while at < last:
        lower = words[at].lower
        if lower in nouns.honorifics():
            break
        titled = is_title_word(lower) and words[at + 1].lower not in _JOINERS
        titled = titled or (at + 1 < last and _narrows_title(words, start, at))
        if not titled and not (words[at].text == "-" and at > start):
            break
        at += 1
    return at
