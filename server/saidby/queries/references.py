"""Where a speaker is named, meant and quoted, and where a place leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from saidby.queries import evidence
from saidby.queries.index import Index, Sort, Subject
from saidby.speakers.cast import Mention, MentionKind
from saidby.text.spans import Span


class Use(StrEnum):
    """What a place has to do with a speaker."""

    INTRODUCTION = "introduction"
    MENTION = "mention"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Reference:
    span: Span
    use: Use


@dataclass(frozen=True, slots=True)
class Target:
    """Where a place leads: ``whole`` is shown, ``span`` is the very words."""

    span: Span
    whole: Span


def references(index: Index, speaker: str) -> list[Reference]:
    """Every mention of a speaker and every quotation, in text order.

    A quotation in several parts is there once, with its first.
    """
    found = {ref.span: ref for ref in _references(index, speaker)}
    return sorted(found.values(), key=lambda ref: ref.span)


def _references(index: Index, speaker: str) -> Iterator[Reference]:
    for number in index.said_by.get(speaker, ()):
        yield Reference(index.quotation(number).outer[0], Use.QUOTATION)
    for _, subject in index.words:
        if subject.speaker == speaker and subject.sort is not Sort.CUE:
            yield Reference(_words_of(subject), Use.MENTION)
    first = index.introduction(speaker)
    if first is not None:
        yield Reference(first, Use.INTRODUCTION)


def _words_of(subject: Subject) -> Span:
    return name_in(subject.mention) if subject.mention else subject.span


def name_in(mention: Mention) -> Span:
    """The words that stand for somebody: of a name without the titles before it."""
    return mention.core if mention.kind is MentionKind.NAME else mention.span


def highlights(index: Index, subject: Subject) -> list[Reference]:
    """What belongs together with a place: a quotation with its tag, a speaker's all."""
    if subject.sort is Sort.MENTION and subject.speaker is not None:
        return references(index, subject.speaker)
    if subject.quotation is None:
        return [Reference(_words_of(subject), Use.MENTION)]
    return sorted(_answer(index, subject.quotation), key=lambda ref: ref.span)


def _answer(index: Index, number: int) -> Iterator[Reference]:
    """All parts of a quotation, and the words that tell whose it is."""
    quotation = index.quotation(number)
    for part in quotation.outer:
        yield Reference(part, Use.QUOTATION)
    if quotation.label is not None:
        yield Reference(quotation.label, Use.MENTION)
    settled = index.attribution(number)
    if settled is None:
        return
    if settled.mention is not None and evidence.is_beside(settled):
        yield Reference(name_in(settled.mention), Use.MENTION)
    if settled.cue is not None:
        yield Reference(settled.cue.span, Use.MENTION)


def definition(index: Index, subject: Subject) -> Target | None:
    """From a quotation to its attribution, from other words to the introduction."""
    if subject.sort is Sort.QUOTATION and subject.quotation is not None:
        return _attribution_of(index, subject.quotation) or _introduction(
            index, subject.speaker
        )
    return _introduction(index, subject.speaker)


def _attribution_of(index: Index, number: int) -> Target | None:
    settled, label = index.attribution(number), index.quotation(number).label
    if label is not None:
        return Target(label, label)
    if settled is None:
        return None
    whole = evidence.tag_of(index, settled)
    if whole is None:
        return None
    words = name_in(settled.mention) if settled.mention else whole
    return Target(words, whole)


def _introduction(index: Index, speaker: str | None) -> Target | None:
    first = index.introduction(speaker)
    if first is None:
        return None
    mentions = (subject.span for _, subject in index.words.at(first.start))
    wider = [span for span in mentions if span.covers(first)]
    return Target(first, wider[0] if wider else first)
