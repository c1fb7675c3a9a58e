"""Signs without end and without a space are no reason to wait."""

from __future__ import annotations

from time import perf_counter

from saidby.draft import analyse
from saidby.language.parser import Parser
from saidby.options import Options
from saidby.text.source import Source

SIGNS = "*_" * 30_000


def test_a_line_of_signs_is_read_at_once_and_nothing_is_lost(parser: Parser) -> None:
    text = f"“It holds,” said Nora Hof. {SIGNS} She left.\n"
    begin = perf_counter()

    draft = analyse(Source("signs.txt", text), parser, Options())

    # By signs times signs it would be minutes.
    assert perf_counter() - begin < 20
    assert draft.parse is not None
    assert "".join(word.text for word in draft.parse.words).count("*_") == 30_000
    assert draft.attributions[0].speaker is not None
