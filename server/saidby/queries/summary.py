"""What is in a draft, as a page of Markdown: counts, speakers, doubts, findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from saidby.draft import Stage
from saidby.queries import evidence
from saidby.queries.index import Index
from saidby.queries.roster import Part, Quote, Roster, roster
from saidby.queries.telling import as_markdown
from saidby.report import Diagnostic
from saidby.text.lines import LineIndex

_WAIT = "Who speaks is not known yet: the language model is not ready."


def summary(index: Index, findings: Iterable[Diagnostic], title: str) -> str:
    """The page; places are given as lines from 1, of the text that was analysed."""
    lines = LineIndex(index.text)
    page = [f"# {as_markdown(title)}", *_speaking(index, lines)]
    return "\n\n".join([*page, *_findings(findings, lines)]) + "\n"


def _speaking(index: Index, lines: LineIndex) -> Iterator[str]:
    if index.draft.stage < Stage.ATTRIBUTIONS:
        yield _WAIT
        return
    found = roster(index)
    yield _counts(index, found)
    quoted = [part for part in found.parts if part.quotes]
    if quoted:
        yield "## Speakers"
        yield _table(sorted(quoted, key=lambda part: -part.words))
    yield from _quotes("Nobody is said to have said", found.unattributed, lines)
    yield from _quotes("Worth a second look", found.doubtful, lines)


def _counts(index: Index, found: Roster) -> str:
    said = sum(row.quotations for row in index.speaking.values())
    words = sum(row.words for row in index.speaking.values())
    speakers = sum(bool(part.quotes) for part in found.parts)
    counts = (
        evidence.counted(said, "quotation"),
        evidence.counted(words, "quoted word"),
        evidence.counted(speakers, "speaker"),
        f"{len(found.unattributed):,} unattributed",
    )
    return ", ".join(counts) + "."


def _table(parts: Iterable[Part]) -> str:
    rows = ["| speaker | role | quotations | words | share |", "|---|---|--:|--:|--:|"]
    for part in parts:
        name, role = (
            as_markdown(part.speaker.name),
            as_markdown(part.speaker.role or ""),
        )
        counts = (
            f"{part.quotations:,} | {part.words:,} | {evidence.percent(part.share)}"
        )
        rows.append(f"| {name} | {role} | {counts} |")
    return "\n".join(rows)


def _quotes(title: str, quotes: Iterable[Quote], lines: LineIndex) -> Iterator[str]:
    rows = [
        f"- {_line(lines, quote.spans[0].start)}: {as_markdown(quote.text)}"
        for quote in quotes
    ]
    if rows:
        yield f"## {title}"
        yield "\n".join(rows)


def _findings(findings: Iterable[Diagnostic], lines: LineIndex) -> Iterator[str]:
    rows = [
        f"- {_line(lines, found.span.start)}: {as_markdown(found.message)}"
        f" ({found.code} {found.name})"
        for found in findings
    ]
    yield "## Findings"
    yield "\n".join(rows) if rows else "None."


def _line(lines: LineIndex, offset: int) -> str:
    return f"line {lines.place(offset).line + 1}"
