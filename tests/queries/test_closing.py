from __future__ import annotations

import pytest
from edited import Desk, rewritten

from saidby.language.parser import Parser
from saidby.queries.closing import endings
from saidby.quotations.quotation import Trouble
from saidby.text.source import Format


def closed(parser: Parser, text: str, format: Format = "markdown") -> list[str]:
    """The text, once for every way to close its quotation."""
    draft = Desk(parser).read(text, format)
    stray = next(
        s for s in draft.quotations.strays if s.trouble is Trouble.NEVER_CLOSED
    )
    return [rewritten(text, ending.change) for ending in endings(draft, stray)]


@pytest.mark.parametrize(
    "tag", ["said Ana Ruiz.", "she said on Monday.", "the mayor said.", "asked Klein."]
)
def test_a_quotation_ends_before_its_tag(parser: Parser, tag: str) -> None:
    ways = closed(parser, f"The town met 🙂. “We were never asked, {tag}\n\nIt did.\n")

    assert ways[0] == f"The town met 🙂. “We were never asked,” {tag}\n\nIt did.\n"


def test_without_a_tag_at_the_end_of_a_sentence_or_of_the_paragraph(
    parser: Parser,
) -> None:
    ways = closed(parser, "“Go home now. It is late. It rains.\n\nA lamp fell.\n")

    assert ways == [
        "“Go home now.” It is late. It rains.\n\nA lamp fell.\n",
        "“Go home now. It is late. It rains.”\n\nA lamp fell.\n",
    ]


@pytest.mark.parametrize(
    "opening, closing", [("„", "“"), ("«", "»"), ('"', '"'), ("“", "”")]
)
def test_it_is_closed_as_the_draft_closes_the_others(
    parser: Parser, opening: str, closing: str
) -> None:
    others = f"{opening}Then go{closing}, said Klein.\n\n" * 3

    ways = closed(parser, f"{others}{opening}We were never asked.\n\nIt rained.\n")

    assert ways[0].endswith(f"{opening}We were never asked.{closing}\n\nIt rained.\n")


@pytest.mark.parametrize(
    "format, opening, closing",
    [("latex", "``", "''"), ("html", "&ldquo;", "&rdquo;")],
)
def test_it_is_closed_in_the_writing_of_its_format(
    parser: Parser, format: Format, opening: str, closing: str
) -> None:
    ways = closed(parser, f"It was {opening}never asked, said Klein.\n", format)

    assert ways[0] == f"It was {opening}never asked,{closing} said Klein.\n"


def test_the_words_before_it_are_told(parser: Parser) -> None:
    text = "“We in this town were never asked, said Ana Ruiz.\n"
    draft = Desk(parser).read(text)

    first, *_ = endings(draft, draft.quotations.strays[0])

    assert first.words == "were never asked,"
