"""People known by a name in quotation marks: a fisherman known as “Barnacle”."""

from __future__ import annotations

from saidby.language.parse import Parse
from saidby.speakers.cast import MentionKind
from saidby.speakers.people import People
from saidby.speakers.phrases import Phrase
from saidby.text.prose import FILL

_KNOWN = {"known", "nicknamed", "dubbed", "called"}
_REACH, _LONGEST = 10, 4


def note_nicknames(people: People, masked: str) -> None:
    """Give those who have no other name the one they are known by."""
    for phrase in people.phrases.found:
        number = people.meaning.get(phrase.head)
        if number is None or phrase.kind is not MentionKind.DESCRIPTION:
            continue
        if phrase.sort != "person":
            continue
        name = _nickname(people.parse, phrase, masked)
        if name and not people.identity(number).names:
            people.nicknames[number] = name
            people.names_in_marks.add(_marks(people.parse, phrase))


def _nickname(parse: Parse, phrase: Phrase, masked: str) -> str:
    words = parse.words
    known = False
    for at in range(phrase.last + 1, min(len(words), phrase.last + _REACH)):
        known = known or words[at].lower in _KNOWN
        if words[at].text in (",", ".", ";"):
            return ""
        if words[at].text == "“":
            return _quoted(parse, at, masked) if known else ""
    return ""


def _marks(parse: Parse, phrase: Phrase) -> int:
    """The quotation that the nickname after a phrase is."""
    at = phrase.last
    while parse.words[at].text != "“":
        at += 1
    return parse.words[at].quotation


def _quoted(parse: Parse, mark: int, masked: str) -> str:
    """What stands in the marks, if it is short and looks like a name."""
    number, end = parse.words[mark].quotation, mark
    while end + 1 < len(parse.words) and parse.words[end + 1].quotation == number:
        end += 1
    start, stop = parse.words[mark].end, parse.words[end].start
    name = masked[start:stop].replace(FILL, "").strip(" ,.")
    return name if len(name.split()) <= _LONGEST and name[:1].isupper() else ""
