"""What a writer is told when pointing at a place."""

from __future__ import annotations

import re
from pathlib import Path

from asking import asked, findings, hearing, place, report, story, unread

import saidby.attribution
from saidby.queries import evidence
from saidby.queries.cards import card
from saidby.queries.index import Index, Sort
from saidby.queries.telling import plain


def told(index: Index, words: str, after: str = "") -> list[str]:
    subject = index.at(place(index, words, after).start)
    assert subject is not None
    return plain(card(index, subject, findings(index))).splitlines()


def test_a_quotation_tells_who_in_what_role_by_which_words_and_how_sure() -> None:
    assert told(report(), "It has had its day") == [
        "Adela Brandt, county's chief engineer",
        "“said Adela Brandt” — a tag after the words.",
        "Nearly certain (98%). Quoted four times here, 53% of all quoted words.",
    ]


def test_a_pronoun_in_the_tag_is_explained() -> None:
    lines = told(report(), "lower and")

    assert "“She told” — the sentence that the words are part of." in lines
    assert "She is Adela Brandt, named in the paragraph before." in lines


def test_a_surname_is_explained_by_the_full_name_far_above() -> None:
    lines = told(report(), "a ‘rehearsal’")

    assert lines[1].startswith("“Brandt … called”")
    assert lines[2] == "Brandt is Adela Brandt, named five paragraphs up."


def test_an_untagged_turn_says_why_and_who_else_it_could_be() -> None:
    lines = told(story(), "Not like this")

    assert lines[:2] == ["Jonas, Her brother", "No tag: the turns alternate."]
    assert lines[3].startswith("Could also be Hester Lyle (")


def test_what_nobody_says_is_told_with_the_finding() -> None:
    assert told(report(), "Nobody thought") == [
        "Nobody is said to have said this.",
        "Who said this? SB201 unattributed-quotation",
    ]


def test_words_in_marks_that_are_no_speech() -> None:
    (line,) = told(report(), "rehearsal")

    assert line == "Words in quotation marks that nobody is quoted with."


def test_a_pronoun_shows_whom_it_means_and_their_card() -> None:
    assert told(report(), "he said") == [
        "he is Owen Tregear, named earlier in this paragraph.",
        "Owen Tregear, Mayor",
        "Quoted once here, 19% of all quoted words.",
        "Pronoun: he.",
    ]


def test_a_name_shows_the_card() -> None:
    assert told(report(), "Adela Brandt") == [
        "Adela Brandt, county's chief engineer",
        "Quoted four times here, 53% of all quoted words.",
        "Also called “Brandt”.",
        "Pronoun: she.",
    ]


def test_a_cue_shows_whose_it_is() -> None:
    assert told(report(), "said Adela")[0] == "Adela Brandt, county's chief engineer"


def test_a_label_shows_what_it_labels() -> None:
    assert told(hearing(), "TATE")[:2] == ["Tate", "“TATE” — a speaker label."]


def test_what_the_writer_settled_is_not_weighed() -> None:
    text = (
        "Two people stood in the yard.\n\n“Go home.” <!-- saidby: speaker “Ida” -->\n"
    )

    lines = told(asked(text, "markdown"), "Go home")

    assert lines[0] == "Ida"
    assert lines[-1].startswith("Settled by the writer. Quoted once here")


def test_while_the_model_loads_the_card_says_so() -> None:
    index = unread("“Go home,” said Ida.\n")
    subject = index.at(3)
    assert subject is not None

    (line,) = plain(card(index, subject, ())).splitlines()

    assert line == ("Who speaks is not known yet: the language model is not ready.")


def test_nothing_is_told_of_plain_narration() -> None:
    index = report()

    assert index.at(place(index, "four million").start) is None


def test_words_with_a_meaning_go_before_what_they_stand_beside() -> None:
    index = asked("«Basta»said Ida Rossi.\n")

    at_edge = index.at(index.text.index("said"))

    assert at_edge is not None
    assert at_edge.sort is Sort.CUE


def test_every_method_of_attribution_has_its_words() -> None:
    named = re.compile(r'"([a-z]+-[a-z-]+)"')
    code = Path(saidby.attribution.__file__).parent.rglob("*.py")
    methods = {name for path in code for name in named.findall(path.read_text("utf-8"))}

    assert {"inverted-tag", "next-paragraph", "dash-credit"} <= methods
    assert methods - {"not-a-quotation", "so-called"} <= evidence.WHY.keys()


def test_chances_are_never_told_as_certainties() -> None:
    assert [evidence.percent(p) for p in (0.0, 0.001, 0.5, 0.999, 1.0)] == [
        "0%",
        "1%",
        "50%",
        "99%",
        "100%",
    ]
