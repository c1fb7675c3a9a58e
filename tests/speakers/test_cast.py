"""Who the speakers of a draft are, as a user sees them."""

from __future__ import annotations

import pytest

from saidby.draft import Draft, analyse
from saidby.language import load
from saidby.language.parser import Parser
from saidby.options import CastEntry, Options
from saidby.speakers.cast import Speaker, SpeakerKind
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


def entry(name: str, *aliases: str) -> CastEntry:
    return CastEntry(name, aliases)


def said_by(draft: Draft) -> list[str]:
    found = (draft.cast.speaker(a.speaker) for a in draft.attributions)
    return [speaker.name if speaker else "" for speaker in found]


def test_a_name_of_the_cast_that_is_also_a_word(parser: Parser) -> None:
    cast = (entry("Mrs Last"), entry("May Lavish", "May", "Miss Lavish"))
    draft = read(
        "“Come in,” said Mrs Last.\n\n“We are late,” cried Miss Lavish.\n\n"
        "They sat down. “It rains again,” May said.",
        parser,
        *cast,
    )
    assert said_by(draft) == ["Mrs Last", "May Lavish", "May Lavish"]


def test_a_rank_belongs_to_its_bearer(parser: Parser) -> None:
    cast = (entry("Henry Wahl", "Mr. Wahl"), entry("General Wahl"))
    draft = read(
        "Mr. Wahl was at the door. General Wahl sat by the fire.\n\n"
        "“Close it,” said General Wahl.\n\nMr. Wahl did. “Sit down,” the general said.",
        parser,
        *cast,
    )
    assert said_by(draft) == ["General Wahl", "General Wahl"]


def test_a_bare_title_means_whoever_bears_it(parser: Parser) -> None:
    cast = (entry("Duchess of Tarn"), entry("Duchess of Orme"), entry("Piet Vos"))
    draft = read(
        "Piet Vos was talking to the Duchess of Orme about the roses.\n\n"
        "“They are late this year,” said the duchess.",
        parser,
        *cast,
    )
    assert said_by(draft) == ["Duchess of Orme"]


def test_a_surname_with_particles_is_one_name(parser: Parser) -> None:
    draft = read(
        "Mr. van der Aa and Mrs. van der Aa came in. “How cold it is,” said "
        "Mrs. van der Aa. “It is May,” said Mr. van der Aa.",
        parser,
    )
    assert said_by(draft) == ["Mrs. van der Aa", "Mr. van der Aa"]


def test_an_essayists_aside_makes_nobody_the_storyteller(parser: Parser) -> None:
    aside = "I do not know why, and I shall not ask. "
    filler = "The rain fell on the harbour and on the boats that lay in it. " * 60
    talk = (
        "“You are late, Nora,” said Emil.\n\n“I know,” said Nora Hof.\n\n"
        "“Sit down, Nora,” said Emil.\n\n“Eat, Nora,” said Emil.\n\n"
    )
    draft = read((aside + filler + "\n\n") * 8 + talk, parser)
    assert said_by(draft) == ["Emil", "Nora Hof", "Emil", "Emil"]


def test_an_alias_of_many_words_is_found_as_it_is_written(parser: Parser) -> None:
    scarred = CastEntry("Bram Holt", ("The man with the scar",))
    draft = read(
        "Edda Lund poured the ale. A man with one ear drank it.\n\n"
        "“Shut the door,” said the man with the scar.\n\n"
        "“It is shut,” said Edda.",
        parser,
        scarred,
    )
    speakers = [draft.cast.speaker(a.speaker) for a in draft.attributions]
    assert [s and s.name for s in speakers] == ["Bram Holt", "Edda Lund"]


def test_an_office_in_the_cast_is_its_bearers_alone(parser: Parser) -> None:
    draft = read(
        "Edda Lund ran up the lane with Joss Hale behind her.\n\n"
        "“Who goes there?” cried Joss.\n\n"
        "“Stand back,” said the policeman.\n\n“I will not,” said Edda.",
        parser,
        CastEntry("The Policeman"),
        CastEntry("Joss Hale"),
    )
    speakers = [draft.cast.speaker(a.speaker) for a in draft.attributions]
    names = [s and s.name for s in speakers]
    assert names == ["Joss Hale", "The Policeman", "Edda Lund"]


def test_an_office_is_no_frightened_guest(parser: Parser) -> None:
    draft = read(
        "Joss Marl ran into the inn. “He will kill me!” he screamed, and he hid "
        "behind the bar, where Mr. Marl was hardly to be seen.\n\nSomebody knocked. "
        "Marl looked round.\n\n“Hullo,” cried the policeman, “who is there?” Mr. Marl "
        "began to push at the panels.\n\n“Not with that thing behind me,” said the "
        "barman.",
        parser,
        CastEntry("Joss Marl"),
        CastEntry("The Policeman"),
        CastEntry("The Barman"),
    )
    assert said_by(draft) == ["Joss Marl", "The Policeman", "The Barman"]


