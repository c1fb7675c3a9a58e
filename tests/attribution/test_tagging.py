"""Of which quotations the encoder is asked: those that are in doubt without it."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from saidby.attribution import tagging
from saidby.draft import Draft, analyse
from saidby.hearsay import pointing
from saidby.hearsay.pointing import Pointed
from saidby.language.parser import Parser
from saidby.options import Options
from saidby.quotations.quotation import Quotations
from saidby.text.prose import Prose
from saidby.text.source import Source

PLAIN = "“The gates stay shut until spring,” Ana Ruiz told the port council on Monday."
CALLED = "Ruiz called the plan “a gift to smugglers and their friends abroad.”"
DOUBTFUL = (
    "The crews who unload the “night boats” have waited for Ruiz, and the word in the "
    "bars is that the council, whatever Moss thinks, must be “bold and blind” at last."
)
TOLD = [
    "“Coming?” said Nora.",
    "“Not tonight,” said Ben. “The “night boats” are late.”",
    "“Then I shall go alone,” said Nora, and took her coat.",
    "“Do,” said Ben.",
]


def understood(
    text: str, parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> tuple[Draft, list[str]]:
    """A draft, and the quotations that the encoder was asked about."""
    seen: list[str] = []

    def watched(
        prose: Prose, quotations: Quotations, asked: Collection[int]
    ) -> dict[int, Pointed]:
        spans = [quotations.found[number].spans[0] for number in sorted(asked)]
        seen.extend(span.of(prose.masked) for span in spans)
        return pointing.point(prose, quotations, asked)

    monkeypatch.setattr(tagging, "point", watched)
    return analyse(Source("draft.txt", text), parser, Options()), seen


def test_only_what_is_in_doubt_is_asked_about(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, seen = understood(f"{PLAIN}\n\n{CALLED}\n\n{DOUBTFUL}", parser, monkeypatch)
    told = [draft.cast.speaker(one.speaker) for one in draft.attributions[:2]]

    assert seen
    assert set(seen) <= {"night boats", "bold and blind"}
    assert [who.name for who in told if who] == ["Ana Ruiz", "Ana Ruiz"]


def test_of_a_story_it_is_never_asked(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, seen = understood("\n\n".join(TOLD * 3), parser, monkeypatch)

    assert seen == []
