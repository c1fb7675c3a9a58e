"""A party and where from is nobody; other words with a hyphen are left alone."""

from __future__ import annotations

import pytest

from saidby import formats, quotations, speakers
from saidby.language.parser import Parser
from saidby.text.source import Source


@pytest.mark.parametrize(
    "text, told, silent",
    [
        ("Sen. Olga Brandt (D-MA) said that the quay was shut.", "Brandt", "MA"),
        ("Rep. Karl Vane, R-Texas, said that the quay was shut.", "Vane", "Texas"),
        ("Olga Brandt, a T-shirt vendor, said that it was shut.", "vendor", "MA"),
    ],
)
def test_who_is_mentioned(parser: Parser, text: str, told: str, silent: str) -> None:
    prose = formats.read(Source("draft.txt", text))
    people = speakers.gather(parser.parse(prose, quotations.find(prose)), ())
    found = {people.text_of(p.first, p.last) for p in people.phrases.found}

    assert any(told in phrase for phrase in found)
    assert not any(silent in phrase for phrase in found)
