"""Whatever the draft, every place of it can be asked about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidby.draft import Draft, analyse
from saidby.language.parser import Parser
from saidby.options import Options
from saidby.queries import hints, telling
from saidby.queries.cards import card
from saidby.queries.colours import tokens
from saidby.queries.folds import folds
from saidby.queries.index import Index
from saidby.queries.lenses import lenses
from saidby.queries.outline import Entry, outline
from saidby.queries.references import definition, highlights, references
from saidby.queries.roster import roster
from saidby.queries.selection import widening
from saidby.queries.summary import summary
from saidby.text.source import Format, Source
from saidby.text.spans import Span

PASSAGES = sorted((Path(__file__).parents[1] / "property" / "passages").iterdir())
FORMATS: dict[str, Format] = {
    ".md": "markdown",
    ".html": "html",
    ".tex": "latex",
    ".txt": "plain",
}


def understood(path: Path, parser: Parser | None) -> Draft:
    text = path.read_text(encoding="utf-8")
    source = Source(path.name, text, FORMATS[path.suffix])
    return replace(analyse(source, parser, Options()), parse=None)


def spans_of(entry: Entry) -> list[Span]:
    inner = [span for child in entry.children for span in spans_of(child)]
    return [entry.span, entry.name_span, *inner]


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.name)
@pytest.mark.parametrize("loaded", [True, False], ids=["known", "loading"])
def test_every_answer_is_inside_the_draft(
    path: Path, loaded: bool, parser: Parser
) -> None:
    index = Index(understood(path, parser if loaded else None))
    whole = Span(0, len(index.text))
    found = [span for entry in outline(index) for span in spans_of(entry)]
    found += [lens.place for lens in lenses(index)]
    found += [fold.span for fold in folds(index)]
    found += [token.span for token in tokens(index, whole)]
    found += [
        span for offset in range(0, whole.end + 1, 5) for span in at(index, offset)
    ]
    offsets = [hint.offset for hint in hints.untagged(index, whole)]
    offsets += [hint.offset for hint in hints.pronouns(index, whole)]
    listed = roster(index)

    assert all(whole.covers(span) for span in found)
    assert all(0 <= offset <= whole.end for offset in offsets)
    assert bool(listed.parts) == bool(index.draft.cast.speakers)
    assert summary(index, (), path.name).endswith("None.\n")


@given(
    st.text(alphabet="ab “”\"'‘’«»\n\r\u2028\u2060#>—:.🌊<>qp/", max_size=60),
    st.sampled_from(sorted(FORMATS.values())),
)
def test_any_text_can_be_asked_about(text: str, format: Format) -> None:
    index = Index(analyse(Source("draft", text, format), None, Options()))
    whole = Span(0, len(text))

    found = [span for offset in range(len(text) + 1) for span in at(index, offset)]

    assert all(whole.covers(span) for span in found)
    assert all(entry.name.strip() for entry in outline(index))
    assert all(fold.span.size for fold in folds(index))
    assert all(lens.title for lens in lenses(index))
    assert summary(index, (), "draft")


def at(index: Index, offset: int) -> list[Span]:
    """The spans of every answer that there is for an offset."""
    found = widening(index, offset)
    subject = index.at(offset)
    if subject is None:
        return found
    lines = card(index, subject, ())
    assert lines
    assert telling.plain(lines)
    assert telling.markdown(lines)
    found.append(subject.span)
    found += [ref.span for ref in highlights(index, subject)]
    if subject.speaker is not None:
        found += [ref.span for ref in references(index, subject.speaker)]
    target = definition(index, subject)
    return [*found, target.span, target.whole] if target else found
