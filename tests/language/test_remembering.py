"""A paragraph that did not change is not parsed again, and reads the same."""

from __future__ import annotations

from itertools import count

import pytest

from saidby import formats, quotations
from saidby.language.parse import Parse
from saidby.language.parser import Parser
from saidby.language.remembering import Memory
from saidby.language.spacy_parser import SpacyParser
from saidby.text.source import Source

FIRST = "The ferry left late. “We waited for the mail,” said Nora Hof, its pilot."
SECOND = "Nobody on the pier complained, she told the harbour board on Monday."
THIRD = "“It was worth it,” said the postman."


@pytest.fixture(scope="module")
def remembering() -> SpacyParser:
    return SpacyParser.load(None, remembered=10_000)


def parsed(parser: Parser, *paragraphs: str) -> Parse:
    prose = formats.read(Source("a.txt", "\n\n".join(paragraphs)))
    return parser.parse(prose, quotations.find(prose))


def test_what_is_remembered_reads_as_when_parsed_anew(
    parser: Parser, remembering: SpacyParser
) -> None:
    for paragraphs in [(FIRST, SECOND), (THIRD, FIRST, SECOND), (SECOND, SECOND)]:
        assert parsed(remembering, *paragraphs) == parsed(parser, *paragraphs)


def test_only_the_changed_paragraph_is_parsed(remembering: SpacyParser) -> None:
    parsed(remembering, FIRST, SECOND, THIRD)
    tokenized = count()
    tokenizer = remembering._nlp.tokenizer
    remembering._nlp.tokenizer = lambda text: (next(tokenized), tokenizer(text))[1]
    try:
        parsed(remembering, FIRST, SECOND.replace("Monday", "Friday"), THIRD)
    finally:
        remembering._nlp.tokenizer = tokenizer

    assert next(tokenized) == 1


def test_a_parse_can_be_ended_between_paragraphs(remembering: SpacyParser) -> None:
    def stop() -> None:
        raise InterruptedError

    remembering.between = stop
    try:
        with pytest.raises(InterruptedError):
            parsed(remembering, FIRST, SECOND)
    finally:
        remembering.between = lambda: None

    assert parsed(remembering, FIRST).words


def test_memory_forgets_what_was_unused_longest() -> None:
    memory = Memory(10)
    for text in ("aaaa", "bbbb"):
        memory.put(text, ())
    memory.get("aaaa")
    memory.put("cccc", ())

    assert [memory.get(text) for text in ("aaaa", "bbbb", "cccc")] == [(), None, ()]
