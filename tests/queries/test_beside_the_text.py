"""Hints, colours, folds and selections: what an editor draws beside or over a text."""

from __future__ import annotations

from itertools import pairwise

from asking import asked, hearing, place, report, story
from hypothesis import given, settings
from hypothesis import strategies as st

from saidby.queries import hints
from saidby.queries.colours import tokens
from saidby.queries.folds import Folded, folds
from saidby.queries.index import Index
from saidby.queries.selection import widening
from saidby.text.spans import Span


def whole(index: Index) -> Span:
    return Span(0, len(index.text))


def test_untagged_turns_get_the_name_of_their_speaker() -> None:
    index = story()

    found = list(hints.untagged(index, whole(index)))

    assert [(index.text[h.offset :][:10], h.name) for h in found][:4] == [
        ("“It is alw", "Hester Lyle"),
        ("“Not like ", "Jonas"),
        ("“Then you ", "Hester Lyle"),
        ("“I swam th", "Jonas"),
    ]
    assert found[1].why.startswith("Very likely (")
    assert found[1].why.endswith("): the turns alternate.")


def test_a_quotation_with_a_tag_or_a_name_beside_it_gets_none() -> None:
    index = report()

    assert list(hints.untagged(index, whole(index))) == []


def test_only_what_is_asked_for_gets_hints() -> None:
    index = story()

    span = place(index, "“Not like this.”")

    assert [h.name for h in hints.untagged(index, span)] == ["Jonas"]


def test_pronouns_get_the_name_that_the_draft_mostly_uses() -> None:
    index = story()

    found = list(hints.pronouns(index, whole(index)))

    assert [(index.text[: h.offset].split()[-1], h.name) for h in found] == [
        ("Her", "Hester"),
        ("she", "Hester"),
        ("He", "Jonas"),
        ("his", "Jonas"),
    ]


def test_a_name_that_two_speakers_share_is_not_used_for_one() -> None:
    index = asked(
        "Ida Rossi and Ben Rossi ran the mill.\n\n“We sold it,” said Ida Rossi.\n\n"
        "“We had to,” said Ben Rossi. He coughed. Rossi sat. Rossi ate. Rossi slept.\n"
    )

    assert {h.name for h in hints.pronouns(index, whole(index))} == {"Ben Rossi"}


def coloured(index: Index) -> list[tuple[str, str, set[str]]]:
    return [
        (
            " ".join(token.span.of(index.text).split()),
            token.colour.value,
            {shade.value for shade in token.shades},
        )
        for token in tokens(index, whole(index))
    ]


def test_words_have_the_colour_of_what_they_are() -> None:
    found = coloured(report())

    assert ("“It has had its day,”", "quotation", set()) in found
    assert ("said", "cue", set()) in found
    assert ("Adela Brandt", "speaker", {"introduction"}) in found
    assert ("She", "pronoun", set()) in found
    assert ("Brandt", "speaker", set()) in found
    unsaid = "“Nobody thought to ask the fishermen about any of this.”"
    assert (unsaid, "quotation", {"unattributed"}) in found


def test_a_quotation_in_a_quotation_is_cut_out_of_it() -> None:
    assert coloured(report())[-3:] == [
        ("“a", "quotation", set()),
        ("‘rehearsal’", "quotation", {"nested", "term"}),
        ("of sorts.”", "quotation", set()),
    ]


def test_a_label_has_the_colour_of_a_speaker() -> None:
    assert ("TATE", "speaker", {"introduction"}) in coloured(hearing())


@settings(max_examples=60)
@given(st.integers(0, 700), st.integers(0, 300))
def test_a_range_has_the_tokens_of_the_whole_that_are_in_it(
    start: int, size: int
) -> None:
    index = report()
    asked_for = Span(start, start + size)

    found = tokens(index, asked_for)

    everything = tokens(index, whole(index))
    assert found == [t for t in everything if t.span.overlaps(asked_for)]
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def folded(index: Index) -> list[tuple[Folded, str, str]]:
    return [
        (fold.folded, fold.span.of(index.text)[:12], fold.span.of(index.text)[-8:])
        for fold in folds(index)
    ]


def test_sections_dialogue_and_carried_quotations_fold() -> None:
    found = folded(story())

    assert (Folded.DIALOGUE, "“You are lat", "be dry.”") in found
    assert (Folded.QUOTATION, "“You never c", "be dry.”") in found
    assert (Folded.SECTION, "The Signal B", "g again.") in found
    assert folded(report())[0] == (Folded.SECTION, "# Sea wall t", "uglier.”")


def test_a_block_quote_folds_whole() -> None:
    index = asked("Ida Rossi wrote:\n\n> We are\n> late.\n>\n> Go on.\n", "markdown")

    assert [(f, a) for f, a, _ in folded(index)] == [
        (Folded.BLOCK_QUOTE, "We are\n> lat")
    ]


def test_two_turns_make_no_dialogue_to_fold() -> None:
    assert folded(asked("“One,” said Ida.\n\n“Two,” said Ben.\n")) == []


def test_a_selection_widens_from_the_word_to_the_draft() -> None:
    index = report()

    spans = widening(index, place(index, "patched").start + 2)

    assert [" ".join(s.of(index.text).split())[:24] for s in spans] == [
        "patched",
        "We patched it eleven tim",
        "“We patched it eleven ti",
        "“It has had its day,” sa",
        "# Sea wall to come down ",
        "# Sea wall to come down ",
    ]


def test_a_selection_in_narration_has_clause_and_sentence() -> None:
    index = report()

    spans = widening(index, place(index, "boats").start)

    texts = [" ".join(s.of(index.text).split()) for s in spans]
    assert texts[:2] == ["boats", "who keeps forty boats behind the wall,"]
    assert texts[2].startswith("Mayor Owen")
    assert texts[2].endswith("not in the hall.")


def test_a_nested_quotation_widens_through_the_one_around_it() -> None:
    index = report()

    spans = widening(index, place(index, "rehearsal").start)

    assert [s.of(index.text)[:12] for s in spans][:4] == [
        "rehearsal",
        "‘rehearsal’",
        "a ‘rehearsal",
        "“a ‘rehearsa",
    ]


@settings(max_examples=80)
@given(st.integers(0, 2000))
def test_each_selection_is_inside_the_next_and_the_last_is_the_draft(
    offset: int,
) -> None:
    for index in (report(), story(), hearing(), asked("")):
        at = min(offset, len(index.text))
        spans = widening(index, at)
        assert spans[-1] == whole(index)
        assert all(b.covers(a) and a != b for a, b in pairwise(spans))
        assert all(s.start <= at <= s.end for s in spans)
