from __future__ import annotations

import pytest
from edited import Desk, caret, rewritten, speakers, with_cast

from saidby.language.parser import Parser
from saidby.options import CastEntry, Options
from saidby.queries.changes import Ask, Configure
from saidby.queries.index import Index
from saidby.queries.offers import Offer, Place, offers
from saidby.text.source import Format

REPORT = """\
The pool closes in June 🙂, five years after the last repairs.

“It is a disgrace for every family in this town.”

The doors open for the last time on Friday at noon.

“We had no choice,” said mayor Ana Ruiz. “It leaks.”

“It was built in haste,” she said.

The swimming club, led by Mara Lindqvist, will go to court.
"""


def offered(
    parser: Parser,
    text: str,
    options: Options | None = None,
    *,
    format: Format = "markdown",
    filed: bool = True,
) -> list[Offer]:
    """What is offered at the caret (‸) of a text."""
    desk = Desk(parser, options or Options())
    text, span = caret(text)
    draft = desk.read(text, format)
    place = Place(Index(draft), desk.report(draft), span, filed=filed)
    return list(offers(place, desk.options))


def titles(found: list[Offer]) -> list[str]:
    return [offer.title for offer in found]


def at(words: str) -> str:
    """The report with its caret before some words."""
    assert words in REPORT
    return REPORT.replace(words, f"‸{words}", 1)


def take(parser: Parser, marked: str, title: str) -> str:
    """The text when the offer of that title is taken."""
    offer = next(o for o in offered(parser, marked) if o.title == title)
    return rewritten(marked.replace("‸", ""), offer.change)


def test_a_quotation_of_nobody_can_be_given_to_everybody(parser: Parser) -> None:
    found = offered(parser, at("disgrace"))

    assert titles(found) == [
        "Attribute to Ana Ruiz",
        "Attribute to Mara Lindqvist",
        "This is not a quotation",
        "Ignore unattributed-quotation here",
        "Ignore unattributed-quotation in this draft",
        "Turn unattributed-quotation off in the project",
    ]
    assert {offer.finding and offer.finding.code for offer in found} == {"SB201"}


def test_who_is_named_in_the_tag_can_be_taken_for_another(parser: Parser) -> None:
    for words in ("she said", "said mayor", "no choice"):
        assert "Attribute to Mara Lindqvist" in titles(offered(parser, at(words)))

    changed = take(parser, at("no choice"), "Attribute to Mara Lindqvist")

    assert speakers(Desk(parser).read(changed))[1] == "Mara Lindqvist"


def test_a_pronoun_is_replaced_by_the_name(parser: Parser) -> None:
    title = "Write “Ruiz” instead of “she”"

    changed = take(parser, at("she said"), title)

    assert "“It was built in haste,” Ruiz said." in changed


def test_a_name_is_added_to_the_cast(parser: Parser) -> None:
    found = offered(parser, at("Lindqvist, will"))

    assert [o.change for o in found if "cast" in o.title] == [
        Configure("speakers", "Mara Lindqvist")
    ]


def test_a_name_of_the_cast_is_not_added_to_it(parser: Parser) -> None:
    options = with_cast(CastEntry("Mara Lindqvist"))

    found = offered(parser, at("Lindqvist, will"), options)

    assert [title for title in titles(found) if "cast" in title] == []


def test_another_spelling_is_added_to_the_cast(parser: Parser) -> None:
    options = with_cast(CastEntry("Mara Lindquist"))

    found = offered(parser, at("Lindqvist, will"), options)

    assert found[0].title == "Spell it “Lindquist”"
    assert found[0].preferred
    assert Configure("speakers", "Mara Lindquist", "Mara Lindqvist") in [
        offer.change for offer in found
    ]


def test_an_open_quotation_is_closed(parser: Parser) -> None:
    marked = "“We were ‸never asked, said Ana Ruiz.\n\nIt rained.\n"

    changed = take(parser, marked, "Close the quotation after “were never asked,”")

    assert changed == "“We were never asked,” said Ana Ruiz.\n\nIt rained.\n"


def test_a_paragraph_that_goes_on_is_opened_again(parser: Parser) -> None:
    marked = (
        "“We were never asked. It was so long ago, and nobody knew what we could"
        " have said to them about any of it.\n\n"
        "‸Nobody called us,” said Mara Lindqvist.\n"
    )

    changed = take(parser, marked, "Open the quotation again")

    assert "\n\n“Nobody called us,” said" in changed


def test_what_is_settled_is_taken_back(parser: Parser) -> None:
    once = take(parser, at("disgrace"), "Attribute to Ana Ruiz")
    marked = once.replace("disgrace", "‸disgrace")

    found = titles(offered(parser, marked))
    again = take(parser, marked, "Take back what was settled of this")

    assert "Attribute to Ana Ruiz" not in found
    assert again == REPORT


def test_of_a_crowd_only_the_nearest_are_offered_one_by_one(parser: Parser) -> None:
    names = "Olga Brandt,Per Holm,Tom Field,Ida Wahl,Ben Ross,Kim Park,Lee Chan".split(
        ","
    )
    crowd = "".join(f"“We stay shut,” {name} said.\n\n" for name in names)

    found = offered(parser, at("disgrace") + "\n" + crowd)

    shown = [t for t in titles(found) if t.startswith("Attribute to ")]
    assert shown[0] == "Attribute to Ana Ruiz"
    assert shown[-1] == "Attribute to someone else …"
    assert len(shown) == 9
    assert isinstance(found[titles(found).index(shown[-1])].change, Ask)


@pytest.mark.parametrize("words", ["The pool", "closes in June", "The doors"])
def test_nothing_is_offered_where_nothing_is(parser: Parser, words: str) -> None:
    assert offered(parser, at(words)) == []


def test_keys_tell_offers_apart(parser: Parser) -> None:
    for words in ("disgrace", "she said", "Lindqvist, will", "no choice"):
        keys = [offer.key for offer in offered(parser, at(words))]
        assert len(set(keys)) == len(keys)


def test_what_has_no_file_has_no_project(parser: Parser) -> None:
    found = offered(parser, at("disgrace"), format="plain", filed=False)

    assert "Turn unattributed-quotation off in the project" not in titles(found)
    assert "Ignore unattributed-quotation here" in titles(found)
