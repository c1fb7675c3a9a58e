"""The marked lines of the full report: what is marked, and that it fits."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from saidby.report import Diagnostic, Report
from saidby.reporters import Layout
from saidby.reporters.full import full
from saidby.reporters.snippet import Row, rows
from saidby.rules.base import Related, Severity
from saidby.text.lines import LineIndex
from saidby.text.source import Source
from saidby.text.spans import Span


def shown(text: str, words: str, width: int = 40) -> list[str]:
    """The lines and the marks under them, as they are printed."""
    start = text.index(words)
    lines: list[str] = []
    for row in rows(LineIndex(text), Span(start, start + len(words)), width):
        if row is None:
            lines.append("...")
        else:
            lines += [row.text, " " * row.indent + "^" * row.marked]
    return lines


LONG = "It rained all night and all day, and the day after. " * 4

CASES = {
    "a word": ("Go, she said.", "she", ["Go, she said.", "    ^^^"]),
    "wide letters": ("船長 said 行け", "said", ["船長 said 行け", "     ^^^^"]),
    "marked wide letters": ("a 船長 b", "船長", ["a 船長 b", "  ^^^^"]),
    "a tab": (
        "\tGo, she\tsaid",
        "she\tsaid",
        ["    Go, she    said", "        ^^^^^^^^^^^"],
    ),
    "a combining mark": ("cafe\u0301 she", "she", ["cafe\u0301 she", "     ^^^"]),
    "an emoji of several letters": ("👩‍🚀 she", "she", ["👩‍🚀 she", "   ^^^"]),
    "a control character": ("a\x1bb she", "she", ["a␛b she", "    ^^^"]),
    "the first words of a long line": (
        f"“Go,” she said. {LONG}",
        "“Go,”",
        ["“Go,” she said. It rained all night an…", "^^^^^"],
    ),
    "words in the midst of a long line": (
        f"{LONG}“Go,” she said. {LONG}",
        "“Go,”",
        ["…day, and the day after. “Go,” she said…", " " * 25 + "^^^^^"],
    ),
    "the last words of a long line": (
        f"{LONG}“Go,” she said.",
        "“Go,”",
        ["…ay, and the day after. “Go,” she said.", " " * 24 + "^^^^^"],
    ),
    "more words than fit": (
        f"Oh. {LONG}",
        LONG,
        ["Oh. It rained all night and all day, a…", "    " + "^" * 34],
    ),
    "two lines": (
        "“One\n  two,” she",
        "“One\n  two,”",
        ["“One", "^^^^", "  two,” she", "  ^^^^^"],
    ),
    "many lines": (
        "“One\ntwo\nthree\nfour\nfive,” she",
        "“One\ntwo\nthree\nfour\nfive,”",
        ["“One", "^^^^", "two", "^^^", "...", "five,” she", "^^^^^^"],
    ),
    "a blank line between": (
        "“One\n\ntwo”",
        "“One\n\ntwo”",
        ["“One", "^^^^", "two”", "^^^^"],
    ),
    "CRLF": ("“One\r\ntwo”", "“One\r\ntwo”", ["“One", "^^^^", "two”", "^^^^"]),
    "nothing at the end of a line": ("One\ntwo", "", ["One", "^"]),
}


@pytest.mark.parametrize(("text", "words", "expected"), CASES.values(), ids=CASES)
def test_the_stretch_is_marked(text: str, words: str, expected: list[str]) -> None:
    assert shown(text, words) == expected


letters = st.sampled_from(
    list("ab “”.") + ["\t", "船", "é", "e\u0301", "👩‍🚀", "\n", "\x1b"]
)
texts = st.lists(letters, max_size=120).map("".join)


@given(texts, st.data(), st.integers(20, 60))
def test_lines_fit_and_the_marks_stand_under_them(
    text: str, data: st.DataObject, width: int
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    for row in rows(LineIndex(text), Span(start, end), width):
        if row is not None:
            # A joined emoji cut in two may be wider than it was.
            assert cell_len(row.text) <= width + 2
            assert row.marked >= 1
            assert (
                row.indent + row.marked <= max(cell_len(row.text), row.indent + 1) + 2
            )


def test_a_megabyte_on_one_line_is_no_burden() -> None:
    text = "wórd " * 200_000
    lines = LineIndex(text)
    started = time.perf_counter()

    for at in range(0, len(text), 5_000):
        (row,) = rows(lines, Span(at, at + 4), 80)
        assert isinstance(row, Row)

    assert time.perf_counter() - started < 2


def test_many_related_places_are_counted() -> None:
    text = "no " * 9
    related = tuple(Related(Span(at, at + 2), "here too") for at in range(3, 27, 3))
    found = Diagnostic(
        "SB405", "words-twice", Severity.INFORMATION, Span(0, 2), "Again?", (), related
    )
    printed = list(full([Report(Source("a.txt", text), (found,))], Layout()))

    assert sum("here too" in line for line in printed) == 5
    assert "  = and 3 more places" in printed


def test_a_narrow_terminal_still_shows_something() -> None:
    found = Diagnostic("SB201", "x", Severity.ERROR, Span(60, 64), "Who?")
    report = Report(Source("a.txt", LONG), (found,))

    marked = [line for line in full([report], Layout(width=5)) if "^" in line]

    assert marked == ["  |" + " " * 16 + "^^^^"]
