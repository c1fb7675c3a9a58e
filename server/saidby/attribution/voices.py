"""How each speaker talks, learned from the turns whose tags name somebody.

A turn's words are held against those that each candidate is known to have said
(naive Bayes; Mosteller and Wallace 1963), the turn's own words left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[!?—]|--")
# Of a long speech, so many words tell enough.
_MOST = 60
# So many words of anybody's weigh as much as what a speaker has said.
_PRIOR = 150.0


@dataclass(slots=True)
class Voices:
    """Words by speaker and of all; ``owners`` says whose a named turn is."""

    said: dict[int, tuple[str, ...]] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)
    words: dict[int, Counter[str]] = field(default_factory=dict)
    everybody: Counter[str] = field(default_factory=Counter)
    totals: Counter[int] = field(default_factory=Counter)
    total: int = 0

    def likeness(self, turn: int, who: int) -> float:
        """The log-odds, in nats, that a turn's words are a speaker's rather than
        anybody's; 0 where nothing is known of how they speak."""
        own, said = self.words.get(who), self.said[turn]
        mine = self.owners.get(turn) == who
        size = self.totals[who] - (len(said) if mine else 0)
        if own is None or size <= 0:
            return 0.0
        odds = 0.0
        for word in said:
            common = (self.everybody[word] + 0.5) / (self.total + 1)
            count = max(0, own[word] - mine)
            odds += log((count + _PRIOR * common) / (size + _PRIOR) / common)
        return odds

    def known(self, who: int) -> int:
        """How many words somebody is known to have said."""
        return self.totals[who]


def listen(turns: Iterable[tuple[int, str, int | None]]) -> Voices:
    """Everybody's words, from each turn's number, words and speaker, if it is named."""
    voices = Voices()
    for number, text, who in turns:
        said = tuple(_WORD.findall(text.lower())[:_MOST])
        voices.said[number] = said
        voices.everybody.update(said)
        voices.total += len(said)
        if who is not None:
            voices.words.setdefault(who, Counter()).update(said)
            voices.totals[who] += len(said)
            voices.owners[number] = who
    return voices
