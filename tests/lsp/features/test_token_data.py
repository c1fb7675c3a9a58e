"""What is sent of semantic tokens when they change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from saidby.lsp.token_data import TokenData, difference

TOKEN = st.tuples(*[st.integers(0, 2)] * 5)
TOKENS = st.lists(TOKEN, max_size=8).map(lambda rows: [n for row in rows for n in row])


@given(TOKENS, TOKENS)
def test_the_edit_makes_the_one_from_the_other(
    before: list[int], after: list[int]
) -> None:
    made = list(before)
    for edit in difference(before, after):
        assert edit.start % 5 == edit.delete_count % 5 == 0
        made[edit.start : edit.start + edit.delete_count] = edit.data or ()

    assert made == after


def test_what_is_the_same_is_not_sent() -> None:
    assert difference([0, 0, 3, 1, 0], [0, 0, 3, 1, 0]) == []


def test_only_what_was_sent_last_is_kept() -> None:
    sent = TokenData()

    first = sent.keep("a", [1])
    second = sent.keep("a", [2])

    assert sent.kept("a", first) is None
    assert sent.kept("a", second) == [2]
    assert sent.kept("b", second) is None


def test_of_many_drafts_the_oldest_are_forgotten() -> None:
    sent = TokenData()
    names = [sent.keep(f"draft {number}", [number]) for number in range(40)]

    assert sent.kept("draft 0", names[0]) is None
    assert sent.kept("draft 39", names[39]) == [39]
