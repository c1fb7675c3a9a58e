"""A text is parsed once for all steps of a training, and anew when that may differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from saidby import formats, quotations
from saidby.language import load
from saidby.language.parse import Parse
from saidby.language.parser import Parser
from saidby.quotations.quotation import Quotations
from saidby.text.prose import Prose
from saidby.text.source import Source
from training import parses


class Counting:
    """Notes how often it was asked."""

    name = "counting"

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self.asked = 0

    def parse(self, prose: Prose, marked: Quotations) -> Parse:
        self.asked += 1
        return self._parser.parse(prose, marked)


@pytest.fixture
def counting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counting:
    monkeypatch.setattr(parses, "_FOLDER", tmp_path / "parses")
    return Counting(load(None))


def read(counting: Counting, text: str) -> Parse:
    prose = formats.read(Source("draft.txt", text))
    return parses.Keeping(counting).parse(prose, quotations.find(prose))


def test_a_text_is_parsed_once(counting: Counting) -> None:
    first = read(counting, "“Go home,” said Ida Wahl.")

    assert read(counting, "“Go home,” said Ida Wahl.") == first
    assert counting.asked == 1


def test_another_text_is_another(counting: Counting) -> None:
    read(counting, "“Go home,” said Ida Wahl.")
    read(counting, "“Go home,” said Ida Wahls.")

    assert counting.asked == 2


def test_what_was_parsed_by_other_means_is_parsed_anew(
    counting: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(counting, "“Go home,” said Ida Wahl.")
    monkeypatch.setattr(parses, "_made_by", lambda: "a later version")
    read(counting, "“Go home,” said Ida Wahl.")

    assert counting.asked == 2
