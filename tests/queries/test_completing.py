from __future__ import annotations

import pytest
from edited import Desk, caret

from saidby.language.parser import Parser
from saidby.queries.completing import gap, proposals

REPORT = """\
“It is shut,” mayor Ana Ruiz said on Monday. Ruiz had no choice.

“We sail,” said Mara Lindqvist. “At dawn.”

A woman on the pier wept.
"""


def wanted(marked: str) -> tuple[str, str] | None:
    """What is typed of a name at the caret (‸), and what it would replace."""
    text, place = caret(marked)
    found = gap(text, place.start)
    return (found.typed.of(text), found.whole.of(text)) if found else None


@pytest.mark.parametrize(
    "marked, typed",
    [
        ("🙂 “It is shut,” ‸", ""),
        ("“It is shut,” ‸ on Monday", ""),
        ("“It is shut,” said ‸", ""),
        ("“It is shut,” said Li‸", "Li"),
        ("“It is shut,” said Mara Li‸", "Mara Li"),
        ("“It is shut,” said Mara ‸", "Mara "),
        ("“It is shut,” quietly added ‸", ""),
        ('"It is shut," ‸', ""),
        ("'It is shut,' ‸", ""),
        ("„Es ist zu“, ‸", ""),
        ("“It is shut”, ‸", ""),
        ("«It is shut», said R‸", "R"),
        ("``It is shut,'' said R‸", "R"),
        ("<q>It is shut,</q> said R‸", "R"),
        ("<p>&ldquo;Shut,&rdquo; R‸", "R"),
        ('“Shut,” <!-- saidby: speaker "Ana" --> said R‸', "R"),
        ("According to ‸", ""),
        ('“Shut.” <!-- saidby: speaker "Li‸" -->', "Li"),
        ("% saidby: speaker ‸", ""),
        ("It is shut, according to Ru‸", "Ru"),
    ],
)
def test_a_name_is_wanted_after_a_quotation_or_a_cue(marked: str, typed: str) -> None:
    found = wanted(marked)

    assert found is not None
    assert found[0] == typed


@pytest.mark.parametrize(
    "marked",
    [
        "The pier ‸",
        "The pier is Sh‸",
        "She said ‸",
        "“‸",
        "“It ‸",
        "It is the workers’ ‸",
        'He called it "‸',
        "“It is shut,” she said on ‸",
        "“It is shut.”\n\n‸",
        "“It is shut.”\n\nThe ‸",
        "‸",
    ],
)
def test_elsewhere_none_is_wanted(marked: str) -> None:
    assert wanted(marked) is None


def test_the_rest_of_the_word_can_be_replaced() -> None:
    assert wanted("“Shut,” said Li‸ndqvist on Monday") == ("Li", "Lindqvist")
    assert wanted("“Shut,” said ‸Lindqvist") == ("", "")


def test_who_is_near_comes_first_as_the_draft_writes_it(parser: Parser) -> None:
    draft = Desk(parser).read(REPORT)

    names = [p.name for p in proposals(draft, REPORT.index("A woman"))]

    assert names == ["Lindqvist", "Mara Lindqvist", "Ruiz", "Ana Ruiz"]


def test_who_is_not_introduced_yet_is_written_in_full(parser: Parser) -> None:
    draft = Desk(parser).read(REPORT)

    names = [p.name for p in proposals(draft, 0)]

    assert names == ["Ana Ruiz", "Ruiz", "Mara Lindqvist", "Lindqvist"]
    assert [p.rank for p in proposals(draft, 0)] == [0, 1, 10, 11]
