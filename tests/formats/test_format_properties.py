"""What holds for every text in every format, however odd."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saidby import formats
from saidby.text.prose import FILL, Prose
from saidby.text.source import Format, Source

PIECES = [
    *"“”‘’\"'`«»„*_~[](){}<>!&;:#-—–=|\\$%^.,?/@+\n\r\t\0",
    *(
        " ",
        "  ",
        "\r\n",
        "\n\n",
        "a",
        "Roy",
        "said",
        "é",
        "日",
        "\u2028",
        FILL,
        "\ufeff",
    ),
    *(
        "```",
        "---",
        "> ",
        "- ",
        "1. ",
        "# ",
        "    ",
        "| a |",
        "|---|",
        "[^1]: ",
        "[a]: b",
    ),
    *("<q>", "</q>", "<p>", "</p>", "<br>", "<b>", "<blockquote>", "</blockquote>"),
    *(
        "<code>",
        "</code>",
        "<pre>",
        "<script>",
        "</script>",
        "<li>",
        "<h2>",
        "<!--",
        "-->",
    ),
    *("<!-- saidby: ignore x -->", "&ldquo;", "&quot;", "&nbsp;", "&#39;", "&copy"),
    *(
        r"\enquote{",
        r"\emph{",
        r"\footnote{",
        r"\cite{",
        r"\section{",
        r"\'e",
        r"\ldots",
    ),
    *(
        r"\begin{quote}",
        r"\end{quote}",
        r"\begin{document}",
        r"\end{document}",
        r"\item",
    ),
    *(r"\begin{verbatim}", r"\verb|", r"\\", "% saidby: ignore x\n", "``", "''", "$x$"),
    *(
        "MARLOW: ",
        "TESSA QUILL",
        "CHAPTER IV",
        "By Ana Ruiz",
        "(Photo: x)",
        "{{",
        "+++\n",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map(
    "".join
)
FORMATS = sorted(formats.READERS)


def prose_of(text: str, kind: Format) -> Prose:
    return formats.read(Source("draft", text, kind))


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_prose_keeps_to_its_text(kind: Format, text: str) -> None:
    prose = prose_of(text, kind)

    assert prose.text == text
    assert len(prose.masked) == len(text)
    for block in prose.blocks:
        words = block.span.of(prose.masked)
        assert words.strip() == words != ""
        assert words[0] != FILL != words[-1]
        assert (block.group > 0) or block.kind != "quote"
    for before, after in pairwise(prose.blocks):
        assert before.span.end <= after.span.start
    for directive in prose.directives:
        assert directive.span.end <= len(text)
        assert "saidby:" in directive.span.of(text).lower()


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    prose = prose_of(text, "plain")

    if not prose.directives:
        assert prose.masked == text


# What a character may become: blank, padding, or what markup that starts or ends
# there prints.
PRINTED = set(" \n" + FILL + "“”‘’„«»‹›—–…¿¡")


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=100, deadline=None)
@given(words=st.text("abcXYZ 日é,.?\n", max_size=60))
def test_words_are_shown_as_they_are(kind: Format, words: str) -> None:
    prose = prose_of(words, kind)

    for was, now in zip(words, prose.masked, strict=True):
        assert now == was or now in PRINTED
    shown = "".join(block.span.of(prose.masked) for block in prose.blocks)
    assert [c for c in shown if c.isalnum()] == [c for c in words if c.isalnum()]


HOSTILE = [
    *("a", " ", "\n", "<", "[", "{", "`", "*", "\\", "$", "%", "&", "“", "'", '"', "~"),
    *(
        "a\n",
        "<!--",
        '<a "',
        "<a '\"",
        "<q>",
        "<p>",
        "](",
        "[a](",
        "![",
        '[](a "',
        "[](a (",
    ),
    *(
        "**a",
        "_a*",
        "`a``",
        "> ",
        "- ",
        "|a",
        "\n\n",
        "&amp;",
        "{%",
        "[[",
        "<b ",
        "<pre>",
    ),
    *(
        r"\cite{",
        r"\cite[",
        r"\enquote{",
        r"\begin{a}",
        r"\end{a}",
        r"\verb|",
        r"\(",
        "$a\n\n",
    ),
    *("MARLOW: ", "Ab Cd ", "By Ab ", "(Photo: ", "a@", "<!-- saidby: ", "...", "“a” "),
]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_long_line_of_anything_takes_little_time(kind: Format) -> None:
    for piece in HOSTILE:
        text = (piece * 60_000)[:60_000]
        start = time.process_time()
        prose = prose_of(text, kind)
        assert time.process_time() - start < 2, repr(piece)
        assert len(prose.masked) == len(text)
