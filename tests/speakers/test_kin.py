"""Words for kin, as a reader understands them: whose mother "her mother" is."""

from __future__ import annotations

import pytest

from saidby.draft import Draft, analyse
from saidby.language import load
from saidby.language.parser import Parser
from saidby.options import Options
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


def read(text: str, parser: Parser) -> Draft:
    return analyse(Source("draft.txt", text), parser, Options())


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
}
MEANT = {
    "by apposition": ("her aunt", "Mrs. Corrow"),
    "a wife, by the name": ("his wife", "Mrs. Brandt"),
    "a mother, by the name": ("her mother", "Mrs. Lowell"),
}


@pytest.mark.parametrize("case", INTRODUCED)
def test_kin_who_were_introduced(case: str, parser: Parser) -> None:
    words, who = MEANT[case]
    assert meant(read(INTRODUCED[case], parser), words) == who


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
