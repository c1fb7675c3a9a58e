"""Briefs are not taken for stories, however much is quoted there, nor the reverse."""

from __future__ import annotations

import pytest

from saidby.attribution.genre import Counts, features, of_blocks, story, summed
from saidby.draft import Draft, analyse
from saidby.language.parser import Parser
from saidby.options import Options
from saidby.text.source import Source

CUTS = """\
HALDEN, Ohio — Corvex Inc. will cut 300 jobs at its two plants in Ohio, the company \
said on Tuesday, as demand for its pumps falls.

“These were hard choices,” the company said in a statement. “We will help every \
worker who is affected.”

Workers in Halden, a town of 12,000 people, learned of the cuts at a meeting.

“Nobody told us anything,” said Dana Wills, who has worked there for 22 years.

“We had no choice,” chief executive Lena Brandt said on Tuesday.

“It is a betrayal,” the union said.
"""
RESCUE = """\
Two climbers were brought down from Mount Sorrel on Monday, police said.

“They were cold, but they could walk,” the mountain rescue service said.

“Nobody should go up there in October,” said Petra Lund of the town council.

“We are grateful,” the climbers’ families said in a statement.
"""
LANDING = """\
Mara found her brother on the landing, his back against the door.

“You took your time,” he said.

“The stairs are long.” She set down the can of oil.

“Nobody asked you to come up.”

“I asked myself,” the woman said, and laughed.
"""
QUARREL = """\
The lamp was out. Tomas felt along the wall until his hand met hers.

“Is that you?” he whispered.

She did not answer. He waited, counting his own breath, and then he laughed.

“Say something, Ines!”
"""


def read(text: str, parser: Parser) -> Draft:
    return analyse(Source("draft.txt", text), parser, Options())


@pytest.mark.parametrize("text", [CUTS, RESCUE])
def test_a_report_full_of_quotations_is_no_story(text: str, parser: Parser) -> None:
    draft = read(text, parser)

    assert not draft.genre.is_story
    assert draft.genre.dialogue >= 0.4


@pytest.mark.parametrize("text", [LANDING, QUARREL])
def test_a_few_lines_of_a_story_are_one(text: str, parser: Parser) -> None:
    assert read(text, parser).genre.is_story


def test_a_company_is_surely_the_company(parser: Parser) -> None:
    draft = read(CUTS, parser)
    told = [
        (speaker.name, answer.confidence >= 0.8)
        for answer in draft.attributions
        if (speaker := draft.cast.speaker(answer.speaker)) is not None
    ]

    assert told == [
        ("Corvex Inc.", True),
        ("Corvex Inc.", True),
        ("Dana Wills", True),
        ("Lena Brandt", True),
        ("the union", True),
    ]


def test_nothing_tells_nothing() -> None:
    rates = features(Counts())

    assert all(0 <= rate <= 1 for rate in rates.values())
    assert story(Counts(), dict.fromkeys(rates, 1.0) | {"bias": -100.0}) == 0


def test_a_draft_is_the_sum_of_its_blocks(parser: Parser) -> None:
    draft = read(CUTS, parser)
    assert draft.parse is not None
    rows = of_blocks(draft.prose, draft.quotations, draft.parse)
    total = summed(rows)

    assert total.blocks == len(rows) == 6
    assert (total.quotations, total.opening, total.lively) == (5, 4, 0)
    assert summed([*rows, *rows]).words == 2 * total.words
