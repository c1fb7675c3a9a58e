"""What is told about a quotation or a speaker when a writer points at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from saidby.attribution.attribution import Attribution
from saidby.draft import Stage
from saidby.queries import evidence
from saidby.queries.index import Index, Sort, Subject
from saidby.queries.speaking import share
from saidby.queries.telling import Line, Piece, emphasis, line, strong
from saidby.quotations.quotation import Kind
from saidby.report import Diagnostic
from saidby.speakers.cast import Mention, Speaker
from saidby.text.spans import Span

_SHOWN = 3  # candidates, aliases
_WORTH = 0.05  # a probability worth a word
_NOT_SPEECH = {
    Kind.TERM: "Words in quotation marks that nobody is quoted with.",
    Kind.HEADING: "A heading or a title in quotation marks.",
}
_WAIT = "Who speaks is not known yet: the language model is not ready."


def card(index: Index, subject: Subject, findings: Iterable[Diagnostic]) -> list[Line]:
    """Everything worth telling about what a writer points at, a line each."""
    told = list(_told(index, subject))
    return told + list(_contradicting(index, subject, findings))


def _told(index: Index, subject: Subject) -> Iterator[Line]:
    if subject.sort in (Sort.QUOTATION, Sort.LABEL) and subject.quotation is not None:
        yield from _quotation(index, subject.quotation)
        return
    speaker = index.speaker(subject.speaker)
    if subject.mention is not None and subject.sort is Sort.MENTION:
        yield from _understood(index, subject)
    if speaker is not None:
        yield from speaker_card(index, speaker)
    elif subject.sort is Sort.CUE:
        yield line("Whom these words quote is not clear.")


def _understood(index: Index, subject: Subject) -> Iterator[Line]:
    """A mention and whom it means, if it is not a full name anyway."""
    mention, speaker = subject.mention, index.speaker(subject.speaker)
    if mention is None:
        return
    if speaker is not None:
        yield from _meaning(index, mention, speaker)
        return
    words = emphasis(evidence.words_of(index, mention))
    yield line("Whom ", words, " means is not clear.")


def _quotation(index: Index, number: int) -> Iterator[Line]:
    settled, kind = index.attribution(number), index.quotation(number).kind
    if index.draft.stage < Stage.ATTRIBUTIONS or settled is None:
        yield line(_WAIT)
        return
    speaker = index.speaker(settled.speaker)
    if speaker is not None:
        yield _head(speaker, " (a thought)" if kind is Kind.THOUGHT else "")
        yield from _grounds(index, settled, speaker)
        yield line(f"{evidence.certainty(settled)}. {_counts(index, speaker)}")
    elif kind in _NOT_SPEECH:
        yield line(_NOT_SPEECH[kind])
    else:
        yield from _unattributed(index, settled)


def _head(speaker: Speaker, note: str = "") -> Line:
    role = f", {speaker.role}" if speaker.role else ""
    return line(strong(speaker.name), role + note)


def _grounds(index: Index, settled: Attribution, speaker: Speaker) -> Iterator[Line]:
    """The words that an answer rests on and how they were understood."""
    words = _tag(index, settled)
    if words is not None:
        yield line(words, f" — {evidence.why(settled)}.")
    elif settled.method != evidence.SETTLED:
        yield line(f"No tag: {evidence.why(settled)}.")
    if settled.mention is not None and evidence.is_beside(settled):
        yield from _meaning(index, settled.mention, speaker)


def _meaning(index: Index, mention: Mention, speaker: Speaker) -> Iterator[Line]:
    meaning = evidence.stands_for(index, mention, speaker)
    if meaning is not None:
        yield line(emphasis(evidence.words_of(index, mention)), f" is {meaning}.")


def _tag(index: Index, settled: Attribution) -> Piece | None:
    """The attribution's words; of a turn that nobody tags there are none."""
    words = evidence.tag_words(index, settled)
    if words is None or not evidence.is_beside(settled):
        return None
    return Piece(f"“{words}”")


def _unattributed(index: Index, settled: Attribution) -> Iterator[Line]:
    words = _tag(index, settled)
    if settled.method == "not-a-quotation":
        yield line("Settled by the writer: this is not a quotation.")
    elif words is not None:
        yield line(words, " does not tell whose words these are.")
    else:
        yield line("Nobody is said to have said this.")


def _counts(index: Index, speaker: Speaker) -> str:
    row = index.speaking.get(speaker.id)
    if row is None:
        return "Not quoted in this draft."
    part = share(row, index.speaking.values())
    times = evidence.times(row.quotations)
    return f"Quoted {times} here, {evidence.percent(part)} of all quoted words."


def speaker_card(index: Index, speaker: Speaker) -> Iterator[Line]:
    """Who a speaker is, how much they say, what they are called."""
    yield _head(speaker)
    yield line(_counts(index, speaker))
    roles = speaker.roles[1 : _SHOWN + 1]
    if roles:
        yield line(f"Also introduced as {_listed(roles)}.")
    others = [name for name in speaker.aliases if speaker.name not in name][:_SHOWN]
    if others:
        yield line(f"Also called {_listed(others)}.")
    if speaker.pronouns or speaker.from_cast:
        known = [f"Pronoun: {speaker.pronouns}."] if speaker.pronouns else []
        yield line(" ".join([*known, *["In your cast."] * speaker.from_cast]))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _contradicting(
    index: Index, subject: Subject, findings: Iterable[Diagnostic]
) -> Iterator[Line]:
    """Who else it may be, what claims otherwise, what the rules object to."""
    spans = [subject.span]
    if subject.quotation is not None and subject.sort is not Sort.CUE:
        settled = index.attribution(subject.quotation)
        if settled is not None and subject.sort is not Sort.MENTION:
            yield from _rivals(index, settled)
            spans = _places(index, settled)
    for finding in findings:
        if any(finding.span.overlaps(span) for span in spans):
            yield line(
                f"{finding.message} ", emphasis(f"{finding.code} {finding.name}")
            )


def _rivals(index: Index, settled: Attribution) -> Iterator[Line]:
    others = [
        f"{index.name(rival.speaker)} ({evidence.percent(rival.confidence)})"
        for rival in settled.candidates
        if rival.speaker != settled.speaker and rival.confidence >= _WORTH
    ]
    if others and settled.method != evidence.SETTLED:
        lead = "Could also be" if settled.speaker else "Could be"
        yield line(f"{lead} {', '.join(others[:_SHOWN])}.")
    for claim in settled.claims:
        yield line(f"Another tag claims it for “{index.line(claim.span)}”.")


def _places(index: Index, settled: Attribution) -> list[Span]:
    """The quotation itself and the words of its attribution."""
    places = list(index.quotation(settled.quotation).outer)
    if settled.mention is not None and evidence.is_beside(settled):
        places.append(settled.mention.span)
    if settled.cue is not None:
        places.append(settled.cue.span)
    return places
