"""Where a speaker's name stands in a draft, in whichever form.

Mentions that were understood come first. The parser reads no headings and misses a
name here and there, so the full name and a surname that only one speaker has are looked
for as words too, unless what stands beside them makes them somebody else's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from saidby.queries.index import Index
from saidby.queries.name_forms import Name
from saidby.rules.naming import Part, fold, parts
from saidby.rules.repairs import is_literal
from saidby.speakers import nouns
from saidby.speakers.cast import MentionKind, Speaker, SpeakerKind
from saidby.text.prose import BlockKind
from saidby.text.spans import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s?$")
_NEXT = re.compile(r"[^\S\n\r]+([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+)\.?[^\S\n\r]+\Z")
_LOOKED_BACK = 40  # characters

Words = tuple[Part, ...]


def places(index: Index, speaker: Speaker, name: Name, *, quoted: bool) -> list[Words]:
    """The words of every form of a speaker's name, in text order, titles left out.

    ``quoted`` has those in somebody's words as well.
    """
    found: dict[int, Words] = {}
    for words in (
        *_mentioned(index, speaker),
        *_labelled(index, speaker),
        *_written(index, speaker, name),
    ):
        if words and all(is_literal(index.draft, part.span) for part in words):
            end = words[-1].span.start
            # Of two readings of one place the one with the given name is right.
            if len(words) > len(found.get(end, ())):
                found[end] = words
    rows = [found[start] for start in sorted(found)]
    return [words for words in rows if quoted or not is_said(index, words[-1].span)]


def is_said(index: Index, span: Span) -> bool:
    """Whether a place is in words that somebody is quoted with."""
    here = index.quotations.at(span.start)
    return any(part.start < span.start and span.end < part.end for part, _ in here)


def _mentioned(index: Index, speaker: Speaker) -> Iterator[Words]:
    for mention in speaker.mentions:
        if mention.kind is MentionKind.NAME:
            yield parts(index.draft, mention)


def _labelled(index: Index, speaker: Speaker) -> Iterator[Words]:
    """The labels of a transcript's turns."""
    for number in index.said_by.get(speaker.id, ()):
        label = index.quotation(number).label
        if label is not None:
            yield words_in(index.draft.prose.masked, label)


def words_in(text: str, span: Span) -> Words:
    """The words of a stretch of text, as parts of a name."""
    found = (_part(m) for m in _WORD.finditer(text, span.start, span.end))
    words = list(found)
    while len(words) > 1 and words[0].plain in nouns.honorifics():
        words.pop(0)
    return tuple(words)


def _part(match: re.Match[str]) -> Part:
    bare = _POSSESSIVE.sub("", match.group())
    return Part(Span(match.start(), match.start() + len(bare)), bare)


def _written(index: Index, speaker: Speaker, name: Name) -> Iterator[Words]:
    """The full name and an unmistakable surname wherever these words stand."""
    text, taken = index.draft.prose.masked, _others(index, speaker, name)
    for form in _forms(index, speaker, name):
        whole = form == name.words and len(form) > 1
        for match in _form(form).finditer(text):
            words = words_in(text, Span(*match.span()))
            if words[0].span.start in taken:
                continue
            if form[-1] not in name.surname and not is_said(index, words[0].span):
                continue  # a given name may be a common word too
            if whole or _is_alone(index, name, match):
                yield words


def _forms(index: Index, speaker: Speaker, name: Name) -> Iterator[tuple[str, ...]]:
    yield name.words
    if name.given and _is_unmistakable(index, speaker, name.surname[-1]):
        yield (f"{name.given[0][0]}.", *name.surname)
        yield name.surname
    if name.given and _is_unmistakable(index, speaker, name.given[0]):
        yield name.given[:1]


def _form(words: Sequence[str]) -> re.Pattern[str]:
    shapes = (words, [word.upper() for word in words])
    written = "|".join(r"\s+".join(map(re.escape, shape)) for shape in shapes)
    return re.compile(rf"(?<![\w-])(?:{written})(?![\w-])")


def _others(index: Index, speaker: Speaker, name: Name) -> set[int]:
    """Where the words of other speakers' names start."""
    mine = set(speaker.mentions)
    for other in index.draft.cast.speakers:
        if is_short_for(name_of(other), name):
            mine.update(other.mentions)
    theirs = (
        parts(index.draft, mention)
        for mention in index.draft.cast.mentions
        if mention.kind is MentionKind.NAME and mention not in mine
    )
    return {part.span.start for words in theirs if _is_name(words) for part in words}


def _is_name(words: Words) -> bool:
    """Whether it ends as a name does: in "Hof notes" a verb was taken for a part."""
    return bool(words) and not words[-1].text[:1].islower()


def name_of(speaker: Speaker) -> Name:
    return Name.of(speaker.name, person=speaker.kind is SpeakerKind.PERSON)


def fullest_name(index: Index, speaker: Speaker) -> Name:
    """The name of a speaker, with the given name if the draft has it anywhere."""
    name = name_of(speaker)
    if speaker.kind is not SpeakerKind.PERSON or _has_given(name):
        return name
    forms = Counter(
        form
        for words in _mentioned(index, speaker)
        if _has_given(form := Name.of(" ".join(part.text for part in words)))
        and form.surname == name.surname
    )
    return forms.most_common(1)[0][0] if forms else name


def _has_given(name: Name) -> bool:
    """Whether a name has a given name that is more than an initial."""
    return bool(name.given) and len(name.given[0].rstrip(".")) > 1


def is_short_for(one: Name, other: Name) -> bool:
    """M. Lindqvist is Mara Lindqvist."""
    if one.surname != other.surname or not (one.given and other.given):
        return False
    initial = one.given[0].rstrip(".")
    return len(initial) == 1 and other.given[0].startswith(initial)


def bearers(index: Index, word: str) -> list[Speaker]:
    """Everybody whose name has a word in it; who is named by initials is once more."""
    people = [
        speaker
        for speaker in index.draft.cast.speakers
        if word in (words := name_of(speaker).words) and not words[-1].islower()
    ]
    return [
        one
        for one in people
        if not any(is_short_for(name_of(one), name_of(other)) for other in people)
    ]


def _is_unmistakable(index: Index, speaker: Speaker, word: str) -> bool:
    """Whether a word of a name is in nobody else's, and is no common word."""
    if bearers(index, word) != [speaker]:
        return False
    small = re.compile(rf"(?<!\w){re.escape(word.lower())}(?!\w)")
    return small.search(index.draft.prose.masked) is None


def _is_alone(index: Index, name: Name, match: re.Match[str]) -> bool:
    """Whether what stands beside a word does not make it another's name."""
    text = index.draft.prose.masked
    before = _BEFORE.search(text[max(0, match.start() - _LOOKED_BACK) : match.start()])
    mine = {fold(word) for word in name.given}
    if before and before[1][:1].isupper():
        given = fold(before[1])
        if given in nouns.given_names() and given not in mine:
            return False
    after = _NEXT.match(text, match.end())
    block = index.draft.prose.blocks[index.block_of(match.start())]
    named_after = after is not None and after[1][:1].isupper()
    return block.kind is BlockKind.HEADING or not named_after