def test_she_is_never_one_who_is_known_to_be_a_man(parser: Parser) -> None:
    draft = read(
        "Mr. Orrin Vale looked at the mountain. The girl came along the path.\n\n"
        "“It is a fine day,” said Mr. Vale.\n\n“It was,” she simply observed.",
        parser,
    )
    first, second = (draft.cast.speaker(a.speaker) for a in draft.attributions)
    assert first is not None
    assert "Vale" in first.name
    assert second != first


CORRECTED = {
    "a title's": "Dr. Messer closed her bag. Dr. Messer thought that she had seen "
    "enough. Dr. Messer washed before she left, and Dr. Messer said that she slept.",
    "a given name's": "Brett Lund came in late. Brett said that she had walked. Brett "
    "laughed when she saw the fire. When Brett sat down, she fell asleep.",
}


@pytest.mark.parametrize("text", CORRECTED.values(), ids=CORRECTED)
def test_pronouns_tell_more_than_a_name(text: str, parser: Parser) -> None:
    draft = read(text, parser)
    (speaker,) = {s.name: s.pronouns for s in draft.cast.speakers}.items()
    assert speaker[1] == "she"


def test_a_surname_spelt_otherwise_than_in_the_cast_is_the_same_ones(
    parser: Parser,
) -> None:
    draft = read(
        "Mara Lindquist rang the bell.\n\n“Who is there?” asked Lindquist.",
        parser,
        CastEntry("Mara Lindqvist"),
    )
    speakers = [draft.cast.speaker(a.speaker) for a in draft.attributions]
    assert [s and s.name for s in speakers] == ["Mara Lindqvist"]


def test_a_generals_wife_is_not_the_general(parser: Parser) -> None:
    draft = read(
        "General Wahl closed the map. Mrs. Wahl opened it.\n\n"
        "“We march,” said General Wahl.\n\n“You do,” said Mrs. Wahl.",
        parser,
        CastEntry("General Wahl"),
    )
    assert said_by(draft) == ["General Wahl", "Mrs. Wahl"]


def test_nobody_is_described_who_is_introduced_later(parser: Parser) -> None:
    draft = read(
        "Ida Renn took the map from the shelf. My companion laughed.\n\n"
        "“North,” said Ida. She folded it.\n\nWe met our companion, Piet Voss, in May.",
        parser,
        CastEntry("Piet Voss"),
    )
    piet = named(draft, "Piet Voss")
    words = {mention.span.of(draft.source.text) for mention in piet.mentions}
    assert "My companion" not in words


def test_a_name_of_the_cast_is_its_bearers_whatever_the_others_are(
    parser: Parser,
) -> None:
    draft = read(
        "Miss Daisy Holm shut the book.\n\n“I am done,” said Miss Daisy Holm.\n\n"
        "“So soon?” said Annie P. Holm's aunt.",
        parser,
        CastEntry("Annie P. Holm", ("Daisy Holm", "Miss Daisy Holm")),
    )
    assert said_by(draft)[0] == "Annie P. Holm"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "“Yes,” said Marijke de Groot. De Groot called it “fine.”",
            ["Marijke de Groot"],
        ),
        (
            "“Yes,” said Ana Lopez Garcia. “No,” Lopez Garcia said.",
            ["Ana Lopez Garcia"],
        ),
        ("“Yes,” said Uncle Tom. “No,” said Cousin Tom.", ["Uncle Tom", "Cousin Tom"]),
        ("“Yes,” said defense lawyer Ottoline Keane.", ["Ottoline Keane"]),
        ("“Yes,” said a pilot, Soo-jin Pak.", ["Soo-jin Pak"]),
        ("“Hi,” said Amy Marsh. “Ho,” said Aunt Marsh.", ["Amy Marsh", "Aunt Marsh"]),
        ("“Yes,” said Chief Medical Officer Ida Ives.", ["Ida Ives"]),
        (
            "“Yes,” Fire Marshal Dan Pike told the Halden Courier.",
            ["Dan Pike"],
        ),
        ("A boat sank off Cape Mora. “No,” said Bo Lee.", ["Bo Lee"]),
        ("The Halden Bears fired Dale Rusk. “No,” Rusk said.", ["Dale Rusk"]),
        ("Norland Police named Colin Marsh. “No,” Marsh said.", ["Colin Marsh"]),
    ],
)
def test_names_are_whole_and_one_persons(
    text: str, names: list[str], parser: Parser
) -> None:
    assert [speaker.name for speaker in read(text, parser).cast.speakers] == names


def test_a_company_has_a_chief_executive_and_is_nobody(parser: Parser) -> None:
    draft = read(
        "Phil Baxter, Norsund's chief executive, left. Norsund said it was “sad.”",
        parser,
    )
    assert named(draft, "Norsund").kind is not SpeakerKind.PERSON


def test_of_husband_and_wife_the_pronoun_tells_who_is_meant(parser: Parser) -> None:
    draft = read(
        "Leonard Pryce wept.\n\n“He has not slept,” said his wife, Gloria Pryce.\n\n"
        "Pryce said he hoped to open by Easter. “I need flour,” he said.",
        parser,
    )
    assert draft.attributions[-1].speaker == named(draft, "Leonard Pryce").id
