"""Who is told to have said each quotation of the case documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from saidby.draft import Draft, analyse
from saidby.language import load
from saidby.language.parser import Parser
from saidby.options import Options
from saidby.text.source import Source
from saidby.text.spans import Span

from .reading_cases import Case, read

CASES = [
    pytest.param(case, path.suffix, id=case.name)
    for path in sorted((Path(__file__).parent / "cases").iterdir())
    for case in read(path)
]


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load()


@pytest.mark.parametrize(("case", "suffix"), CASES)
def test_speaker(case: Case, suffix: str, parser: Parser) -> None:
    kind = "markdown" if suffix == ".md" else "plain"
    draft = analyse(Source(case.name, case.text, kind), parser, Options())
    told = [(span, _speaker(draft, span)) for span, _ in case.expected]
    assert [
        _matches(found, who)
        for (_, found), (_, who) in zip(told, case.expected, strict=True)
    ] == [True] * len(told), f"{told} for {case.expected} in {case.text!r}"


def _speaker(draft: Draft, span: Span) -> set[str] | None:
    """All names of whoever says what stands in a span, None if nobody does."""
    for number, quotation in enumerate(draft.quotations.found):
        if quotation.parent is None and any(span.overlaps(s) for s in quotation.spans):
            answer = draft.attributions[number]
            speaker = draft.cast.speaker(answer.speaker)
            if speaker is None:
                return None
            mention = (
                answer.mention.span.of(draft.source.text) if answer.mention else ""
            )
            return {speaker.name, *speaker.aliases, mention}
    return None


def _matches(found: set[str] | None, who: str | None) -> bool:
    if who is None or found is None:
        return found is None and who is None
    return any(who.casefold() in name.casefold() for name in found)
