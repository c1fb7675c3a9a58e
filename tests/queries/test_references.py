"""Where a place leads, and everything that belongs to a speaker."""

from __future__ import annotations

from asking import asked, hearing, id_of, place, report, story, unread

from saidby.queries.index import Index, Subject
from saidby.queries.references import Use, definition, highlights, references


def at(index: Index, words: str, after: str = "") -> Subject:
    subject = index.at(place(index, words, after).start)
    assert subject is not None
    return subject


def led_to(index: Index, words: str, after: str = "") -> tuple[str, str] | None:
    target = definition(index, at(index, words, after))
    if target is None:
        return None
    return target.span.of(index.text), target.whole.of(index.text)


def test_a_quotation_leads_to_its_attribution() -> None:
    assert led_to(report(), "It has had") == ("Adela Brandt", "said Adela Brandt")
    assert led_to(report(), "lower and") == ("She", "She told")


def test_a_mention_leads_to_the_introduction() -> None:
    wanted = ("Adela Brandt", "Adela Brandt")

    assert led_to(report(), "She told") == wanted
    assert led_to(report(), "Brandt promised") == wanted
    assert led_to(report(), "he said", "Mayor Owen") == (
        "Owen Tregear",
        "Mayor Owen Tregear",
    )


def test_a_cue_leads_to_the_introduction() -> None:
    assert led_to(story(), "said Hester") == ("Hester Lyle", "Hester Lyle")


def test_the_introduction_is_where_the_name_is_full() -> None:
    index = asked(
        "Rossi waited for the train.\n\n“It is late,” said Ida Rossi.\n\n"
        "Rossi sighed.\n"
    )

    assert led_to(index, "Rossi sighed") == ("Ida Rossi", "Ida Rossi")


def test_an_untagged_turn_leads_to_what_it_rests_on() -> None:
    assert led_to(story(), "Not like this") == ("Jonas", "Jonas")


def test_a_turn_in_a_transcript_leads_to_its_label() -> None:
    assert led_to(hearing(), "I did. It left") == ("TATE", "TATE")


def test_a_settled_quotation_leads_to_the_comment() -> None:
    comment = "<!-- saidby: speaker “Ida” -->"
    index = asked(f"Two people stood there.\n\n“Go home.” {comment}\n", "markdown")

    assert led_to(index, "Go home") == (comment, comment)


def test_a_nested_quotation_leads_to_the_words_around_it() -> None:
    index = asked(
        "“My uncle told me ‘sell the boat before it rots’ and I did,” said Ida Rossi.\n"
    )

    assert led_to(index, "sell the boat") == ("My uncle", "My uncle")


def test_what_nobody_says_leads_nowhere() -> None:
    assert led_to(report(), "Nobody thought") is None
    index = unread("“Go home,” said Ida.\n")
    assert led_to(index, "Go home") is None


def test_references_are_all_quotations_and_mentions() -> None:
    index = report()

    found = references(index, id_of(index, "Adela Brandt"))

    assert [(ref.use.value, ref.span.of(index.text)[:12]) for ref in found] == [
        ("quotation", "“It has had "),
        ("introduction", "Adela Brandt"),
        ("mention", "the county’s"),
        ("quotation", "“We patched "),
        ("mention", "She"),
        ("quotation", "“lower and a"),
        ("mention", "Brandt"),
        ("quotation", "“a ‘rehearsa"),
    ]


def test_a_quotation_lights_up_with_the_words_that_tell_whose_it_is() -> None:
    index = story()

    found = highlights(index, at(index, "The road was"))

    assert [(ref.use, ref.span.of(index.text)) for ref in found] == [
        (Use.QUOTATION, "“The road was under water,”"),
        (Use.MENTION, "Jonas"),
        (Use.MENTION, "said"),
    ]


def test_what_is_carried_on_lights_up_in_all_its_parts_with_its_tag() -> None:
    index = story()

    found = highlights(index, at(index, "You never could"))

    assert [ref.span.of(index.text) for ref in found] == [
        "she",
        "“You never could.",
        "“And if you had, your boots would not be dry.”",
    ]


def test_a_name_lights_up_with_all_that_its_bearer_is_in() -> None:
    index = story()

    found = highlights(index, at(index, "Jonas"))

    assert [ref.use for ref in found].count(Use.QUOTATION) == 3
    assert found[0].span == place(index, "Jonas")
    assert found[0].use is Use.INTRODUCTION
