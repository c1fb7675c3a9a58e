from __future__ import annotations

import pytest

from saidby import formats
from saidby.text.prose import Directive
from saidby.text.source import Format, Source


def directives(text: str, kind: Format) -> tuple[Directive, ...]:
    return formats.read(Source("draft", text, kind)).directives


@pytest.mark.parametrize(
    "words, verb, arguments",
    [
        ("ignore SB201, far-tag", "ignore", ("SB201", "far-tag")),
        ("IGNORE  SB201,far-tag", "ignore", ("SB201", "far-tag")),
        ('speaker "Sabrina Quill"', "speaker", ("Sabrina Quill",)),
        ('speaker "Sabrina Quill", SB201', "speaker", ("Sabrina Quill", "SB201")),
        ('speaker "Sabrina Quill', "speaker", ("Sabrina Quill",)),
        ("speaker “Sabrina Quill”", "speaker", ("Sabrina Quill",)),
        ("ignore-file", "ignore-file", ()),
        ('speaker ""', "speaker", ("",)),
        ("", "", ()),
    ],
)
@pytest.mark.parametrize(
    "kind, shape",
    [
        ("plain", "<!-- saidby: {} -->"),
        ("markdown", "<!-- saidby: {} -->"),
        ("html", "<!--saidby: {}-->"),
        ("latex", "%% Saidby: {}"),
    ],
)
def test_an_instruction_is_read(
    kind: Format, shape: str, words: str, verb: str, arguments: tuple[str, ...]
) -> None:
    text = f"One.\n\n{shape.format(words)}\n\nTwo."

    (found,) = directives(text, kind)

    assert found.span.of(text) == shape.format(words)
    assert (found.verb, found.arguments) == (verb, arguments)


@pytest.mark.parametrize(
    "kind, text",
    [
        ("plain", "“One,” he said. <!-- saidby: ignore x -->"),
        ("markdown", "`<!-- saidby: ignore x -->`"),
        ("markdown", "<!-- said by: ignore x -->"),
        ("html", "<script><!-- saidby: ignore x --></script>"),
        ("latex", r"5\% saidby: ignore x"),
        ("latex", "\\begin{verbatim}\n% saidby: ignore x\n\\end{verbatim}"),
    ],
)
def test_what_is_no_comment_to_saidby_is_no_instruction(
    kind: Format, text: str
) -> None:
    assert directives(text, kind) == ()


def test_instructions_stand_in_text_order_with_the_prose_around_them() -> None:
    text = "One <!-- saidby: a --> two.\n\n<!-- saidby: b -->\n\n> <!-- saidby: c -->\n"

    assert [found.verb for found in directives(text, "markdown")] == ["a", "b", "c"]


def test_a_latex_preamble_may_hold_one() -> None:
    text = "% saidby: ignore-file\n\\documentclass{a}\n\\begin{document}\nOne.\n"

    assert [found.verb for found in directives(text, "latex")] == ["ignore-file"]


def test_a_line_of_its_own_in_plain_text_is_masked() -> None:
    text = "One.\r\n  <!-- saidby: ignore x -->\r\nTwo."
    prose = formats.read(Source("draft", text))

    assert prose.masked == "One.\r\n" + " " * 27 + "\r\nTwo."
    assert [block.span.of(text) for block in prose.blocks] == ["One.", "Two."]
