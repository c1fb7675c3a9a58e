"""What holds for every text, however odd."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from quotation_cases import prose_of

from saidby import quotations
from saidby.quotations.quotation import Quotations
from saidby.text.prose import FILL, Prose

_MARKS = "\"'“”‘’„‚«»‹›「」『』`"
_ALPHABET = _MARKS + " \n.,?!—–-:;=<>[]{}()aAbsIé7_*#" + FILL
_WORDS = st.sampled_from(
    ["Ana", "said", "the", "boats'", "'em", "’90s", "I", "wait", '3"', "MARLOW:"]
    + ["“", "”", '"', "'", "‘", "’", "«", "»", "— ", ", ", ". ", "? ", " ", "\n\n"]
)
_PROSE = st.lists(_WORDS, max_size=60).map("".join)
_SOUP = st.text(alphabet=_ALPHABET, max_size=120)
_ANYTHING = st.text(max_size=120)


def _find(text: str) -> tuple[Prose, Quotations]:
    prose = prose_of(text)
    return prose, quotations.find(prose)


@settings(max_examples=400, deadline=None)
@given(st.one_of(_PROSE, _SOUP, _ANYTHING))
def test_spans_are_in_bounds_in_order_and_in_their_blocks(text: str) -> None:
    prose, found = _find(text)

    for one in found.found:
        assert len(one.spans) == len(one.outer) == len(one.blocks) > 0
        last = 0
        for span, outer, block in zip(one.spans, one.outer, one.blocks, strict=True):
            assert prose.blocks[block].span.covers(outer)
            assert outer.covers(span)
            assert last <= outer.start < outer.end
            assert span.of(text).strip() == span.of(text)
            last = outer.end
        assert any(span.size for span in one.spans)
    places = [(one.start, -one.end) for one in found.found]
    assert places == sorted(places)


@settings(max_examples=400, deadline=None)
@given(st.one_of(_PROSE, _SOUP))
def test_quotations_nest_and_never_cross(text: str) -> None:
    _, found = _find(text)

    for number, one in enumerate(found.found):
        if one.parent is None:
            assert one.depth == 0
            continue
        around = found.found[one.parent]
        assert one.parent < number
        assert one.depth == around.depth + 1
        for outer in one.outer:
            assert any(span.covers(outer) for span in around.spans)
    tops = sorted(o for one in found.found if one.parent is None for o in one.outer)
    for before, after in pairwise(tops):
        assert before.end <= after.start


@settings(max_examples=300, deadline=None)
@given(st.one_of(_PROSE, _SOUP))
def test_troubles_are_told_of_marks_in_order(text: str) -> None:
    _, found = _find(text)

    assert list(found.strays) == sorted(found.strays, key=lambda stray: stray.span)
    for stray in found.strays:
        shape = stray.span.of(text)
        assert shape == "" or all(char in _MARKS for char in shape)


@settings(max_examples=200, deadline=None)
@given(_SOUP)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert _find(text)[1] == _find(text)[1]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab ,.'’", max_size=30), _PROSE)
def test_a_paragraph_after_a_blank_heading_does_not_depend_on_what_is_before(
    noise: str, text: str
) -> None:
    """A stray mark stays in its paragraph."""
    tail = "# A heading\n\n“We wait,” said Ana. “All of us.”"
    _, found = _find(text.replace("#", "") + "\n\n" + tail)

    start = len(text.replace("#", "")) + 2
    mine = [
        one.spans[0].of(text.replace("#", "") + "\n\n" + tail)
        for one in found.found
        if one.start >= start and one.parent is None
    ]
    assert mine == ["We wait,", "All of us."]
