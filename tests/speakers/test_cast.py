"""Who the speakers of a draft are, as a user sees them."""

from __future__ import annotations

import pytest

from saidby.draft import Draft, analyse
from saidby.language import load
from saidby.language.parser import Parser
from saidby.options import CastEntry, Options
from saidby.speakers.cast import Speaker
from saidby.text.source import Source


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load()


def read(text: str, parser: Parser, *cast: CastEntry) -> Draft:
    return analyse(Source("draft.txt", text), parser, Options(cast=cast))


def named(draft: Draft, name: str) -> Speaker:
    return next(s for s in draft.cast.speakers if s.name == name)


def test_surname_and_honorific_mean_the_full_name(parser: Parser) -> None:
    draft = read(
        "Engineer Sabrina Stone closed the bridge. “It was not safe,” Ms. Stone said. "
        "Stone will report in May.",
        parser,
    )
    stone = named(draft, "Sabrina Stone")
    assert "Ms. Stone" in stone.aliases
    assert stone.pronouns == "she"
    assert [a.speaker for a in draft.attributions] == [stone.id]


def test_a_role_is_kept_as_introduced(parser: Parser) -> None:
    draft = read(
        "“We will rebuild,” Transport Department spokesperson Ana Ruiz told reporters.",
        parser,
    )
    assert named(draft, "Ana Ruiz").role == "Transport Department spokesperson"


def test_an_apposition_is_a_role(parser: Parser) -> None:
    draft = read("The province's governor, Ana Ruiz, resigned on Monday.", parser)
    assert named(draft, "Ana Ruiz").role == "province's governor"


def test_husband_and_wife_stay_apart(parser: Parser) -> None:
    draft = read(
        "“Supper is late,” said Mr. Thornton. “Then cook it,” said Mrs. Thornton.",
        parser,
    )
    first, second = (draft.cast.speaker(a.speaker) for a in draft.attributions)
    assert first is not None
    assert second is not None
    assert first.id != second.id
    assert (first.pronouns, second.pronouns) == ("he", "she")


def test_two_people_with_one_surname_stay_apart(parser: Parser) -> None:
    draft = read(
        "Martin Holloway and his rival Judith Holloway spoke in turn. "
        "“I built this,” Martin Holloway said. “I paid for it,” Judith Holloway said.",
        parser,
    )
    names = [draft.cast.speaker(a.speaker) for a in draft.attributions]
    assert [s.name for s in names if s] == ["Martin Holloway", "Judith Holloway"]


def test_a_byline_is_no_speaker(parser: Parser) -> None:
    draft = read("By Leonie Hart\n\n“Nobody told us,” said Abe Nowak.", parser)
    assert "Leonie Hart" not in {s.name for s in draft.cast.speakers}


def test_the_users_cast_is_obeyed(parser: Parser) -> None:
    entry = CastEntry("Anne Elmore", ("Anne", "Miss Anne"), "she", "pilot")
    draft = read("“Cast off,” said Miss Anne.", parser, entry)
    (answer,) = draft.attributions
    speaker = draft.cast.speaker(answer.speaker)
    assert speaker is not None
    assert (speaker.name, speaker.role, speaker.pronouns) == (
        "Anne Elmore",
        "pilot",
        "she",
    )
    assert speaker.from_cast


def test_whoever_is_known_by_a_nickname_has_it_for_a_name(parser: Parser) -> None:
    draft = read(
        "“The nets are empty,” said a fisherman known in the port as “Whiskers.”",
        parser,
    )
    speaker = draft.cast.speaker(draft.attributions[0].speaker)
    assert speaker is not None
    assert speaker.name == "Whiskers"


def test_the_hatter_keeps_his_article(parser: Parser) -> None:
    draft = read(
        "“No room,” said the Warden. The Warden sat down. “None at all,” said the "
        "Warden.",
        parser,
    )
    speaker = draft.cast.speaker(draft.attributions[0].speaker)
    assert speaker is not None
    assert speaker.name == "the Warden"


def test_nobody_in_a_draft_without_people(parser: Parser) -> None:
    assert read("The tide came in twice.", parser).cast.speakers == ()


def test_what_is_spoken_of_with_which_is_no_person(parser: Parser) -> None:
    draft = read(
        "“We apologise,” said Tarn Vale Water, which supplies the valley.", parser
    )
    assert named(draft, "Tarn Vale Water").kind == "organization"


def test_a_mention_by_his_hat_is_his(parser: Parser) -> None:
    draft = read(
        "Rolf Tann came in with snow on his hat.\n\n“Close the door.”\n\n"
        "“I have,” said Ida Vahl.\n\n“Then it is the window.”",
        parser,
    )
    rolf = named(draft, "Rolf Tann")
    evidence = [a.mention for a in draft.attributions if a.speaker == rolf.id]
    assert evidence
    assert all(m.span.of(draft.source.text) == "his" for m in evidence if m)


def test_a_surname_that_looks_like_a_plural_is_one_persons(parser: Parser) -> None:
    draft = read(
        "Joost Kanters, who mends the sails, was less calm. “They knew it for years,” "
        "he said, “and they come now.”",
        parser,
    )
    assert [a.speaker for a in draft.attributions] == [named(draft, "Joost Kanters").id]
