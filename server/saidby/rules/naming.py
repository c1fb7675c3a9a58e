"""Names as written: taken apart into title, given name and surname."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from saidby.draft import Draft
from saidby.options import CastEntry
from saidby.speakers import nouns
from saidby.speakers.cast import Mention, MentionKind, Speaker, SpeakerKind
from saidby.text.spans import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "esq"}
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name: where it stands, and how it reads without "'s"."""

    span: Span
    text: str

    @property
    def plain(self) -> str:
        return fold(self.text)


def fold(word: str) -> str:
    """A word of a name as it is compared: no full stop, no capitals."""
    return word.rstrip(".").replace("’", "'").casefold()


def words_of(entry: CastEntry) -> Iterator[str]:
    """Every word of the names of a speaker in the cast, to be compared."""
    for name in (entry.name, *entry.aliases):
        yield from map(fold, name.split())


def parts(draft: Draft, mention: Mention) -> tuple[Part, ...]:
    """The words of a name without titles before and suffixes after it."""
    found = list(_words(draft, mention.core))
    while len(found) > 1 and _is_title(found[0].text):
        found.pop(0)
    if len(found) == 1:
        found = _given_before(draft, mention, found[0]) + found
    while len(found) > 1 and found[-1].plain in _SUFFIXES:
        found.pop()
    return tuple(found)


def _words(draft: Draft, span: Span) -> Iterator[Part]:
    for match in _WORD.finditer(draft.prose.masked, span.start, span.end):
        bare = _POSSESSIVE.sub("", match.group())
        yield Part(Span(match.start(), match.start() + len(bare)), bare)


def _given_before(draft: Draft, mention: Mention, surname: Part) -> list[Part]:
    """A given name that was taken for the end of a title: "strategist Donna Reyes"."""
    before = list(_words(draft, Span(mention.span.start, surname.span.start)))
    if mention.kind is not MentionKind.NAME or not before:
        return []
    last = before[-1]
    if _is_title(last.text) or not last.text[:1].isupper():
        return []
    named = last.plain in nouns.given_names() or not nouns.sort_of(last.plain)
    return [last] if named else []


def _is_title(word: str) -> bool:
    return word.lower() in nouns.honorifics() or word.lower() in nouns.ranks()


def title(draft: Draft, mention: Mention) -> str:
    """What stands before the name in its phrase ("Defense Department spokesperson")."""
    named = parts(draft, mention)
    if not named or mention.kind is not MentionKind.NAME:
        return ""
    return draft.prose.masked[mention.span.start : named[0].span.start].strip()


def bare_name(draft: Draft, mention: Mention) -> str:
    """The name in lower case if it is a single word without a title, else ""."""
    if mention.kind is not MentionKind.NAME or title(draft, mention):
        return ""
    named = parts(draft, mention)
    return named[0].plain if len(named) == 1 else ""


def by_id(draft: Draft) -> dict[str, Speaker]:
    """The speakers of a draft by their id."""
    return {speaker.id: speaker for speaker in draft.cast.speakers}


def full_names(draft: Draft) -> dict[str, tuple[Speaker, ...]]:
    """The people of a draft that it names in full, by surname in lower case."""
    found: dict[str, list[Speaker]] = defaultdict(list)
    for speaker in draft.cast.speakers:
        words = speaker.name.split()
        if speaker.kind is SpeakerKind.PERSON and len(words) > 1:
            found[fold(words[-1])].append(speaker)
    return {surname: tuple(people) for surname, people in found.items()}
