"""No words of a draft can become markup, in any reader of Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from saidby.queries.telling import (
    as_markdown,
    emphasis,
    line,
    markdown,
    plain,
    strong,
)

READER = MarkdownIt("gfm-like", {"linkify": False})
MARKS = st.text(alphabet="ab1 .)(*_`#[]<>!&;:/\\|~$^-+=“’é😀\n", max_size=30)


def shown(text: str) -> str:
    """What a reader sees; None of it may be anything but text."""
    tokens = [t for block in READER.parse(text) for t in block.children or []]
    assert {t.type for t in tokens} <= {"text", "text_special", "softbreak"}, text
    return "".join(t.content for t in tokens)


@given(MARKS)
def test_any_words_are_shown_as_they_are(words: str) -> None:
    assert shown(as_markdown(words)) == " ".join(words.split())


@given(MARKS)
def test_words_in_a_line_are_shown_as_they_are(words: str) -> None:
    wanted = " ".join(f"Said by {words}".split())

    assert shown(markdown([line(f"Said by {words}")])) == wanted


@pytest.mark.parametrize(
    "words",
    [
        "1. Ida",
        "- Ida",
        "+ Ida",
        "# Ida",
        "> Ida",
        "Ida\n===",
        "---",
        "<script>alert(1)</script>",
        "![x](http://a.example/b.png)",
        "&lt;",
        "a | b",
    ],
)
def test_what_makes_a_list_a_heading_or_an_image(words: str) -> None:
    assert shown(as_markdown(words)) == " ".join(words.split())


@pytest.mark.parametrize("words", ["http://a.example", "www.a.example", "i@a.example"])
def test_addresses_do_not_become_links(words: str) -> None:
    assert words not in as_markdown(words)
    assert shown(as_markdown(words)) == words


def test_markup_is_ours_alone() -> None:
    lines = [
        line(strong("Ida *Rossi*"), ", pilot"),
        line(emphasis(" she "), " is Ida."),
    ]

    assert markdown(lines) == "**Ida \\*Rossi\\***, pilot\n\n*she* is Ida."
    assert plain(lines) == "Ida *Rossi*, pilot\nshe is Ida."


def test_nothing_in_bold_is_nothing() -> None:
    assert markdown([line(strong(" "), "x")]) == "x"
