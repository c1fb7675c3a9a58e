"""Plain text: which lines are a paragraph, and what kind of one."""

from __future__ import annotations

import textwrap

import pytest

from saidby import formats
from saidby.text.prose import Block
from saidby.text.source import Source

LONG = (
    "The board met on Monday in the old customs house, where the heating failed again,"
    " and heard the harbour master speak for most of an hour about the pilings."
)
OTHER = (
    "Nobody asked him anything afterwards. The chair thanked him, closed the folder he"
    " had brought, and moved on to the question of who would paint the lamp posts."
)


def blocks(text: str) -> tuple[Block, ...]:
    return formats.read(Source("draft.txt", text)).blocks


def paragraphs(text: str) -> list[str]:
    """The blocks, each as one line."""
    return [" ".join(block.span.of(text).split()) for block in blocks(text)]


def kind_of(line: str) -> str:
    """The kind of a line that stands between two paragraphs of long copy."""
    text = f"{LONG}\n\n{LONG}\n\n{line}\n\n{OTHER}\n"
    return next(b.kind for b in blocks(text) if b.span.of(text) == line)


def test_nothing_to_read() -> None:
    assert blocks("") == blocks(" \n\t\r\n \u2060\ufeff") == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("width", [50, 65, 72, 80, 100])
def test_hard_wrapped_paragraphs_are_put_together(end: str, width: int) -> None:
    text = "\n \n".join(textwrap.fill(words, width) for words in (LONG, OTHER, LONG))

    assert paragraphs(text.replace("\n", end)) == [LONG, OTHER, LONG]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_lines_that_are_not_wrapped_are_paragraphs(end: str) -> None:
    assert paragraphs(end.join([LONG, OTHER, "“Why?”", LONG])) == [
        LONG,
        OTHER,
        "“Why?”",
        LONG,
    ]


def test_short_paragraphs_a_line_each_are_not_taken_for_wrapped() -> None:
    lines = ["“Who is there?” she said.", "“Nobody,” said Piet.", "“Then go.”"]

    assert paragraphs("\n".join(lines)) == lines


def test_paragraphs_may_be_told_by_their_first_line_only() -> None:
    text = "\n".join(
        textwrap.fill(words, 72, initial_indent="   ") for words in (LONG, OTHER, LONG)
    )

    assert paragraphs(text) == [LONG, OTHER, LONG]


def test_a_sentence_broken_in_unwrapped_copy_is_put_together() -> None:
    cut = LONG.index("where")
    text = f"{LONG[: cut - 1]}\n{LONG[cut:]}\n{OTHER}\n{LONG}\n{OTHER}"

    assert paragraphs(text) == [LONG, OTHER, LONG, OTHER]


def test_verse_in_a_wrapped_text_stays_whole() -> None:
    verse = "“Low goes the lantern,\nlow goes the tide.\nHigh goes the heron.”"
    text = f"{textwrap.fill(LONG, 70)}\n\n{verse}\n\n{textwrap.fill(OTHER, 70)}"

    assert paragraphs(text)[1] == verse.replace("\n", " ")


def test_each_turn_of_a_wrapped_conversation_is_a_paragraph() -> None:
    turns = [f"MARLOW: {LONG}", f"QUILL: {OTHER}", "MARLOW: Why?", f"QUILL: {LONG}"]
    text = "\n".join(textwrap.fill(turn, 70) for turn in turns)

    assert paragraphs(text) == turns


@pytest.mark.parametrize("dash", ["—", "–", "―", "--", "-"])
def test_each_turn_after_a_dash_is_a_paragraph(dash: str) -> None:
    turns = [f"{dash} {LONG}", f"{dash} {OTHER}", f"{dash} Why?"]
    text = "\n".join(textwrap.fill(turn, 70) for turn in turns)

    assert paragraphs(text) == turns
    assert {block.kind for block in blocks(text)} == {"paragraph"}


def test_a_dash_in_a_sentence_does_not_start_a_turn() -> None:
    words = LONG.replace(", where", " — where it always met, and where")

    for width in range(40, 100):
        text = "\n\n".join(textwrap.fill(part, width) for part in (words, OTHER))
        assert paragraphs(text) == [words, OTHER]


@pytest.mark.parametrize(
    "line",
    [
        "WHAT WE KNOW",
        "What We Know So Far",
        "Who Paints the Lamp Posts Now?",
        "A slow repair",
        "‘Slow repair’",
        "“A slow repair”",
        "CHAPTER IV",
        "Chapter the Second: The Salt Road",
        "XII.",
        "[3]",
        "Part Two",
        "EPILOGUE",
    ],
)
def test_headings(line: str) -> None:
    assert kind_of(line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "“Never.”",
        "“Never,”",
        "Never!",
        "Nobody answered.",
        "She said:",
        "NO!",
        "MARLOW: Yes",
        "and then nothing",
        "— Never",
        "T. QUILL.”",
        "Part of the roof fell.",
        "Letters lay about.",
    ],
)
def test_short_paragraphs_that_are_no_headings(line: str) -> None:
    assert kind_of(line) == "paragraph"


