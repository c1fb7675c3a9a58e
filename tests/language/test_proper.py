"""Names that a tagger took for something else."""

from __future__ import annotations

from saidby.language.parse import Sentence, Word
from saidby.language.proper import find_names


def told(*sentences: str) -> list[list[str]]:
    """Sentences of ``word/TAG``, as they are tagged once names are found."""
    words: list[Word] = []
    rows: list[Sentence] = []
    for number, sentence in enumerate(sentences):
        first = len(words)
        for token in sentence.split():
            text, _, tag = token.rpartition("/")
            at = len(words)
            words.append(_word(at, text, tag, number))
        rows.append(Sentence(first, len(words), number))
    find_names(words, rows)
    return [[word.tag for word in words[row.first : row.last]] for row in rows]


def _word(at: int, text: str, tag: str, sentence: int) -> Word:
    lower = text.lower()
    return Word(at, at, at, text, lower, lower, tag, "", at, "", sentence, -1, False)


def test_a_word_that_always_has_a_capital_is_a_name() -> None:
    first, second = told(
        "Then/RB Orvilla/NN sat/VBD down/RP", "Orvilla/NN was/VBD tired/JJ"
    )

    assert first[1] == "NNP"
    assert second[0] == "NNP"


def test_a_word_that_is_also_written_small_is_none() -> None:
    first, second = told(
        "Only/RB Spring/NN was/VBD late/JJ", "no/DT spring/NN came/VBD"
    )

    assert first[1] == "NN"
    assert second[1] == "NN"


def test_what_follows_an_honorific_is_a_name() -> None:
    (tags,) = told("there/EX stood/VBD Miss/VB Meek/JJ in/IN tears/NNS")

    assert tags == ["EX", "VBD", "NNP", "NNP", "IN", "NNS"]


def test_nationalities_stay_adjectives() -> None:
    (tags,) = told("the/DT French/JJ cook/NN and/CC the/DT Irish/JJ maid/NN left/VBD")

    assert tags[1] == tags[5] == "JJ"


def test_a_verb_at_the_start_of_a_sentence_is_no_name() -> None:
    first, second = told("Gasped/VBD he/PRP ?/.", "and/CC gasped/VBD again/RB")

    assert first[0] == second[1] == "VBD"


def test_the_capitals_of_a_headline_tell_nothing() -> None:
    first, second = told(
        "Old/JJ Harbour/NN Crane/NN Falls/VBZ On/IN Boat/NN",
        "the/DT men/NNS fled/VBD",
    )

    assert "NNP" not in first + second


def test_the_first_word_of_a_sentence_is_no_part_of_the_name_after_it() -> None:
    first, _ = told(
        "Certainly/NNP Orvilla/NNP knew/VBD", "he/PRP certainly/RB did/VBD not/RB"
    )

    assert first == ["RB", "NNP", "VBD"]


def test_a_given_name_at_the_start_is_one() -> None:
    first, _ = told("Rose/NNP Vahl/NNP laughed/VBD", "a/DT rose/NN grew/VBD there/RB")

    assert first == ["NNP", "NNP", "VBD"]
