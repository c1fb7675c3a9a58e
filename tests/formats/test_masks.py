"""On which side of a word masked markup leaves its padding (``·``, however long)."""

from __future__ import annotations

import re

import pytest

from saidby import formats
from saidby.text.prose import FILL
from saidby.text.source import Format, Source


def masked(text: str, kind: Format) -> str:
    masked = formats.read(Source("draft", text, kind)).masked
    return re.sub(f"{FILL}+", "·", masked)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("**“Late,”** she said.", "·“Late,”· she said."),
        ("the *mayor*’s _office_.", "the ·mayor·’s ·office·."),
        (r"\"No,\" he said.", '·"No,·" he said.'),
        ("[Roy](https://x.example)’s", "·Roy·’s"),
        ("&ldquo;Late,&rdquo; she said.", "·“Late,”· she said."),
        ("&quot;Late,&quot; she said.", '·"Late,"· she said.'),
        ("caf&eacute;s don&#39;t", "café·s don'·t"),
        ("<q>Late</q>, she said.", "·“Late”·, she said."),
        ("a `code` b", "a        b"),
        ("said.[^12] Then", "said.· Then"),
        ("H~~e~~llo", "H·e·llo"),
        ("a<br>b", "a\n   b"),
    ],
)
def test_markdown_keeps_marks_beside_their_words(text: str, expected: str) -> None:
    assert masked(text, "markdown") == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("<p><q>Late,</q> she said.", "   ·“Late,”· she said."),
        ("<q>a <q>b</q> c</q>", "·“a ·‘b’· c”·"),
        ("<b>Roy</b>'s", "·Roy·'s"),
        ("&#8220;Late&#x201d;", "·“Late”·"),
        ("&laquo;Oui&raquo;", "·«Oui»·"),
        ("AT&T &amp; R&D", "AT&T &· R&D"),
        ("extra&shy;ordinary", "extra·ordinary"),
        ("a&nbsp;b", "a\u00a0·b"),
        ("one\ntwo<br>three", "one two\n   three"),
        ("</q>no", "·no"),
    ],
)
def test_html_keeps_marks_beside_their_words(text: str, expected: str) -> None:
    assert masked(text, "html") == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("``Late,'' she said.", "·“Late,”· she said."),
        (r"\enquote{Late}, she said.", "·“Late”, she said."),
        (r"\enquote{a \enquote{b} c}", "·“a ·‘b’ c”"),
        (r"\enquote*{a}", "·‘a’"),
        (r"\textquote[p.~3]{a}", "·“a”"),
        (r"Caf\'e, Fran\c{c}ois", "Café·, Franç·ois"),
        (r"Stra\ss e, \O re", "Straß·e, Ø·re"),
        ("well---no--more", "well—·no–·more"),
        ("Mr.~Roy's", "Mr. Roy’s"),
        (r"\emph{Late}ly", "·Late·ly"),
        (r"5\% \& more", "5·% ·& more"),
        (r"a $x < y$ b", "a         b"),
        (r"\textquotedblleft Late\textquotedblright{}", "·“Late”·"),
        ("``a `b''' c", "·“a ‘b’”· c"),
        ("`a ``b''' c", "‘a ·“b”’· c"),
        ("don't ``a `b' ''", "don’t ·“a ‘b’ ”·"),
    ],
)
def test_latex_shows_what_it_prints(text: str, expected: str) -> None:
    assert masked(text, "latex") == expected


def test_plain_text_stays_as_it_is() -> None:
    text = 'He said, **"no"** &amp; <q>so</q> \\emph{on} <tweet author="x">.'

    assert masked(text, "plain") == text


def test_a_code_span_needs_its_own_number_of_ticks() -> None:
    assert masked("a ``b ` c`` d ` e", "markdown") == "a           d ` e"


def test_what_is_no_markup_stays() -> None:
    text = "5 * 3, snake_case, [sic], a < b, x & y, 10 ~ 12, {so}"

    assert masked(text, "markdown") == text
    assert masked("a < b & c", "html") == "a < b & c"
