"""However long a row of titles is, it is gone through."""

from __future__ import annotations

from saidby import formats, quotations, speakers
from saidby.attribution.scene import build
from saidby.attribution.titles import is_title
from saidby.language.parser import Parser
from saidby.text.source import Source

MANY = 800


def test_a_long_row_of_titles_ends(parser: Parser) -> None:
    row = " ".join(["“Harbour Nights,”"] * MANY)
    text = f"Brook, star of the film {row} and “Vane,” thanked the mayor."
    prose = formats.read(Source("draft.txt", text))
    marked = quotations.find(prose)
    people = speakers.gather(parser.parse(prose, marked), ())
    scene = build(prose, marked, people.parse, people)

    assert len(marked.found) == MANY + 1
    assert is_title(scene, 1)
    assert is_title(scene, 5)
    assert not is_title(scene, MANY)  # too far from what tells that it is one
