"""Everything that can be done about a place of a draft, as a writer is offered it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saidby.options import Options
from saidby.queries import attributing, closing, ignoring
from saidby.queries.calling import as_called
from saidby.queries.changes import Change, Configure, Rewrite
from saidby.queries.index import Index
from saidby.queries.nearest import nameable
from saidby.queries.spelling_out import spelt_out
from saidby.report import Diagnostic, Report
from saidby.rules.naming import fold, words_of
from saidby.speakers.cast import Mention, MentionKind, Speaker
from saidby.suppressions.suppression import OWN
from saidby.text.spans import Span
from saidby.wording import are_close

_UNCLOSED, _NOT_AS_IN_CAST = "SB101", "SB305"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done; ``key`` tells it from the others at its place.

    ``finding`` is what it settles or repairs, if anything. A ``preferred`` one can be
    taken unseen.
    """

    key: str
    title: str
    change: Change
    finding: Diagnostic | None = None
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A selection (or caret) in a draft that is understood, and what is found there.

    ``filed`` says that the draft is a file, so that files beside it can name it.
    """

    index: Index
    report: Report
    span: Span
    filed: bool = True

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        return tuple(
            found for found in self.report.diagnostics if self.touches(found.span)
        )

    def touches(self, span: Span) -> bool:
        return span.start <= self.span.end and self.span.start <= span.end

    def finding(self, *families: str) -> Diagnostic | None:
        """The first finding here whose code begins with one of these."""
        found = (one for one in self.findings if one.code.startswith(families))
        return next(found, None)


def offers(place: Place, options: Options) -> Iterator[Offer]:
    """All that is offered, repairs first."""
    yield from _fixes(place)
    yield from _closings(place)
    yield from _names_for_pronouns(place)
    yield from _attributions(place)
    yield from _spellings(place, options)
    yield from _ignoring(place)


def _fixes(place: Place) -> Iterator[Offer]:
    for found in place.findings:
        for number, fix in enumerate(found.fixes):
            yield Offer(
                f"fix {number} of {found.fingerprint}",
                fix.title,
                Rewrite(fix.edits),
                found,
                preferred=fix.safe and number == 0,
            )


def _closings(place: Place) -> Iterator[Offer]:
    draft = place.index.draft
    open_here = {
        quotation.start
        for quotation in draft.quotations.found
        if not quotation.closed and any(map(place.touches, quotation.outer))
    }
    for stray in draft.quotations.strays:
        if stray.span.start in open_here:
            for number, ending in enumerate(closing.endings(draft, stray)):
                yield Offer(
                    f"close {number} {stray.span.start}",
                    f"Close the quotation after “{ending.words}”",
                    ending.change,
                    _found_at(place, stray.span, _UNCLOSED),
                )


def _found_at(place: Place, span: Span, code: str) -> Diagnostic | None:
    for found in place.report.diagnostics:
        if found.code == code and found.span == span:
            return found
    return None


def _names_for_pronouns(place: Place) -> Iterator[Offer]:
    index = place.index
    for mention, meant in _mentions(place):
        if mention.kind is not MentionKind.PRONOUN:
            continue
        word = mention.core.of(index.text)
        for speaker in attributing.meant_by(index, mention, meant):
            change = spelt_out(index.draft, mention, speaker)
            if change is not None and nameable(speaker):
                yield Offer(
                    f"name {speaker.id} {mention.core.start}",
                    f"Write “{change.edits[0].replacement}” instead of “{word}”",
                    change,
                    place.finding("SB203", "SB303"),
                )


def _mentions(place: Place) -> Iterator[tuple[Mention, str | None]]:
    seen: set[Mention] = set()
    for _, subject in place.index.words.at(place.span.start):
        if subject.mention is not None and place.touches(subject.mention.core):
            if subject.mention not in seen:
                yield subject.mention, subject.speaker
            seen.add(subject.mention)


def _attributions(place: Place) -> Iterator[Offer]:
    number = attributing.asked_about(place.index, place.span)
    if number is None:
        return
    about = place.finding("SB2", "SB301", "SB302")
    for option in attributing.choices(place.index, number, filed=place.filed):
        key = f"{option.key} of {number}"
        yield Offer(key, option.title, option.change, about)


def _spellings(place: Place, options: Options) -> Iterator[Offer]:
    for mention, meant in _mentions(place):
        speaker = place.index.speaker(meant)
        if mention.kind is MentionKind.NAME and speaker is not None:
            yield from _for_the_cast(place, mention, speaker, options)


def _for_the_cast(
    place: Place, mention: Mention, speaker: Speaker, options: Options
) -> Iterator[Offer]:
    called = as_called(place.index.draft, mention)
    wrong = place.finding(_NOT_AS_IN_CAST)
    if wrong is not None:
        word = fold(wrong.span.of(place.index.text))
        for entry in options.cast:
            if any(are_close(word, known) for known in words_of(entry)):
                yield Offer(
                    f"spelling {entry.name}",
                    f"Add “{called}” to the cast as a spelling of {entry.name}",
                    Configure("speakers", entry.name, called),
                    wrong,
                )
    if not speaker.from_cast:
        about = place.finding("SB304") if speaker.name.endswith(called) else None
        yield Offer(
            f"cast {speaker.id}",
            f"Add {speaker.name} to the cast",
            Configure("speakers", speaker.name),
            about or wrong,
        )


def _ignoring(place: Place) -> Iterator[Offer]:
    """Each rule once, wherever it has found something here."""
    for found in {one.code: one for one in reversed(place.findings)}.values():
        if not found.code.startswith(OWN):
            yield from _ignoring_one(place, found)


def _ignoring_one(place: Place, found: Diagnostic) -> Iterator[Offer]:
    draft, filed, code = place.index.draft, place.filed, found.code
    change = ignoring.ignore_here(draft, found.span, code, filed=filed)
    if change is not None:
        title = f"Ignore {found.name} here"
        yield Offer(f"here {found.fingerprint}", title, change, found)
    yield Offer(
        f"draft {code}",
        f"Ignore {found.name} in this draft",
        ignoring.ignore_in_draft(draft, code, filed=filed),
        found,
    )
    if filed:
        yield Offer(
            f"project {code}",
            f"Turn {found.name} off in the project",
            ignoring.ignore_in_project(code),
            found,
        )
