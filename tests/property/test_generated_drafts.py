"""Whatever is in a draft, it is analysed.

All ten thousand drafts are analysed up to their quotations. The language pipeline sees
one in twenty of them; with SAIDBY_FUZZ=all in the environment it sees them all.
"""

from __future__ import annotations

import os

import drafts
import pytest
import soundness

from saidby.check import check
from saidby.draft import analyse
from saidby.language.parser import Parser
from saidby.options import Options
from saidby.text.source import Source

EVERY_RULE = Options(select=("SB",))
BATCH = 500
BATCHES = range(drafts.LARGE, drafts.COUNT, BATCH)
STEP = 1 if os.environ.get("SAIDBY_FUZZ") == "all" else 20

batches = pytest.mark.parametrize("first", BATCHES, ids=lambda first: f"from-{first}")


def test_there_are_ten_thousand() -> None:
    assert drafts.COUNT == 10_000
    assert {drafts.draft(n).format for n in range(drafts.LARGE, 200)} == {
        "plain",
        "markdown",
        "html",
        "latex",
    }
    assert drafts.draft(4711) == drafts.draft(4711) != drafts.draft(4712)


@batches
def test_quotations_are_found_in_anything(first: int) -> None:
    for number in _batch(first):
        with _named(number):
            draft = analyse(drafts.draft(number), None, EVERY_RULE)
            soundness.is_sound(draft)
            soundness.is_sound_report(check(draft, EVERY_RULE, strict=True))
            soundness.has_a_valid_record(draft)


@batches
def test_anything_is_analysed_in_full(first: int, parser: Parser) -> None:
    for number in _batch(first)[::STEP]:
        with _named(number):
            _is_analysed_in_full(drafts.draft(number), parser)


@pytest.mark.parametrize("number", range(drafts.LARGE))
def test_a_megabyte_is_read(number: int) -> None:
    source = drafts.draft(number)
    assert len(source.text) == drafts.MEGABYTE

    soundness.is_sound(analyse(source, None, EVERY_RULE))


@pytest.mark.skipif(STEP > 1, reason="takes minutes; SAIDBY_FUZZ=all has it done")
@pytest.mark.parametrize("number", range(drafts.LARGE))
def test_a_megabyte_is_analysed_in_full(number: int, parser: Parser) -> None:
    draft = analyse(drafts.draft(number), parser, EVERY_RULE)

    soundness.is_sound(draft)
    soundness.is_sound_when_attributed(draft)
    soundness.is_sound_report(check(draft, EVERY_RULE, strict=True))


def _batch(first: int) -> range:
    return range(first, min(first + BATCH, drafts.COUNT))


def _is_analysed_in_full(source: Source, parser: Parser) -> None:
    draft = analyse(source, parser, EVERY_RULE)
    soundness.is_sound(draft)
    soundness.is_sound_when_attributed(draft)
    soundness.is_sound_report(check(draft, EVERY_RULE, strict=True))
    soundness.has_a_valid_record(draft)


class _named:  # noqa: N801 - reads as a word of its sentence
    """Says at which draft something failed."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, at: object) -> None:
        if error is not None:
            error.add_note(f"in drafts.draft({self._number})")
