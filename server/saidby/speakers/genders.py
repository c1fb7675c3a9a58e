"""What the draft itself tells of a person's gender: the pronouns after a name.

"Newland turned his head" counts for "he"; some errors are outvoted.
"""

from __future__ import annotations

from collections import Counter

from saidby.language.parse import Parse
from saidby.speakers.names import FullName
from saidby.speakers.people import People
from saidby.speakers.phrases import Phrase

_FORMS = {
    "he": "m",
    "his": "m",
    "him": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
# Those that take a subject up; of "Vale saw her" it is not Vale who is a she.
_SUBJECTS = {"he": "m", "himself": "m", "she": "f", "herself": "f"}
_REACH = 14
_FEWEST, _SHARE = 3, 0.75
# One such pronoun weighs as much as a title.
_WEIGHT = 3


def told(parse: Parse, taken: list[tuple[Phrase, FullName]]) -> dict[str, str]:
    """The gender that each given name, in lower case, is followed by most surely."""
    votes: dict[str, Counter[str]] = {}
    for phrase, name in taken:
        if name.honorific or phrase.sort not in ("person", ""):
            continue
        if not parse.words[phrase.head].dep.startswith("nsubj"):
            continue
        gender = next_pronoun(parse, phrase.last)
        if gender:
            votes.setdefault(name.words[0], Counter())[gender] += 1
    found: dict[str, str] = {}
    for word, counts in votes.items():
        gender, most = counts.most_common(1)[0]
        if most >= _FEWEST and most >= _SHARE * counts.total():
            found[word] = gender
    return found


def note(people: People, taken: list[tuple[Phrase, FullName]]) -> None:
    """Note everybody's gender as the pronouns after all of their names tell it; a
    person's title tells more, and a given name less: Brett may be a woman."""
    votes: dict[int, Counter[str]] = {}
    for phrase, _ in taken:
        who = people.meaning.get(phrase.head)
        subject = people.parse.words[phrase.head].dep.startswith("nsubj")
        gender = _taken_up(people.parse, phrase.last) if subject else ""
        if who is not None and gender:
            votes.setdefault(who, Counter())[gender] += 1
    for who, counts in votes.items():
        gender, most = counts.most_common(1)[0]
        if most >= _FEWEST and most >= _SHARE * counts.total():
            people.identity(who).genders[gender] += _WEIGHT * most


def next_pronoun(parse: Parse, last: int) -> str:
    """The first gendered pronoun of the sentence, unless another name comes first."""
    words = parse.words
    end = min(len(words), last + 1 + _REACH)
    for word in words[last + 1 : end]:
        if word.sentence != words[last].sentence or word.entity == "PERSON":
            return ""
        if word.lower in _FORMS:
            return _FORMS[word.lower]
    return ""


def takes_up(parse: Parse, phrase: Phrase) -> str:
    """The gender by which a sentence goes on about its subject: "Pryce said he …"."""
    words, at = parse.words, phrase.last + 1
    if not words[phrase.head].dep.startswith("nsubj"):
        return ""
    after = [word.lower for word in words[at : at + 3]]
    return next((_SUBJECTS[word] for word in after if word in _SUBJECTS), "")


def _taken_up(parse: Parse, last: int) -> str:
    """The gender by which the sentence, or the start of the next one, takes its subject
    up again; nothing if somebody else is named first."""
    words = parse.words
    for word in words[last + 1 : last + 1 + 3 * _REACH]:
        near = word.sentence == words[last].sentence
        first = parse.sentences[word.sentence].first == word.index
        next_one = word.sentence == words[last].sentence + 1
        if word.entity == "PERSON" or not (near or (first and next_one)):
            return ""
        if word.quotation < 0 and word.lower in _SUBJECTS:
            return _SUBJECTS[word.lower]
    return ""
