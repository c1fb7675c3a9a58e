"""One speaker with two titles that exclude each other.

What it flags
    Two offices right before the name of one person, in a report: ``Senator`` here and
    ``Governor`` there. An abbreviation and its full form are one office; what is said
    to be former, acting or to come is no conflict; nor is a change of office that the
    draft tells. Of two people of one surname neither is flagged.

Why an editor cares
    One of the two is wrong.

Example and repair
    ``Sen. Ana Ruiz`` in the first paragraph, ``Governor Ruiz`` in the fifth. Find out
    which, or write ``then-Senator``.

When to switch it off
    In histories, whose people rise and fall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from saidby import lexicon
from saidby.draft import Draft, Stage
from saidby.language.parse import Word
from saidby.options import Options
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.naming import fold, full_names, title
from saidby.rules.register import is_surely_report
from saidby.speakers.cast import Mention, Speaker, SpeakerKind

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*\.?")
_LOOK_BACK = 20  # characters


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    if not is_surely_report(draft):
        return
    namesakes = full_names(draft)
    for speaker in draft.cast.speakers:
        surname = fold(speaker.name.split()[-1])
        # Of two of a family, a title and the surname may mean either.
        if speaker.kind is SpeakerKind.PERSON and len(namesakes.get(surname, ())) < 2:
            yield from _conflict(draft, speaker)


def _conflict(draft: Draft, speaker: Speaker) -> Iterator[Finding]:
    held: dict[str, Mention] = {}
    for mention in speaker.mentions:
        office = _office(title(draft, mention).lower())
        if office and mention.quotation < 0 and not _is_qualified(draft, mention):
            held.setdefault(office, mention)
    if len(held) < 2 or _changes(draft, speaker):
        return
    (_, first), (_, second), *_ = held.items()
    one, other = title(draft, first), title(draft, second)
    yield Finding(
        second.span,
        f"{speaker.name} is “{other}” here and “{one}” elsewhere.",
        related=(Related(first.span, f"The title is “{one}” here."),),
        confidence=0.9,
    )


def _is_qualified(draft: Draft, mention: Mention) -> bool:
    """Whether the word before a title takes something from it: "then-", "the late"."""
    start = mention.span.start
    before = draft.prose.masked[max(0, start - _LOOK_BACK) : start].lower()
    return not _qualifiers().isdisjoint(_WORD.findall(before)[-1:])


@cache
def _offices() -> dict[str, str]:
    """Every form of every office, longest first."""
    rows = lexicon.table("offices")["offices"].items()
    forms = {form: office for office, forms in rows for form in forms}
    return dict(sorted(forms.items(), key=lambda row: -len(row[0])))


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(lexicon.table("offices")["qualifiers"]["words"])


def _office(words: str) -> str:
    """The one office that a title names and says to be held; "" if none or two."""
    parts = _WORD.findall(words)
    if any(part.isdigit() for part in parts):
        return ""  # "in 2015 Sergeant Tarn"
    if _qualifiers() & {piece for part in parts for piece in (part, *part.split("-"))}:
        return ""
    found = {
        office
        for form, office in _offices().items()
        if f" {form} " in f" {' '.join(parts)} "
    }
    if len(found) > 1:
        found -= {"minister", "general"}
    return found.pop() if len(found) == 1 else ""


def _changes(draft: Draft, speaker: Speaker) -> bool:
    """Whether a sentence about somebody tells of a change of office."""
    if draft.parse is None:
        return False
    verbs = set(lexicon.table("offices")["changes"]["verbs"])
    about = {
        draft.parse.words[mention.word].sentence
        for mention in speaker.mentions
        if mention.word >= 0
    }
    return any(
        word.lemma.lower() in verbs and word.tag.startswith("VB")
        for number in about
        for word in _words(draft, number)
    )


def _words(draft: Draft, sentence: int) -> Iterator[Word]:
    if draft.parse is not None:
        found = draft.parse.sentences[sentence]
        yield from draft.parse.words[found.first : found.last]


RULE = Rule(
    "SB306",
    "conflicting-titles",
    "One speaker with two titles that exclude each other.",
    Severity.WARNING,
    Stage.ATTRIBUTIONS,
    check,
    doc=__doc__,
)
