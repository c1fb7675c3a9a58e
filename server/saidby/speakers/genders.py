"""What the draft itself tells of a person's gender: the pronouns after a name.

"Newland turned his head" counts for "he"; some errors are outvoted.
"""

from __future__ import annotations

from collections import Counter

from saidby.language.parse import Parse
from saidby.speakers.names import FullName
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
_REACH = 14
_FEWEST, _SHARE = 3, 0.75


def told(parse: Parse, taken: list[tuple[Phrase, FullName]]) -> dict[str, str]:
    """The gender that each given name, in lower case, is followed by most surely."""
    votes: dict[str, Counter[str]] = {}
    for phrase, name in taken:
        if name.honorific or phrase.sort not in ("person", ""):
            continue
        if not parse.words[phrase.head].dep.startswith("nsubj"):
            continue
        gender = _next_pronoun(parse, phrase.last)
        if gender:
            votes.setdefault(name.words[0], Counter())[gender] += 1
    found: dict[str, str] = {}
    for word, counts in votes.items():
        gender, most = counts.most_common(1)[0]
        if most >= _FEWEST and most >= _SHARE * counts.total():
            found[word] = gender
    return found


def _next_pronoun(parse: Parse, last: int) -> str:
    """The first gendered pronoun of the sentence, unless another name comes first."""
    words = parse.words
    end = min(len(words), last + 1 + _REACH)
    for word in words[last + 1 : end]:
        if word.sentence != words[last].sentence or word.entity == "PERSON":
            return ""
        if word.lower in _FORMS:
            return _FORMS[word.lower]
    return ""
