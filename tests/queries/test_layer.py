"""Whatever the stretches, an offset finds what a look at all of them would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from saidby.queries.layer import Layer, Row
from saidby.text.spans import Span

SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 12)).map(
        lambda pair: Span(pair[0], pair[0] + pair[1])
    ),
    max_size=12,
)


def rows(spans: list[Span]) -> list[Row]:
    return [(span.start, span.end, n, n) for n, span in enumerate(spans)]


@given(SPANS, st.integers(0, 60))
def test_what_holds_an_offset_else_what_ends_there(
    spans: list[Span], offset: int
) -> None:
    layer = Layer(rows(spans), int)

    held = [s for s in spans if s.holds(offset)]
    wanted = held or [s for s in spans if s.start <= offset == s.end]

    found = [span for span, _ in layer.at(offset)]
    assert sorted(found) == sorted(wanted)
    assert [s.size for s in found] == sorted(s.size for s in found)


@given(SPANS, st.integers(0, 50), st.integers(0, 20))
def test_what_overlaps_a_stretch_in_text_order(
    spans: list[Span], start: int, size: int
) -> None:
    layer = Layer(rows(spans), int)
    asked = Span(start, start + size)

    found = [span for span, _ in layer.within(asked)]

    assert found == sorted(span for span in spans if span.overlaps(asked))
