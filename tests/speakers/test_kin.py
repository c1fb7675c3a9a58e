"""Words for kin, as a reader understands them: whose mother "her mother" is."""

from __future__ import annotations

import pytest

from saidby.draft import Draft, analyse
from saidby.language import load
from saidby.language.parser import Parser
from saidby.options import CastEntry, Options
from saidby.text.source import Source


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load()


def meant(draft: Draft, words: str) -> str:
    """The name of the speaker whom the first mention with these words means."""
    source = draft.source.text
    at = next(m for m in draft.cast.mentions if m.span.of(source) == words)
    speaker = draft.cast.speaker(draft.cast.meaning[at])
    assert speaker is not None
    return speaker.name


def read(text: str, parser: Parser, *cast: str) -> Draft:
    options = Options(cast=tuple(map(CastEntry, cast)))
    return analyse(Source("draft.txt", text), parser, options)


INTRODUCED = {
    "by apposition": """Tilda Wahl shut the gate behind her aunt, Mrs. Corrow. “You are
late,” Tilda said.

“The road was flooded,” replied her aunt.""",
    "a wife, by the name": """Mr. Brandt laid the paper down. Mrs. Brandt looked out.

“They are here,” said Mr. Brandt.

“Let them wait,” answered his wife.""",
    "a mother, by the name": """Hester Lowell came in with Mrs. Lowell and a dog. Miss
Lowell was wet.

“It rains,” said Hester. Her mother sighed. “It always does,” her mother said.""",
    "a father, by his standing": """Ada Holm sat by Mr. Hugo Holm, a cousin, and
by Sir Piet Holm, who slept.

“We are late,” said Ada. “We are,” said her father.""",
    "a sister, not by marriage": """Ada Holm sat by Mrs. Hugo Holm, and Miss Berta Holm
stood by the gate.

“We are late,” said Ada. “We are,” said her sister.""",
}
MEANT = {
    "by apposition": ("her aunt", "Mrs. Corrow"),
    "a wife, by the name": ("his wife", "Mrs. Brandt"),
    "a mother, by the name": ("her mother", "Mrs. Lowell"),
    "a father, by his standing": ("her father", "Sir Piet Holm"),
    "a sister, not by marriage": ("her sister", "Miss Berta Holm"),
}


@pytest.mark.parametrize("case", INTRODUCED)
def test_kin_who_were_introduced(case: str, parser: Parser) -> None:
    words, who = MEANT[case]
    assert meant(read(INTRODUCED[case], parser), words) == who


def test_a_general_is_the_head_of_a_family(parser: Parser) -> None:
    options = Options(cast=(CastEntry("General Holm", pronouns="he"),))
    text = (
        "Ada Holm sat by Mr. Hugo Holm and General Holm, who slept.\n\n"
        "“We are late,” said Ada. “We are,” said her father."
    )
    draft = analyse(Source("draft.txt", text), parser, options)

    assert meant(draft, "her father") == "General Holm"


def test_a_mother_is_called_by_the_bare_surname(parser: Parser) -> None:
    draft = read(
        "Ada Holm sat by Mrs. Hugo Holm. Mrs. Holm was asleep.\n\n"
        "“We are late,” said Ada. “We are,” said her mother.",
        parser,
        *("Ada Holm", "Mrs. Hugo Holm", "Mrs. Holm"),
    )

    assert meant(draft, "her mother") == "Mrs. Holm"


def test_a_surname_that_the_cast_does_not_know_tells_whose_mother(
    parser: Parser,
) -> None:
    draft = read(
        "Rosa Elm came in. Mrs. Elm was asleep.\n\n"
        "“I am wet,” said Rosa. “Then sit by the fire,” said her mother.",
        parser,
        *("Rosa", "Mrs. Elm"),
    )

    assert meant(draft, "her mother") == "Mrs. Elm"
    assert [speaker.name for speaker in draft.cast.speakers] == ["Rosa", "Mrs. Elm"]


def test_nobody_is_her_own_mother(parser: Parser) -> None:
    draft = read(
        "Ana Ruiz put the bread down. Her mother had baked it. “Eat,” her mother said.",
        parser,
    )

    said = draft.attributions[0]
    speaker = draft.cast.speaker(said.speaker)
    assert speaker is not None
    assert speaker.name != "Ana Ruiz"


def test_what_stands_before_a_name_is_not_always_a_role(parser: Parser) -> None:
    draft = read(
        "“Wait,” said Ida Tenn. This time Mr. Orme waited. “Thank you,” said Mr. Orme.",
        parser,
    )

    orme = next(s for s in draft.cast.speakers if s.name == "Mr. Orme")
    assert orme.role is None
