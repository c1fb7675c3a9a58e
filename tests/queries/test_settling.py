from __future__ import annotations

from pathlib import Path

import pytest
from edited import Desk, rewritten, speakers

from saidby.formats import format_of
from saidby.language.parser import Parser
from saidby.queries.changes import Decide
from saidby.queries.settling import Settling
from saidby.text.source import Format

MARKDOWN = "“We sail at dawn,” *he said*.\n\n“Then go”, said Ana Ruiz 🙂. “Both.”\n"
HTML = "<p><q>We sail at dawn</q>, he said.</p>\n<p>&ldquo;Go,&rdquo; said Ana.</p>\n"
LATEX = "``We sail at dawn,'' he said.\n\nAna Ruiz wrote \\enquote{Then go}. She did.\n"
PLAIN = "“We sail at dawn,” he said. “You do not.”\n\n“Then go,” said Ana Ruiz.\n"
BLOCK = "Ana Ruiz wrote to them.\n\n> We sail at dawn and\n> nobody will.\n"
TURNS = "RUIZ: We sail at dawn.\n\nKLEIN: Then go.\n\nRUIZ: We will.\n"


@pytest.fixture(scope="module")
def desk(parser: Parser) -> Desk:
    return Desk(parser)


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize(
    "text, format",
    [(MARKDOWN, "markdown"), (HTML, "html"), (LATEX, "latex"), (PLAIN, "plain")],
)
def test_a_settled_speaker_is_whom_the_next_reading_names(
    desk: Desk, text: str, format: Format, number: int
) -> None:
    draft = desk.read(text, format)

    change = Settling(draft, number, True).attribute("Olga Brandt")
    after, _ = desk.after(draft, change)

    before = speakers(draft)
    expected = [*before[:number], "Olga Brandt", *before[number + 1 :]]
    assert speakers(after)[number] == "Olga Brandt"
    if format != "plain":
        assert after.attributions[number].method == "settled"
    assert len(speakers(after)) == len(expected)


@pytest.mark.parametrize(
    "text, format, number, expected",
    [
        (
            MARKDOWN,
            "markdown",
            0,
            '“We sail at dawn,” <!-- saidby: speaker "Olga" --> *he said*.',
        ),
        (MARKDOWN, "markdown", 1, '“Then go”<!-- saidby: speaker "Olga" -->, said'),
        (HTML, "html", 0, 'dawn</q><!-- saidby: speaker "Olga" -->, he'),
        (HTML, "html", 1, 'Go,&rdquo; <!-- saidby: speaker "Olga" --> said'),
        (LATEX, "latex", 0, "dawn,'' % saidby: speaker \"Olga\"\nhe said.\n"),
        (LATEX, "latex", 1, '{Then go}% saidby: speaker "Olga"\n. She did.\n'),
        (
            BLOCK,
            "markdown",
            0,
            '> nobody will. <!-- saidby: speaker "Olga" -->',
        ),
    ],
)
def test_the_comment_stands_by_the_words_it_is_about(
    desk: Desk, text: str, format: Format, number: int, expected: str
) -> None:
    draft = desk.read(text, format)

    change = Settling(draft, number, True).attribute("Olga")

    assert expected in rewritten(text, change)


def test_plain_text_is_settled_by_its_words(desk: Desk) -> None:
    draft = desk.read(PLAIN, "plain")

    change = Settling(draft, 0, True).attribute("Olga Brandt")

    assert isinstance(change, Decide)
    after, later = desk.after(draft, change)
    assert speakers(after)[0] == "Olga Brandt"
    moved = later.read(f"A new line 🙂 on top.\n\n{PLAIN}", "plain")
    assert speakers(moved)[0] == "Olga Brandt"


def test_plain_text_without_a_name_has_the_comment_above(desk: Desk) -> None:
    draft = desk.read(PLAIN, "plain")

    first = Settling(draft, 0, False).attribute("Olga Brandt")
    second = Settling(draft, 1, False).attribute("Olga Brandt")

    assert speakers(desk.after(draft, first)[0])[0] == "Olga Brandt"
    assert second is None


def test_a_speaker_settled_twice_is_the_second(desk: Desk) -> None:
    draft = desk.read(MARKDOWN)

    once, _ = desk.after(draft, Settling(draft, 0, True).attribute("Olga"))
    twice, _ = desk.after(once, Settling(once, 0, True).attribute("Per Holm"))

    assert speakers(twice)[0] == "Per Holm"
    assert "Olga" not in twice.source.text


