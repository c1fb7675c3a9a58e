"""A speaker's name changed through a draft, each form of it in its own way.

"Mara Lindqvist" renamed to "Ida Wahl" makes "Lindqvist" into "Wahl" and "Ms.
Lindqvist's" into "Ms. Wahl's". What stands in somebody's words is that person's and
stays, unless it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from saidby.findings import Edit
from saidby.queries.index import Index, Sort, Subject
from saidby.queries.name_forms import Name, Renaming, is_legible
from saidby.queries.name_places import Words, bearers, fullest_name, places, words_in
from saidby.queries.settling import settlement
from saidby.rules.naming import fold, parts
from saidby.speakers.cast import MentionKind, Speaker, SpeakerKind
from saidby.text.spans import Span

_NOT_IN_A_NAME = re.compile(r"[\d\"“”„«»<>{}()\[\]|\\/,;:!?…]")
_APOSTROPHES = ("'", "’")
_NO_NAME = "There is no speaker's name here."


class NotRenamable(ValueError):
    """What cannot be renamed, or not to that; the message is for the writer."""


@dataclass(frozen=True, slots=True)
class Target:
    """A name pointed at: whose it is, its words, and the one of them pointed at.

    ``quoted`` says that it is pointed at in somebody's words.
    """

    speaker: Speaker
    name: Name
    span: Span
    word: str
    quoted: bool = False


def target(index: Index, offset: int) -> Target:
    """The speaker's name at a place. Raises NotRenamable."""
    subject = index.at(offset)
    if subject is None:
        raise NotRenamable(_NO_NAME)
    if subject.sort is Sort.QUOTATION:
        return _said(index, subject, offset)
    speaker = index.speaker(subject.speaker)
    words = _words_of(index, subject)
    if speaker is None:
        raise NotRenamable("Whom this means is not clear.")
    return _target(index, speaker, words, offset)


def _words_of(index: Index, subject: Subject) -> Words:
    """The words of the name that is pointed at. Raises NotRenamable."""
    mention = subject.mention
    if subject.sort is Sort.LABEL:
        return words_in(index.draft.prose.masked, subject.span)
    if subject.sort is not Sort.MENTION or mention is None:
        raise NotRenamable(_NO_NAME)
    if mention.kind is not MentionKind.NAME:
        kind = mention.kind.value
        raise NotRenamable(f"A {kind} cannot be renamed: put the cursor on the name.")
    return parts(index.draft, mention)


def _said(index: Index, subject: Subject, offset: int) -> Target:
    """A name in somebody's words: it is known by what it is."""
    for part in words_in(index.draft.prose.masked, subject.span):
        if part.span.start <= offset <= part.span.end:
            meant = bearers(index, part.text)
            if len(meant) == 1 and part.text[:1].isupper():
                return replace(_target(index, meant[0], (part,), offset), quoted=True)
    raise NotRenamable(_NO_NAME)


def _target(index: Index, speaker: Speaker, words: Words, offset: int) -> Target:
    pointed = [w for w in words if w.span.start <= offset <= w.span.end]
    whole = Span(words[0].span.start, words[-1].span.end) if words else Span(0, 0)
    if not words or not whole.start <= offset <= whole.end:
        raise NotRenamable("Put the cursor on the name itself.")
    return Target(
        speaker, fullest_name(index, speaker), whole, (pointed or words)[-1].text
    )


def renaming(found: Target, new: str) -> Renaming:
    """What a new name means. Raises NotRenamable if it is none.

    One word in the place of several is the new form of the word pointed at.
    """
    words = new.split()
    if not is_legible(new) or _NOT_IN_A_NAME.search(new):
        raise NotRenamable("That is no name.")
    old = found.name
    if len(words) > 1 or not old.given:
        person = found.speaker.kind is SpeakerKind.PERSON
        return Renaming(old, Name.of(new, person=person))
    if fold(found.word) in map(fold, old.given):
        return Renaming(old, Name((words[0], *old.given[1:]), old.surname))
    return Renaming(old, Name(old.given, (words[0],)))


def namesakes(index: Index, name: Name) -> list[Speaker]:
    """The one in another draft who has the same full name, if there is just one."""
    wanted = [fold(word) for word in name.words]
    found = [
        speaker
        for speaker in index.draft.cast.speakers
        if name.surname[-1] in " ".join((speaker.name, *speaker.aliases))
        and [fold(word) for word in fullest_name(index, speaker).words] == wanted
    ]
    return found if len(found) == 1 else []


def renamed(
    index: Index, speaker: Speaker, change: Renaming, *, quoted: bool = False
) -> tuple[Edit, ...]:
    """The edits that rename a speaker in a draft, in text order.

    ``quoted`` changes the name in somebody's words as well.
    """
    edits: dict[Span, Edit] = {}
    found = places(index, speaker, change.old, quoted=quoted)
    for words in (*found, *_settled(index, speaker)):
        for edit in change.edits(words):
            edits.setdefault(edit.span, _with_possessive(index, edit))
    return tuple(edits[span] for span in sorted(edits))


def _settled(index: Index, speaker: Speaker) -> Iterator[Words]:
    """The name in comments that settle whose a quotation is."""
    text = index.draft.source.text
    for number in index.said_by.get(speaker.id, ()):
        directive = settlement(index.draft, number)
        if directive is not None and directive.arguments:
            named = directive.arguments[0]
            at = text.find(named, directive.span.start, directive.span.end)
            if at >= 0:
                yield words_in(text, Span(at, at + len(named)))


def _with_possessive(index: Index, edit: Edit) -> Edit:
    """James' becomes Ruiz's: a bare apostrophe is for names that end in s."""
    text, end = index.text, edit.span.end
    bare = text[end : end + 1] in _APOSTROPHES and not text[end + 1 : end + 2].isalpha()
    ends_in_s = text[end - 1 : end].lower() == "s"
    if not bare or not ends_in_s or edit.replacement[-1:].lower() == "s":
        return edit
    if any(part.end == end + 1 for part, _ in index.quotations.at(end)):
        return edit  # a quotation mark
    span = Span(edit.span.start, end + 1)
    return Edit(span, f"{edit.replacement}{text[end]}s")
