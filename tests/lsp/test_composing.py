"""Many edits told as few."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from saidby.lsp.composing import composed
from saidby.lsp.snapshot import moved
from saidby.lsp.texts import Change
from saidby.text.spans import Span

Edit = tuple[int, int, str]
TYPED = st.text(alphabet="abc", max_size=4)
EDITS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6), TYPED), max_size=12)
# Every character can be told from every other.
TEXT = "".join(chr(0x4E00 + at) for at in range(32))


def made(edits: list[Edit]) -> tuple[str, list[Change]]:
    text, changes = TEXT, []
    for place, size, new in edits:
        start = min(place, len(text))
        end = min(start + size, len(text))
        text = text[:start] + new + text[end:]
        changes.append(Change(start, end, len(new)))
    return text, changes


@given(edits=EDITS)
def test_what_no_edit_met_is_where_all_of_them_left_it(edits: list[Edit]) -> None:
    text, changes = made(edits)

    few = composed(changes)

    for at, sign in enumerate(TEXT):
        if any(edit.start <= at < edit.end for edit in few):
            continue
        found = moved(Span(at, at + 1), few)
        assert text[found.start : found.end] == sign
        back = found.start
        for change in reversed(few):
            back = change.back(back)
        assert back == at or any(edit.end == at for edit in few)


@given(edits=EDITS)
def test_they_lie_apart_the_last_in_the_text_first(edits: list[Edit]) -> None:
    text, changes = made(edits)

    few = composed(changes)

    assert len(few) <= len(changes)
    assert len(text) - len(TEXT) == sum(change.delta for change in few)
    for later, earlier in pairwise(few):
        assert earlier.end < later.start


def test_a_word_typed_a_letter_at_a_time_is_one_change() -> None:
    typed = [Change(7 + at, 7 + at, 1) for at in range(5)]
    corrected = [Change(11, 12, 0), Change(11, 11, 1)]

    assert composed([*typed, *corrected]) == (Change(7, 7, 5),)


def test_two_places_stay_two() -> None:
    changes = [Change(20, 20, 1), Change(3, 5, 0), Change(19, 19, 1)]

    assert composed(changes) == (Change(20, 20, 2), Change(3, 5, 0))