def test_what_was_settled_can_be_taken_back(desk: Desk) -> None:
    draft = desk.read(MARKDOWN)
    once, _ = desk.after(draft, Settling(draft, 0, True).attribute("Olga"))

    assert rewritten(once.source.text, Settling(once, 0, True).forget()) == MARKDOWN
    assert Settling(draft, 0, True).forget() is None


def test_a_later_edit_does_not_detach_the_speaker(desk: Desk) -> None:
    draft = desk.read(MARKDOWN)
    once, _ = desk.after(draft, Settling(draft, 0, True).attribute("Olga Brandt"))

    text = "“No!” cried Ana Ruiz.\n\nIt rained. " + once.source.text

    assert "Olga Brandt" in speakers(desk.read(text))[1:2]


@pytest.mark.parametrize("format", ["markdown", "html", "latex", "plain"])
def test_what_is_no_quotation_is_nobodys_words(desk: Desk, format: Format) -> None:
    text = "He said the so-called “harbour of lamps” was shut, Ana Ruiz said.\n"
    draft = desk.read(text, format)

    change = Settling(draft, 0, True).not_a_quotation()
    after, _ = desk.after(draft, change)

    assert speakers(after) == [None]
    assert after.attributions[0].method == "not-a-quotation"


def test_a_quotation_in_a_quotation_is_settled_by_its_words(desk: Desk) -> None:
    text = "“Then Klein said ‘I will not go’ and left,” said Ana Ruiz.\n"
    draft = desk.read(text)

    change = Settling(draft, 1, True).attribute("Per Holm")

    assert isinstance(change, Decide)
    assert Settling(draft, 1, False).attribute("Per Holm") is None


@pytest.mark.parametrize("name", ['Ana "Nan" Ruiz', "Ana --> Ruiz", "Ana\nRuiz"])
def test_a_name_cannot_end_the_comment(desk: Desk, name: str) -> None:
    draft = desk.read(MARKDOWN)

    after, _ = desk.after(draft, Settling(draft, 0, True).attribute(name))

    assert after.prose.directives[0].verb == "speaker"
    assert after.source.text.count("-->") == 1
    assert after.attributions[0].method == "settled"


def test_windows_lines_stay_windows_lines(desk: Desk) -> None:
    text = LATEX.replace("\n", "\r\n")
    draft = desk.read(text, "latex")

    changed = rewritten(text, Settling(draft, 0, True).attribute("Olga"))

    assert changed.replace("\r\n", "").count("\n") == 0
    assert changed.count("\r\n") == text.count("\r\n") + 1


def test_a_turn_of_a_transcript_is_settled_at_its_end(desk: Desk) -> None:
    draft = desk.read(TURNS)

    after, _ = desk.after(draft, Settling(draft, 1, True).attribute("Olga"))

    assert 'KLEIN: Then go. <!-- saidby: speaker "Olga" -->' in after.source.text
    assert speakers(after)[1] == "Olga"


ALIKE = "“No,” he said.\n\n“No,” she said.\n\n“No,” Ana Ruiz said.\n"


@pytest.mark.parametrize("number", [0, 1, 2])
def test_of_quotations_alike_only_one_is_settled(desk: Desk, number: int) -> None:
    draft = desk.read(ALIKE, "plain")

    after, later = desk.after(draft, Settling(draft, number, True).attribute("Olga"))

    settled = [a.method == "settled" for a in after.attributions]
    assert settled == [at == number for at in range(3)]
    assert "SB903" not in later.codes(after)


def test_what_nothing_tells_apart_is_not_settled(desk: Desk) -> None:
    draft = desk.read("“No.”\n" * 40, "plain")

    assert Settling(draft, 0, True).attribute("Olga") is None


@pytest.mark.parametrize("name", ["notes.md", "page.html", "chapter.tex"])
def test_any_quotation_of_a_draft_can_be_settled(desk: Desk, name: str) -> None:
    path = Path(__file__).parents[1] / "property" / "passages" / name
    text, format = path.read_text(encoding="utf-8"), format_of(name)
    draft = desk.read(text, format)

    for number, quotation in enumerate(draft.quotations.found):
        if quotation.parent is None and Settling(draft, number, True).forget() is None:
            change = Settling(draft, number, True).attribute("Zora Quill")
            after, _ = desk.after(draft, change)
            assert speakers(after)[number] == "Zora Quill"
            assert len(after.prose.blocks) == len(draft.prose.blocks)
            undone = Settling(after, number, True).forget()
            assert rewritten(after.source.text, undone).split() == text.split()
