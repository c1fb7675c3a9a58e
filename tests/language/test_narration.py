"""What the pipeline is given to read, and how its words lie in the draft."""

from __future__ import annotations

import pytest

from saidby import formats, quotations
from saidby.errors import ModelError
from saidby.language import load
from saidby.language.parse import Parse
from saidby.language.parser import Parser
from saidby.language.reading import read
from saidby.text.source import Source


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load()


def readings(text: str) -> list[str]:
    prose = formats.read(Source("draft.txt", text))
    return [reading.text for reading in read(prose, quotations.find(prose))]


def parsed(text: str, parser: Parser) -> Parse:
    prose = formats.read(Source("draft.txt", text))
    return parser.parse(prose, quotations.find(prose))


def test_speech_is_read_as_one_word() -> None:
    (text,) = readings("“We leave at dawn. Nobody stays,” said Rivera.")
    assert text == "“Yes,” said Rivera."


def test_a_question_does_not_end_its_sentence() -> None:
    (text,) = readings("“Who is there?” asked Rivera.")
    assert text == "“Yes,” asked Rivera."


def test_a_fragment_is_read_as_it_stands() -> None:
    (text,) = readings("Rivera called it “a mess of ropes” on Monday.")
    assert text == "Rivera called it “a mess of ropes” on Monday."


def test_a_paragraph_of_speech_alone_is_not_read() -> None:
    assert len(readings("Rivera rose and went out.\n\n“We leave at dawn.”")) == 1


def test_said_i_is_two_words() -> None:
    (text,) = readings("“Not yet,” said I.")
    assert text.endswith("said I .")


def test_words_lie_where_they_stand_in_the_draft(parser: Parser) -> None:
    text = "“Höher—viel höher!” rief sie.\n\nDer 🦊 saß still; Rivera’s boat—old—sank."
    for word in parsed(text, parser).words:
        if word.quotation < 0 and not word.stub:
            assert text[word.start : word.end].replace("’", "'") == word.text


def test_words_are_in_text_order(parser: Parser) -> None:
    text = "“Yes,” said Ana, “but—” He left. Kit called it “odd” and “wet”.\n" * 20
    starts = [word.start for word in parsed(text, parser).words]
    assert starts == sorted(starts)


def test_a_long_paragraph_is_read_in_pieces(parser: Parser) -> None:
    text = "The boat went out again and came back late. " * 700
    parse = parsed(text, parser)
    assert len(parse.words) == 700 * 10
    assert all(0 <= word.head < len(parse.words) for word in parse.words)


def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelError, match="no_such_pipeline"):
        load("no_such_pipeline")
