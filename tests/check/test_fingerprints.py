"""Fingerprints stay when the draft around them changes, and tell places apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidby.fingerprints import Fingerprints
from saidby.text.spans import Span

DRAFT = (
    "The quay was wet. “We leave at dawn, all of us,” said Ortega.\n"
    "\n"
    "“No.” The pilot turned round. “No.” She meant it.\n"
)


def fingerprint(text: str, words: str, *, code: str = "SB201") -> str:
    start = text.index(words)
    return Fingerprints(text).of(code, Span(start, start + len(words)))


LONG = "“We leave at dawn, all of us,”"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The quay was wet. ", ""),
        ("The quay", "A headline\n\nThe quay"),
        ("\n", "\r\n"),
        (" ", "  "),
        ("said Ortega", "Ortega told the crew"),
        ("leave at dawn", "leave\nat dawn"),
    ],
)
def test_edits_elsewhere_change_nothing(old: str, new: str) -> None:
    changed = DRAFT.replace(old, new)
    words = LONG.replace(old, new)

    assert fingerprint(changed, words) == fingerprint(DRAFT, LONG)


@pytest.mark.parametrize("marks", ['""', "«»", "‘’"])
def test_the_style_of_marks_changes_nothing(marks: str) -> None:
    words = f"{marks[0]}{LONG[1:-1]}{marks[1]}"

    assert fingerprint(DRAFT.replace(LONG, words), words) == fingerprint(DRAFT, LONG)


def test_other_words_and_other_rules_have_other_names() -> None:
    names = {
        fingerprint(DRAFT, LONG),
        fingerprint(DRAFT, LONG, code="SB202"),
        fingerprint(DRAFT.replace("dawn", "noon"), LONG.replace("dawn", "noon")),
    }

    assert len(names) == 3


def test_short_words_are_told_apart_by_those_around_them() -> None:
    first = DRAFT.index("“No.”")
    second = DRAFT.index("“No.”", first + 1)
    forwards, backwards = Fingerprints(DRAFT), Fingerprints(DRAFT)

    one = forwards.of("SB201", Span(first, first + 5))
    two = forwards.of("SB201", Span(second, second + 5))

    # Not by their number: it does not matter which is asked for first.
    assert two == backwards.of("SB201", Span(second, second + 5))
    assert one == backwards.of("SB201", Span(first, first + 5))


def test_the_same_words_flagged_twice_are_numbered() -> None:
    names = Fingerprints("Go on, go on.")

    given_out = [names.of("SB201", Span(0, 13)) for _ in range(3)]

    assert len(set(given_out)) == 3


@given(st.text(), st.data())
def test_any_place_of_any_text_has_a_fingerprint(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    name = Fingerprints(text).of("SB201", Span(start, end))

    assert len(name) == 32
    assert int(name, 16) >= 0
