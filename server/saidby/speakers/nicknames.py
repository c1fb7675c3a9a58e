"""People known by a name in quotation marks: a fisherman known as “Barnacle”."""

from __future__ import annotations

from saidby.language.parse import Parse
from saidby.speakers.cast import MentionKind
from saidby.speakers.people import People
from saidby.speakers.phrases import Phrase

_KNOWN = {"known", "nicknamed", "dubbed", "called"}
_REACH, _LONGEST = 8, 4


def note_nicknames(people: People) -> None:
    """Give those who have no other name the one they are known by."""
    for phrase in people.phrases.found:
        number = people.meaning.get(phrase.head)
        if number is None or phrase.kind is not MentionKind.DESCRIPTION:
            continue
        name = _nickname(people.parse, phrase) if phrase.sort == "person" else ""
        if name and not people.identity(number).names:
            people.nicknames[number] = name


def _nickname(parse: Parse, phrase: Phrase) -> str:
    words = parse.words
    known = False
    for at in range(phrase.last + 1, min(len(words), phrase.last + _REACH)):
        known = known or words[at].lower in _KNOWN
        if words[at].text in (",", ".", ";"):
            return ""
        if words[at].text == "“":
            return _quoted(parse, at) if known else ""
    return ""


def _quoted(parse: Parse, mark: int) -> str:
    number, said = parse.words[mark].quotation, []
    for word in parse.words[mark + 1 : mark + 2 + _LONGEST]:
        if word.quotation != number or word.text == "”":
            break
        said.append(word.text)
    name = " ".join(said).strip(" ,.")
    return name if len(said) <= _LONGEST and name[:1].isupper() else ""
