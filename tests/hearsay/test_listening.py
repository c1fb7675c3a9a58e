"""What the network hears in a paragraph, and that it listens once to each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from saidby import formats, quotations
from saidby.hearsay import listening
from saidby.hearsay.listening import Heard, listen
from saidby.hearsay.network import Network
from saidby.language.parse import Parse
from saidby.language.parser import Parser
from saidby.text.source import Source

CALLED = "On Monday Carla Denn called the harbour plan “a gift to smugglers” again."
NOBODY = "The boats were painted red, and by noon the “smart” bins were full."


def parsed(parser: Parser, text: str) -> Parse:
    prose = formats.read(Source("draft.txt", text))
    return parser.parse(prose, quotations.find(prose))


def heard(parse: Parse) -> dict[str, Heard]:
    """By word; a word that comes twice is the last of them."""
    found = listen(parse, list(paragraphs(parse)))
    return {parse.words[at].text: figures for at, figures in found.items()}


def paragraphs(parse: Parse) -> Iterator[tuple[int, int]]:
    for block in dict.fromkeys(sentence.block for sentence in parse.sentences):
        mine = [one for one in parse.sentences if one.block == block]
        yield mine[0].first, mine[-1].last


def test_it_hears_what_is_reported_who_reports_and_how(parser: Parser) -> None:
    found = heard(parsed(parser, CALLED))

    assert found["smugglers"].reported > 0 > found["Monday"].reported
    assert found["Denn"].source > 0 > found["harbour"].source
    assert found["called"].cue > 0 > found["again"].cue


def test_it_hears_nobody_where_nobody_says_anything(parser: Parser) -> None:
    found = heard(parsed(parser, NOBODY))
    called = heard(parsed(parser, CALLED))

    assert max(figures.source for figures in found.values()) < 0
    assert max(figures.cue for figures in found.values()) < called["called"].cue / 4
    assert found["smart"].reported < called["smugglers"].reported


def test_paragraphs_do_not_hear_each_other(parser: Parser) -> None:
    together = parsed(parser, f"{CALLED}\n\n{NOBODY}")
    first, second = paragraphs(together)

    both = listen(together, [first, second])
    listening._memory.clear()
    apart = {**listen(together, [second]), **listen(together, [first])}

    assert both.keys() == apart.keys()
    for at, figures in both.items():
        assert figures == pytest.approx(apart[at], abs=1e-4)


def test_a_paragraph_is_listened_to_once(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = parsed(parser, CALLED)
    found = listen(before, list(paragraphs(before)))
    read: list[int] = []
    compute = Network.log_odds

    def counted(self: Network, words: object, *rest: object) -> object:
        read.append(len(words))  # type: ignore[arg-type]
        return compute(self, words, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Network, "log_odds", counted)
    after = parsed(parser, f"{NOBODY}\n\n{CALLED}")
    first, second = paragraphs(after)
    again = listen(after, [first, second])

    assert read == [first[1] - first[0]]
    assert [again[at] for at in range(*second)] == list(found.values())


def test_what_is_remembered_has_a_limit(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "_REMEMBERED", 3)
    for number in range(6):
        parse = parsed(parser, f"Denn called item {number} “a gift”.")
        listen(parse, list(paragraphs(parse)))

    assert len(listening._memory) == 3
