from __future__ import annotations

import pytest
from edited import Desk, rewritten, speakers

from saidby.language.parser import Parser
from saidby.queries import settling
from saidby.queries.changes import Decide
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

    change = settling.attribute(draft, number, "Olga Brandt", filed=True)
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

    change = settling.attribute(draft, number, "Olga", filed=True)

    assert expected in rewritten(text, change)


def test_plain_text_is_settled_by_its_words(desk: Desk) -> None:
    draft = desk.read(PLAIN, "plain")

    change = settling.attribute(draft, 0, "Olga Brandt", filed=True)

    assert isinstance(change, Decide)
    after, later = desk.after(draft, change)
    assert speakers(after)[0] == "Olga Brandt"
    moved = later.read(f"A new line 🙂 on top.\n\n{PLAIN}", "plain")
    assert speakers(moved)[0] == "Olga Brandt"


def test_plain_text_without_a_name_has_the_comment_above(desk: Desk) -> None:
    draft = desk.read(PLAIN, "plain")

    first = settling.attribute(draft, 0, "Olga Brandt", filed=False)
    second = settling.attribute(draft, 1, "Olga Brandt", filed=False)

    assert speakers(desk.after(draft, first)[0])[0] == "Olga Brandt"
    assert second is None


def test_a_speaker_settled_twice_is_the_second(desk: Desk) -> None:
    draft = desk.read(MARKDOWN)

    once, _ = desk.after(draft, settling.attribute(draft, 0, "Olga", filed=True))
    twice, _ = desk.after(once, settling.attribute(once, 0, "Per Holm", filed=True))

    assert speakers(twice)[0] == "Per Holm"
    assert "Olga" not in twice.source.text


def test_what_was_settled_can_be_taken_back(desk: Desk) -> None:
    draft = desk.read(MARKDOWN)
    once, _ = desk.after(draft, settling.attribute(draft, 0, "Olga", filed=True))

    assert rewritten(once.source.text, settling.forget(once, 0)) == MARKDOWN
    assert settling.forget(draft, 0) is None


def test_a_later_edit_does_not_detach_the_speaker(desk: Desk) -> None:
    draft = desk.read(MARKDOWN)
    once, _ = desk.after(draft, settling.attribute(draft, 0, "Olga Brandt", filed=True))

    text = "“No!” cried Ana Ruiz.\n\nIt rained. " + once.source.text

    assert "Olga Brandt" in speakers(desk.read(text))[1:2]


@pytest.mark.parametrize("format", ["markdown", "html", "latex", "plain"])
def test_what_is_no_quotation_is_nobodys_words(desk: Desk, format: Format) -> None:
    text = "He said the so-called “harbour of lamps” was shut, Ana Ruiz said.\n"
    draft = desk.read(text, format)

    change = settling.not_a_quotation(draft, 0, filed=True)
    after, _ = desk.after(draft, change)

    assert speakers(after) == [None]
    assert after.attributions[0].method == "not-a-quotation"


def test_a_quotation_in_a_quotation_is_settled_by_its_words(desk: Desk) -> None:
    text = "“Then Klein said ‘I will not go’ and left,” said Ana Ruiz.\n"
    draft = desk.read(text)

    change = settling.attribute(draft, 1, "Per Holm", filed=True)

    assert isinstance(change, Decide)
    assert settling.attribute(draft, 1, "Per Holm", filed=False) is None


@pytest.mark.parametrize("name", ['Ana "Nan" Ruiz', "Ana --> Ruiz", "Ana\nRuiz"])
def test_a_name_cannot_end_the_comment(desk: Desk, name: str) -> None:
    draft = desk.read(MARKDOWN)

    after, _ = desk.after(draft, settling.attribute(draft, 0, name, filed=True))

    assert after.prose.directives[0].verb == "speaker"
    assert after.source.text.count("-->") == 1
    assert after.attributions[0].method == "settled"


def test_windows_lines_stay_windows_lines(desk: Desk) -> None:
    text = LATEX.replace("\n", "\r\n")
    draft = desk.read(text, "latex")

    changed = rewritten(text, settling.attribute(draft, 0, "Olga", filed=True))

    assert changed.replace("\r\n", "").count("\n") == 0
    assert changed.count("\r\n") == text.count("\r\n") + 1


def test_a_turn_of_a_transcript_is_settled_at_its_end(desk: Desk) -> None:
    draft = desk.read(TURNS)

    after, _ = desk.after(draft, settling.attribute(draft, 1, "Olga", filed=True))

    assert 'KLEIN: Then go. <!-- saidby: speaker "Olga" -->' in after.source.text
    assert speakers(after)[1] == "Olga"
