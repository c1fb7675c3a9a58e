from __future__ import annotations

from typing import Any

import pytest

from saidby.attribution.attribution import Attribution, Candidate, Cue
from saidby.draft import Draft, Stage
from saidby.queries.extraction import outline, record, told
from saidby.quotations.quotation import Kind, Quotation, Quotations
from saidby.speakers.cast import Cast, Mention, MentionKind, Speaker, SpeakerKind
from saidby.text.prose import Prose
from saidby.text.source import Source
from saidby.text.spans import Span

TEXT = "“Go,” said 🎭 Ana Ruiz, the pilot, “and take ‘it’.”"


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def quotation(*words: str, **more: Any) -> Quotation:
    spans = tuple(map(span, words))
    outer = tuple(Span(inner.start - 1, inner.end + 1) for inner in spans)
    blocks = (0,) * len(spans)
    given = {"style": "curly", "kind": Kind.DIRECT, "blocks": blocks} | more
    return Quotation(spans, outer, **given)


def draft(stage: Stage = Stage.ATTRIBUTIONS) -> Draft:
    name = span("Ana Ruiz")
    mention = Mention(name, name, MentionKind.NAME, 3, 0)
    ana = Speaker(
        "s1",
        "Ana Ruiz",
        SpeakerKind.PERSON,
        ("Ana",),
        ("the pilot",),
        "she",
        (mention,),
    )
    found = (
        quotation("Go,", "and take ‘it’."),
        quotation("it", kind=Kind.TERM, parent=0, depth=1),
    )
    said = Cue(span("said"), "say")
    rivals = (Candidate("s1", 0.912345),)
    answers = (
        Attribution(0, "s1", mention, said, "trailing-tag", 0.912345, rivals),
        Attribution(1, None, None, None, "term", 0.8),
    )
    plain = Draft(Source("a.txt", TEXT), Prose(TEXT, TEXT, ()), Quotations(found))
    if stage is Stage.QUOTATIONS:
        return plain
    return Draft(
        plain.source, plain.prose, plain.quotations, stage, None, Cast((ana,)), answers
    )


def words(text: str) -> dict[str, Any]:
    place = span(text)
    return {"start": place.start, "end": place.end, "text": text}


def test_everything_that_was_found() -> None:
    assert record(draft(), "given/a.txt") == {
        "schema": 1,
        "path": "given/a.txt",
        "language": "en",
        "speakers": [
            {
                "id": "s1",
                "name": "Ana Ruiz",
                "kind": "person",
                "aliases": ["Ana"],
                "role": "the pilot",
                "pronouns": "she",
                "mentions": [words("Ana Ruiz")],
            }
        ],
        "quotes": [
            {
                "id": "q1",
                "kind": "direct",
                "spans": [{"start": 1, "end": 4}, {"start": 35, "end": 49}],
                "text": "Go, … and take ‘it’.",
                "speaker": "s1",
                "mention": words("Ana Ruiz"),
                "cue": words("said"),
                "method": "trailing-tag",
                "confidence": 0.9123,
                "candidates": [{"speaker": "s1", "confidence": 0.9123}],
            },
            {
                "id": "q2",
                "kind": "term",
                "spans": [{"start": 45, "end": 47}],
                "text": "it",
                "parent": "q1",
                "speaker": None,
                "mention": None,
                "cue": None,
                "method": "term",
                "confidence": 0.8,
                "candidates": [],
            },
        ],
    }


def test_without_a_pipeline_there_are_quotations_and_nobody() -> None:
    made = record(draft(Stage.QUOTATIONS), "a.txt")

    assert made["speakers"] == []
    assert [quote["text"] for quote in made["quotes"]] == ["Go, … and take ‘it’.", "it"]
    assert {quote["speaker"] for quote in made["quotes"]} == {None}


def test_an_outline_has_none_of_the_quoted_words() -> None:
    kept = str(outline(draft()))

    assert "Go" not in kept
    assert "take" not in kept


@pytest.mark.parametrize(
    "outline",
    [{}, {"speakers": [], "quotes": [{"id": "q1"}]}, {"speakers": 1, "quotes": []}],
)
def test_what_is_no_outline_is_refused(outline: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        told(outline, TEXT, "a.txt")


def test_an_outline_of_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        told(outline(draft()), "short", "a.txt")
