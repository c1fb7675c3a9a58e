"""Time grows with the length of a draft and no faster, whatever stands in it."""

from __future__ import annotations

import gc
import time

import pytest

from saidby import quotations
from saidby.quotations.quotation import Quotations
from saidby.text.prose import Block, BlockKind, Prose
from saidby.text.spans import Span

_MEGABYTE = 1_000_000
_PROSE = (
    "“The ferry is late,” said Mara, and nobody in the long room looked up from the "
    "teachers’ table, where the lamp stood. It wasn’t yet noon, and the wind had gone. "
)
_SHORT = {
    "one mark": '"',
    "marks apart": '" ',
    "apostrophes": "' ",
    "marks and letters": '"a',
    "opening only": "“a ",
    "closing only": "a” ",
    "nests": "“‘",
    "attributes": '="',
    "dashes": "— a",
    "brackets": "[",
    "blank": " ",
}
_LINEAR = {
    "prose": _PROSE,
    "opening only": "aaa “bbbbb ",
    "closing only": "aaaa bbbb” ",
    "apostrophes": "the boys' toys ",
    "labels": "MARLOW: We wait. ",
    "dashes": "— We wait — said Ana. ",
}


def _line(text: str, size: int) -> Prose:
    line = (text * (size // len(text))).strip()
    block = Block(BlockKind.PARAGRAPH, Span(0, len(line)))
    return Prose(line, line, (block,) if line else ())


def _seconds(prose: Prose) -> tuple[float, Quotations]:
    # Collecting costs what everything costs that the other tests have left behind.
    gc.collect()
    gc.disable()
    try:
        begin = time.process_time()
        found = quotations.find(prose)
        return time.process_time() - begin, found
    finally:
        gc.enable()


@pytest.mark.parametrize("text", _SHORT.values(), ids=_SHORT.keys())
def test_a_megabyte_of_marks_on_one_line(text: str) -> None:
    seconds, _ = _seconds(_line(text, _MEGABYTE))

    assert seconds < 3


def test_a_megabyte_of_prose_on_one_line() -> None:
    seconds, found = _seconds(_line(_PROSE, _MEGABYTE))

    assert seconds < 3
    assert len(found.found) == _MEGABYTE // len(_PROSE)
    assert found.strays == ()


@pytest.mark.parametrize("text", _LINEAR.values(), ids=_LINEAR.keys())
def test_four_times_the_text_takes_about_four_times_as_long(text: str) -> None:
    quarter = min(_seconds(_line(text, 25_000))[0] for _ in range(3))
    whole = min(_seconds(_line(text, 100_000))[0] for _ in range(3))

    assert whole < 8 * quarter + 0.2
