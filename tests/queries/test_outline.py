"""The draft by its speakers, by its sections, and as a list beside the text."""

from __future__ import annotations

from asking import HEARING, asked, findings, hearing, place, report, story, unread

from saidby.queries.index import Index
from saidby.queries.lenses import lenses, spoken_in
from saidby.queries.outline import Entry, outline, shortened
from saidby.queries.roster import roster
from saidby.queries.summary import summary
from saidby.text.spans import Span


def test_speakers_come_in_order_with_their_quotations_and_nobody_last() -> None:
    entries = outline(report())

    assert [(e.name, e.detail, len(e.children)) for e in entries] == [
        ("Adela Brandt", "county's chief engineer, 4 quotations", 4),
        ("Owen Tregear", "Mayor, 1 quotation", 1),
        ("Unattributed", "1 quotation", 1),
    ]
    assert [e.name for e in entries[0].children] == [
        "It has had its day,",
        "We patched it eleven times.",
        "lower and a good deal uglier.",
        "a ‘rehearsal’ of sorts.",
    ]
    assert entries[0].children[0].detail == "98%"


def test_every_entry_holds_its_name_and_what_is_under_it() -> None:
    def check(entry: Entry) -> None:
        assert entry.name
        assert entry.span.covers(entry.name_span)
        for child in entry.children:
            assert entry.span.covers(child.span)
            check(child)

    for index in (report(), story(), hearing()):
        for entry in outline(index):
            check(entry)


def test_while_the_model_loads_there_are_the_quotations() -> None:
    assert [e.name for e in outline(unread("“Go home,” said Ida. “Now.”\n"))] == [
        "Go home,",
        "Now.",
    ]


def test_a_name_in_the_outline_is_never_empty() -> None:
    entries = outline(unread("She wrote “…” and then “-”, no more.\n"))

    assert len(entries) == 2
    assert all(entry.name.strip() for entry in entries)


def test_long_words_are_cut_between_words() -> None:
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("onetwothreefour", 6) == "onetw…"
    assert shortened("one two", 12) == "one two"


def test_a_lens_for_the_draft_and_each_section_with_quotations() -> None:
    index = report()

    found = lenses(index)

    assert [
        (lens.place.of(index.text), lens.title, len(lens.unattributed))
        for lens in found
    ] == [
        ("Sea wall to come down", "3 quotations, 1 speaker", 0),
        ("What it costs", "3 quotations, 2 speakers", 1),
    ]


def test_who_speaks_in_a_section_is_told_in_a_line() -> None:
    index = report()
    whole, costs = (lens.section for lens in lenses(index))

    assert spoken_in(index, whole) == "Adela Brandt 3"
    assert spoken_in(index, costs) == "Owen Tregear 1, Adela Brandt 1, unattributed 1"
    assert spoken_in(index, place(index, "four million")) == "Nobody is quoted."
    assert spoken_in(unread("“Go home,” said Ida.\n"), Span(0, 9)) == "1 quotation"


def test_a_draft_without_headings_has_one_lens_at_its_start() -> None:
    index = asked(HEARING.split("\n", 2)[2])

    (lens,) = lenses(index)

    assert lens.title == "3 quotations, 2 speakers"
    assert lens.place.start == 0


def test_a_draft_that_starts_before_its_headings_has_a_lens_for_the_whole() -> None:
    index = asked(
        "“One,” said Ida.\n\n# A\n\n“Two,” said Ben.\n\n# B\n\n“Three,” said Ben.\n",
        "markdown",
    )

    assert [lens.title for lens in lenses(index)] == [
        "3 quotations, 2 speakers",
        "1 quotation, 1 speaker",
        "1 quotation, 1 speaker",
    ]


def test_nothing_is_counted_where_nobody_speaks() -> None:
    assert lenses(asked("# A\n\nIt rained.\n", "markdown")) == []
    assert lenses(unread("")) == []


def test_while_the_model_loads_only_quotations_are_counted() -> None:
    (lens,) = lenses(unread("“Go home,” said Ida. “Now.”\n"))

    assert lens.title == "2 quotations"


def test_the_roster_has_everyone_with_their_share_and_their_words() -> None:
    index = report()

    found = roster(index)

    brandt, tregear = found.parts
    assert (brandt.speaker.name, brandt.quotations, brandt.words) == (
        "Adela Brandt",
        4,
        19,
    )
    assert round(brandt.share + tregear.share, 2) == 0.72
    assert brandt.introduction == place(index, "Adela Brandt")
    first = brandt.quotes[0]
    assert (first.id, first.kind, first.method) == ("q1", "direct", "inverted-tag")
    assert first.mention == place(index, "Adela Brandt")
    assert [quote.id for quote in found.unattributed] == ["q4"]


def test_a_label_is_what_names_the_speaker_of_a_turn() -> None:
    index = hearing()

    marlow = roster(index).parts[0]

    assert [q.mention and q.mention.of(index.text) for q in marlow.quotes] == [
        "MARLOW",
        "MARLOW",
    ]


def test_what_is_rather_a_guess_is_doubtful_and_still_in_its_place() -> None:
    index = asked(
        "Ida came in with Ben and Ruth.\n\n“Who ate the pie?”\n\n“Not I,” said Ben.\n"
    )

    found = roster(index)

    ids = {quote.id for part in found.parts for quote in part.quotes}
    assert {quote.id for quote in found.doubtful} <= ids
    assert all(quote.confidence < 0.6 for quote in found.doubtful)


def page_of(index: Index) -> str:
    return summary(index, findings(index), "wall | *draft*.md")


def test_the_summary_is_a_page_of_counts_speakers_and_findings() -> None:
    page = page_of(report())

    assert page.startswith("# wall \\| \\*draft\\*.md\n\n6 quotations, 36 quoted words")
    assert "| Adela Brandt | county's chief engineer | 4 | 19 | 53% |" in page
    assert "## Nobody is said to have said" in page
    assert "- line 16: Nobody thought to ask the fishermen" in page
    assert "- line 16: Who said this? (SB201 unattributed-quotation)" in page


def test_the_summary_of_a_draft_without_findings_says_so() -> None:
    page = page_of(hearing())

    assert page.endswith("## Findings\n\nNone.\n")
    assert "Nobody is said" not in page