def test_a_quoted_line_in_dialogue_is_no_heading() -> None:
    text = f"{LONG}\n\n“The lamp posts”\n\n{OTHER}\n\n“Never.”\n\n{LONG}"

    assert [block.kind for block in blocks(text)][1] == "paragraph"


def test_a_headline_is_the_first_line_and_has_no_stop() -> None:
    assert blocks(f"Harbour board met on Monday\n\n{LONG}")[0].kind == "heading"
    assert blocks(f"The Board Met for Long Again.\n\n{LONG}")[0].kind == "heading"
    assert blocks(f"The board met on Monday.\n\n{LONG}")[0].kind == "paragraph"
    assert blocks("The board met on Monday")[0].kind == "paragraph"


def test_a_name_that_comes_again_is_a_speaker() -> None:
    text = f"TESSA QUILL\n\n{LONG}\n\nMARLOW\n\n{OTHER}\n\nTESSA QUILL\n\n{LONG}"

    assert [block.kind for block in blocks(text)][4] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "By Leonie Hart",
        "By LEONIE HART, Associated Press",
        "by Odile de la Croix",
        "By Abe Nowak and Ana Ruiz",
        "BYLINE: Abe Nowak.",
        "Written by Abe Nowak in Graz",
    ],
)
def test_bylines(line: str) -> None:
    assert kind_of(line) == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "By Monday",
        "By Easter Sunday in Graz the shop had closed.",
        "By the river stood a house",
        "Bystanders Ana Ruiz and Abe Nowak left.",
    ],
)
def test_sentences_that_start_like_bylines(line: str) -> None:
    assert kind_of(line) != "byline"


@pytest.mark.parametrize(
    "line",
    [
        "(Photo: Karel Dvorak)",
        "Karel Dvorak / Reuters",
        "Karel Dvorak via Getty Images.",
        "The pier at dusk. (AP Photo/Karel Dvorak)",
        "Photo by Karel Dvorak",
        "[Illustration: The pier]",
        "REUTERS/Karel Dvorak",
        "image",
    ],
)
def test_captions(line: str) -> None:
    assert kind_of(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "• Leonie Hart can be reached at lhart@gazette.example.",
        "Follow Leonie Hart on Twitter @lhart.",
        "SEE ALSO: The storm that took the pier",
        "Sign up for our newsletter.",
        "Copyright 2024 The Gazette. All rights reserved.",
        "https://gazette.example/pier",
        "@lhart",
        "Published: 3 March 2024, 9:40 a.m.",
        "Monday, March 3, 2024",
        "* * *",
        "___",
        "Editor’s note: This article has been updated.",
        "(Reporting by Leonie Hart; Editing by Abe Nowak)",
    ],
)
def test_boilerplate(line: str) -> None:
    assert kind_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "“Follow Leonie on Twitter,” she said.",
        "Follow him she could not, for the tide was out.",
        "Correction: he said “seven,” and then “eight.”",
        "She was photographed by Getty Images.",
        "Reuters reported on Monday that the pier would close.",
        "Share prices fell.",
        "“?!”",
    ],
)
def test_sentences_that_look_like_notices(line: str) -> None:
    assert kind_of(line) == "paragraph"


@pytest.mark.parametrize("line", ["• One pier", "* One pier", "1. One pier.", "b) No"])
def test_list_items(line: str) -> None:
    assert kind_of(line) == "list-item"


def test_set_in_lines_after_a_colon_are_one_block_quote() -> None:
    text = (
        f"{textwrap.fill(LONG, 70)} The letter said:\n\n"
        "    The roof is gone and the\n    hens are well.\n\n"
        "    Sell the boat.\n\n"
        f"{textwrap.fill(OTHER, 70)}\n\n    It is not announced.\n"
    )

    assert [(block.kind, block.group) for block in blocks(text)] == [
        ("paragraph", 0),
        ("quote", 1),
        ("quote", 1),
        ("paragraph", 0),
        ("paragraph", 0),
    ]


def test_set_in_lines_with_marks_are_the_quotation_themselves() -> None:
    text = f"{LONG} She wrote:\n\n    “The roof is gone.”\n\n{OTHER}"

    assert [block.kind for block in blocks(text)] == ["paragraph"] * 3
