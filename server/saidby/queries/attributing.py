"""Whom a quotation can be attributed to, and what else can be said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from saidby.attribution.settlements import METHOD, NOT_SPEECH
from saidby.queries.changes import Ask, Change
from saidby.queries.index import Index
from saidby.queries.nearest import nameable, nearest
from saidby.queries.settling import Settling
from saidby.speakers.cast import Mention, Speaker
from saidby.text.spans import Span

# So many speakers are offered one by one; a novel has two hundred.
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to settle about a quotation."""

    key: str
    title: str
    change: Change


def asked_about(index: Index, place: Span) -> int | None:
    """The quotation at a place, or the one that a cue, a label or a tag belongs to."""
    subject = index.at(place.start)
    return subject.quotation if subject is not None else None


def speakers_for(index: Index, number: int) -> Iterator[Speaker]:
    """Everybody who may have said a quotation, the likeliest first."""
    settled, seen = index.attribution(number), set()
    likely = [c.speaker for c in settled.candidates] if settled else []
    for id in likely:
        speaker = index.speaker(id)
        if speaker is not None and nameable(speaker):
            seen.add(id)
            yield speaker
    for speaker in nearest(index.draft, index.quotation(number).start):
        if speaker.id not in seen:
            yield speaker


def meant_by(index: Index, mention: Mention, meant: str | None) -> Iterator[Speaker]:
    """Whom a pronoun may mean: the one it is taken for, then the other candidates."""
    ids = dict.fromkeys([meant] if meant else [])
    for settled in index.draft.attributions:
        if settled.mention == mention:
            ids |= dict.fromkeys(c.speaker for c in settled.candidates)
    for rival in index.draft.cast.rivals.get(mention, ()):
        ids.setdefault(rival)
    for id in ids:
        speaker = index.speaker(id)
        if speaker is not None:
            yield speaker


def choices(index: Index, number: int, *, filed: bool) -> Iterator[Choice]:
    """Each speaker nearby, somebody else, nobody, and what was settled taken back."""
    settled = index.attribution(number)
    if settled is None:
        return
    settling = Settling(index.draft, number, filed)
    known = settled.speaker if settled.method == METHOD else None
    others = [s for s in speakers_for(index, number) if s.id != known]
    for speaker in islice(others, _SHOWN):
        change = settling.attribute(speaker.name)
        if change is not None:
            title = f"Attribute to {speaker.name}"
            yield Choice(f"speaker {speaker.id}", title, change)
    if len(others) > _SHOWN:
        yield Choice("else", "Attribute to someone else …", Ask(number))
    none = settling.not_a_quotation()
    if none is not None and settled.method != NOT_SPEECH:
        yield Choice("none", "This is not a quotation", none)
    taken_back = settling.forget()
    if taken_back is not None:
        yield Choice("forget", "Take back what was settled of this", taken_back)
