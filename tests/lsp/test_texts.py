"""The server's copy of a text is the client's, after any edits, in any encoding.

The reference is slow and plain: lines cut by a loop, characters counted one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types as t

from saidby.lsp.documents import Document
from saidby.lsp.positions import Codec
from saidby.lsp.snapshot import moved
from saidby.lsp.texts import Change, Text, difference
from saidby.text.lines import Units
from saidby.text.spans import Span

UNITS: tuple[Units, ...] = ("utf-8", "utf-16", "utf-32")
# All that some programs take for line ends, what takes two or four bytes, what
# changes length in UTF-16, half of a pair, and letters.
SIGNS = "ab “é\n\n\r\r\t\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u2060😋𝔘\ud83d\udc00"
TEXTS = st.text(st.sampled_from(SIGNS), max_size=30)


@dataclass(frozen=True)
class Edit:
    """A range in lines and units, which may lie outside, and what takes its place."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


PLACES = st.tuples(st.integers(0, 12), st.integers(0, 14))
EDITS = st.builds(Edit, PLACES, PLACES, TEXTS)


class Reference:
    """The protocol's text model, word for word."""

    def __init__(self, text: str, units: Units) -> None:
        self.text = text
        self.units = units

    def lines(self) -> list[tuple[int, str]]:
        """Every line with its offset, without its end."""
        found, line, start, at = [], "", 0, 0
        while at < len(self.text):
            sign = self.text[at]
            size = 2 if self.text[at : at + 2] == "\r\n" else 1
            if sign in "\r\n":
                found.append((start, line))
                line, start = "", at + size
                at += size
            else:
                line += sign
                at += 1
        return [*found, (start, line)]

    def width(self, sign: str) -> int:
        if self.units == "utf-32":
            return 1
        if self.units == "utf-16":
            return 2 if ord(sign) > 0xFFFF else 1
        return len(sign.encode("utf-8", "surrogatepass"))

    def offset(self, line: int, column: int) -> int:
        lines = self.lines()
        if line >= len(lines):
            return len(self.text)
        start, text = lines[line]
        for at, sign in enumerate(text):
            if column < self.width(sign):
                return start + at
            column -= self.width(sign)
        return start + len(text)

    def position(self, offset: int) -> tuple[int, int]:
        number, (start, text) = [
            (n, pair) for n, pair in enumerate(self.lines()) if pair[0] <= offset
        ][-1]
        return number, sum(map(self.width, text[: offset - start]))

    def apply(self, edit: Edit) -> None:
        start, end = self.offset(*edit.start), self.offset(*edit.end)
        start, end = min(start, end), max(start, end)
        self.text = self.text[:start] + edit.text + self.text[end:]


def opened(text: str, units: Units) -> Document:
    return Document(t.TextDocumentItem("file:///a.txt", "text", 1, text), Codec(units))


def change(edit: Edit) -> t.TextDocumentContentChangeEvent:
    range = t.Range(t.Position(*edit.start), t.Position(*edit.end))
    return t.TextDocumentContentChangePartial(range, edit.text)


@pytest.mark.parametrize("units", UNITS)
@given(text=TEXTS, edits=st.lists(EDITS, max_size=6))
def test_any_edits_leave_both_with_the_same_text(
    units: Units, text: str, edits: list[Edit]
) -> None:
    reference, document = Reference(text, units), opened(text, units)

    for number, edit in enumerate(edits, start=2):
        reference.apply(edit)
        document.apply(number, [change(edit)])

    assert document.text.text == reference.text
    assert document.text.starts == [start for start, _ in reference.lines()]
    codec = document.codec
    for offset in range(len(reference.text) + 1):
        found = codec.position(document.text, offset)
        assert (found.line, found.character) == reference.position(offset)
    for line in range(14):
        for column in range(16):
            place = t.Position(line, column)
            assert codec.offset(document.text, place) == reference.offset(line, column)


@given(text=TEXTS, edits=st.lists(EDITS, max_size=6))
def test_changes_in_one_message_apply_one_after_the_other(
    text: str, edits: list[Edit]
) -> None:
    reference, document = Reference(text, "utf-16"), opened(text, "utf-16")
    for edit in edits:
        reference.apply(edit)

    document.apply(2, list(map(change, edits)))

    assert (document.text.text, document.version) == (reference.text, 2)


@given(before=TEXTS, after=TEXTS)
def test_a_whole_text_is_taken_as_the_change_that_it_is(
    before: str, after: str
) -> None:
    document = opened(before, "utf-16")

    document.apply(2, [t.TextDocumentContentChangeWholeDocument(after)])

    found = difference(before, after)
    assert document.text.text == after
    assert document.since(0) == ((found,) if before != after else ())
    replaced = after[found.start : found.start + found.size]
    assert before[: found.start] + replaced + before[found.end :] == after


@given(text=TEXTS, start=st.integers(0, 30), size=st.integers(0, 9), new=TEXTS)
def test_what_was_not_edited_is_found_where_it_went(
    text: str, start: int, size: int, new: str
) -> None:
    start = min(start, len(text))
    end = min(start + size, len(text))
    change = Change(start, end, len(new))
    after = text[:start] + new + text[end:]

    for at in (*range(start), *range(end, len(text))):
        span = moved(Span(at, at + 1), [change])
        assert span.of(after) == text[at]
        assert change.back(span.start) in (at, start)


def test_a_position_past_the_end_is_the_end() -> None:
    text = Text("Nora\nsaid 😋")
    codec = Codec("utf-16")

    assert codec.offset(text, t.Position(0, 99)) == 4
    assert codec.offset(text, t.Position(1, 99)) == 11
    assert codec.offset(text, t.Position(99, 0)) == 11


def test_a_paste_at_the_ends_of_a_finding_stays_outside() -> None:
    at_start, at_end = Change(4, 4, 3), Change(9, 9, 3)

    assert moved(Span(4, 9), [at_start]) == Span(7, 12)
    assert moved(Span(4, 9), [at_end]) == Span(4, 9)
    assert moved(Span(4, 9), [Change(2, 6, 1)]) == Span(2, 6)
    assert moved(Span(4, 9), [Change(0, 20, 0)]).size == 0
