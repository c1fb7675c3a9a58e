from __future__ import annotations

import pytest
from edited import Desk, caret, rewritten

from saidby.language.parser import Parser
from saidby.queries.changes import Rewrite
from saidby.queries.index import Index
from saidby.queries.renaming import NotRenamable, renamed, renaming, target
from saidby.text.source import Format

REPORT = """\
# Lindqvist shuts the pier 🙂

The pier is shut, harbour master Vera Lindqvist said on Monday.

“We have no crane,” Ms. Lindqvist said. “Lindqvist’s crane, they call it, and I am
Vera Lindqvist to them.”

Lindqvist’s deputy, Tom Field, agreed. “Vera is right,” he said of Lindqvist.

VERA LINDQVIST was heard. So was V. Lindqvist, in the Lindqvist Hall.
"""


def rename(
    parser: Parser,
    marked: str,
    new: str,
    *,
    format: Format = "markdown",
    quoted: bool = False,
) -> str:
    """The text after a rename at its caret (‸)."""
    text, place = caret(marked)
    index = Index(Desk(parser).read(text, format))
    found = target(index, place.start)
    change = renaming(found, new)
    quoted = quoted or found.quoted
    return rewritten(
        text, Rewrite(renamed(index, found.speaker, change, quoted=quoted))
    )


def at(words: str, text: str = REPORT) -> str:
    assert words in text
    return text.replace(words, f"‸{words}", 1)


def test_every_form_is_renamed_in_its_own_way(parser: Parser) -> None:
    after = rename(parser, at("Lindqvist said on"), "Ida Wahl")

    assert (
        after
        == """\
# Wahl shuts the pier 🙂

The pier is shut, harbour master Ida Wahl said on Monday.

“We have no crane,” Ms. Wahl said. “Lindqvist’s crane, they call it, and I am
Vera Lindqvist to them.”

Wahl’s deputy, Tom Field, agreed. “Vera is right,” he said of Wahl.

IDA WAHL was heard. So was I. Wahl, in the Lindqvist Hall.
"""
    )


def test_somebodys_words_are_changed_when_asked_for(parser: Parser) -> None:
    after = rename(parser, at("Lindqvist said on"), "Ida Wahl", quoted=True)

    assert "“Wahl’s crane, they call it, and I am\nIda Wahl to them.”" in after
    assert "“Ida is right,”" in after


def test_a_name_pointed_at_in_somebodys_words_is_asked_for(parser: Parser) -> None:
    after = rename(parser, at("Lindqvist to them"), "Wahl")

    assert "I am\nVera Wahl to them.”" in after
    assert "harbour master Vera Wahl said" in after


@pytest.mark.parametrize(
    "words, new, expected",
    [
        ("Lindqvist said on", "Wahl", "harbour master Vera Wahl said"),
        ("Vera Lindqvist said", "Ida", "harbour master Ida Lindqvist said"),
        ("Vera Lindqvist said", "Ida van Dyk", "Ms. van Dyk said"),
        ("Lindqvist said. ", "Ms. Ida Wahl", "harbour master Ida Wahl said"),
    ],
)
def test_one_word_stands_for_the_word_pointed_at(
    parser: Parser, words: str, new: str, expected: str
) -> None:
    assert expected in rename(parser, at(words), new)


def test_a_given_name_alone_is_renamed_too(parser: Parser) -> None:
    text = "“Go,” said Vera Lindqvist.\n\n“No,” said Tom.\n\n“Do,” Vera’s voice said.\n"

    after = rename(parser, at("Lindqvist.", text), "Ida Wahl")

    assert after == text.replace("Vera Lindqvist", "Ida Wahl").replace("Vera", "Ida")


def test_namesakes_keep_their_names(parser: Parser) -> None:
    text = (
        "“No,” said Anna Field. “Yes,” said Tom Field.\n\n"
        "Anna Field left. Tom Field stayed. “Why?” Tom asked.\n"
    )

    after = rename(parser, at("Field. “Yes", text), "Anna Wahl")

    assert after == (
        "“No,” said Anna Wahl. “Yes,” said Tom Field.\n\n"
        "Anna Wahl left. Tom Field stayed. “Why?” Tom asked.\n"
    )


def test_the_article_of_a_name_stays(parser: Parser) -> None:
    text = "“No room!” said the Hatter.\n\n“Plenty,” said Alice to the Hatter.\n"

    after = rename(parser, at("Hatter.\n\n", text), "Baker")

    assert after == text.replace("Hatter", "Baker")


@pytest.mark.parametrize(
    "old, new",
    [
        ("Ross’ plan", "Wahl’s plan"),
        ("Ross’s plan", "Wahl’s plan"),
        ("Ross's plan", "Wahl's plan"),
    ],
)
def test_a_possessive_fits_the_new_name(parser: Parser, old: str, new: str) -> None:
    text = f"“It will be shut,” mayor Ben Ross said. The town read {old} on Monday.\n"

    assert f"The town read {new} on" in rename(parser, at("Ross said", text), "Wahl")


def test_a_transcript_and_its_comments_are_renamed(parser: Parser) -> None:
    text = (
        "LINDQVIST: We sail at dawn.\n\nFIELD: Then go.\n\n"
        'LINDQVIST: We will.\n\nHM: Yes. <!-- saidby: speaker "Lindqvist" -->\n'
    )

    after = rename(parser, at("LINDQVIST: We will", text), "Wahl")

    assert after == text.replace("LINDQVIST", "WAHL").replace("Lindqvist", "Wahl")


def test_what_is_settled_stays_settled(parser: Parser) -> None:
    text = REPORT.replace(
        "“Vera is right,” he", '“Right,” <!-- saidby: speaker "Vera Lindqvist" --> he'
    )

    after = rename(parser, at("Lindqvist said on", text), "Ida Wahl")

    assert '<!-- saidby: speaker "Ida Wahl" -->' in after


@pytest.mark.parametrize(
    "words, message",
    [
        ("he said of", "A pronoun cannot be renamed: put the cursor on the name."),
        ("said of", "There is no speaker's name here."),
        ("pier is", "There is no speaker's name here."),
        ("crane,”", "There is no speaker's name here."),
        ("Ms. Lindqvist", "Put the cursor on the name itself."),
    ],
)
def test_what_is_no_name_is_refused(parser: Parser, words: str, message: str) -> None:
    with pytest.raises(NotRenamable, match=message):
        rename(parser, at(words), "Wahl")


@pytest.mark.parametrize("new", ["", "  ", "Wahl!", "Ida\nWahl", "x" * 200, "“Wahl”"])
def test_what_is_no_new_name_is_refused(parser: Parser, new: str) -> None:
    with pytest.raises(NotRenamable, match="That is no name"):
        rename(parser, at("Lindqvist said on"), new)


def test_the_rename_is_undone_by_the_reverse(parser: Parser) -> None:
    there = rename(parser, at("Lindqvist said on"), "Anna Wahl")
    back = rename(parser, at("Wahl said on", there), "Vera Lindqvist")

    assert back == REPORT
