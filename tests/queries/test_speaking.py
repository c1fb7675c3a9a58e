from __future__ import annotations

from saidby.attribution.attribution import Attribution
from saidby.draft import Draft, Stage
from saidby.queries.speaking import Speaking, share, speaking, together
from saidby.quotations.quotation import Kind, Quotation, Quotations
from saidby.speakers.cast import Cast, Speaker, SpeakerKind
from saidby.text.prose import Prose
from saidby.text.source import Source
from saidby.text.spans import Span

Said = tuple[str, str | None, Kind]


def draft(*said: Said, parents: dict[int, int] | None = None) -> Draft:
    """A draft of quotations, each with its speaker's id; a nested one is a part of
    its parent's words."""
    text = " ".join(words for words, _, _ in said)
    found, answers = [], []
    for number, (words, speaker, kind) in enumerate(said):
        span = Span(text.index(words), text.index(words) + len(words))
        parent = (parents or {}).get(number)
        found.append(Quotation((span,), (span,), "curly", kind, (0,), parent=parent))
        answers.append(Attribution(number, speaker, None, None, "toy", 1.0))
    people = (
        Speaker("s1", "Ana", SpeakerKind.PERSON, roles=("pilot",), pronouns="she"),
        Speaker("s2", "Ben", SpeakerKind.PERSON),
    )
    return Draft(
        Source("a.txt", text),
        Prose(text, text, ()),
        Quotations(tuple(found)),
        Stage.ATTRIBUTIONS,
        None,
        Cast(people),
        tuple(answers),
    )


def test_who_says_most_comes_first_and_nobody_last() -> None:
    rows = speaking(
        draft(
            ("one", "s2", Kind.DIRECT),
            ("two three four", "s1", Kind.DIRECT),
            ("five six seven eight nine", None, Kind.DIRECT),
            ("don’t well-known", "s2", Kind.MIXED),
        )
    )

    assert rows == (
        Speaking("Ana", "person", "pilot", "she", 1, 3),
        Speaking("Ben", "person", None, None, 2, 3),
        Speaking(None, None, None, None, 1, 5),
    )
    assert [round(share(row, rows), 3) for row in rows] == [0.273, 0.273, 0.455]


def test_terms_and_headings_are_nobodys_speech() -> None:
    rows = speaking(
        draft(("so-called", None, Kind.TERM), ("Title", None, Kind.HEADING))
    )

    assert rows == ()


def test_a_quotation_in_a_quotation_counts_for_its_own_speaker() -> None:
    rows = speaking(
        draft(
            ("He said go home to me", "s1", Kind.DIRECT),
            ("go home", "s2", Kind.DIRECT),
            parents={1: 0},
        )
    )

    assert [(row.name, row.words) for row in rows] == [("Ana", 4), ("Ben", 2)]


def test_one_name_in_two_drafts_is_one_speaker() -> None:
    one = (Speaking("Ana", "person", None, "she", 1, 3), Speaking(None, words=1))
    two = (Speaking("ANA", "person", "pilot", None, 2, 4), Speaking(None, words=2))

    assert together([one, two]) == (
        Speaking("Ana", "person", "pilot", "she", 3, 7),
        Speaking(None, words=3),
    )


def test_nobody_speaks_in_nothing() -> None:
    assert together([]) == ()
    assert share(Speaking("Ana"), ()) == 0.0
