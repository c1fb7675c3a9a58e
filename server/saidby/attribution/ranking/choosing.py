"""Who takes each turn, all turns of a stretch together: a beam search.

A few histories are kept side by side, each as likely as all its turns are together.
What a turn is taken for is settled some turns later, by the histories that are left
then, so that a name that follows can put right what was taken before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

from saidby.attribution.ranking.turn_features import History
from saidby.attribution.ranking.weighing import Taken, Weighed
from saidby.attribution.settling import NOBODY

# So many histories side by side, and so many turns until one is settled.
_WIDTH, _LAG = 4, 6
# Histories that end alike are one from here on.
_ALIKE = 4
_LEAST = 1e-3

# Candidates that cannot have taken a turn, given who took the one before it.
Barred = Callable[[int, int], set[int]]


@dataclass(frozen=True, slots=True)
class Choice:
    """Who takes a turn, with a share of 1 that says how sure that is; ``odds`` are the
    shares of the likeliest candidates, ``total`` that of all of them."""

    who: int
    sure: float
    odds: tuple[tuple[int, float], ...] = ()
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class _Path:
    """A history of the turns not settled yet, and the logarithm of its odds."""

    odds: float
    tail: tuple[Choice, ...] = ()

    def taken(self) -> list[Taken]:
        return [(choice.who, choice.sure) for choice in self.tail]


def choose(
    turns: Weighed,
    known: Sequence[Taken | None],
    barred: Barred,
    expected: Sequence[Taken] = (),
) -> list[Choice]:
    """A choice for every turn; those ``known`` are as they are.

    ``expected`` is what an earlier look chose.
    """
    search = _Search(turns, barred, expected)
    settled: list[Choice] = []
    for at, given in enumerate(known):
        search.step(at, given)
        if at >= _LAG:
            settled.append(search.settle())
    while len(settled) < len(known):
        settled.append(search.settle())
    return settled


class _Search:
    def __init__(
        self, turns: Weighed, barred: Barred, expected: Sequence[Taken]
    ) -> None:
        self._turns, self._barred, self._expected = turns, barred, expected
        self._history = History()
        self._settled = NOBODY
        self._paths = [_Path(0.0)]

    def step(self, at: int, given: Taken | None) -> None:
        """Every history goes on by one turn, in the likeliest ways."""
        if given is not None and len(self._paths) == 1:  # nothing to weigh
            (path,) = self._paths
            self._paths = [_Path(path.odds, (*path.tail, Choice(*given)))]
            return
        ahead = self._expected[at + 1 : at + 4]
        pasts = [self._history.past(path.taken()) for path in self._paths]
        odds = self._turns.shares(at, pasts, ahead)
        found = [
            follower
            for path, shares in zip(self._paths, odds, strict=True)
            for follower in self._followers(path, at, given, shares)
        ]
        self._paths = self._kept(found)

    def _followers(
        self, path: _Path, at: int, given: Taken | None, shares: Sequence[float]
    ) -> Iterator[_Path]:
        turn = self._turns.turns[at]
        if given is not None:
            share = dict(zip(turn.candidates, shares, strict=True)).get(given[0], 0.0)
            chosen = Choice(*given)
            yield _Path(path.odds + log(max(share, _LEAST)), (*path.tail, chosen))
            return
        shut = self._barred(at, self._last(path))
        pairs = zip(shares, turn.candidates, strict=True)
        ranked = sorted(((s, c) for s, c in pairs if c not in shut), reverse=True)
        total = sum(shares)
        top = tuple((who, share) for share, who in ranked[:4])
        for share, who in ranked[:_WIDTH]:
            odds = path.odds + log(max(share / total, _LEAST))
            yield _Path(odds, (*path.tail, Choice(who, share, top, total)))
        if not ranked:
            yield _Path(path.odds, (*path.tail, Choice(NOBODY, 0.0)))

    def _last(self, path: _Path) -> int:
        return path.tail[-1].who if path.tail else self._settled

    def _kept(self, paths: list[_Path]) -> list[_Path]:
        """The likeliest; of those that end alike the first."""
        kept: dict[tuple[int, ...], _Path] = {}
        for path in sorted(paths, key=lambda path: -path.odds):
            kept.setdefault(tuple(c.who for c in path.tail[-_ALIKE:]), path)
            if len(kept) == _WIDTH:
                break
        return list(kept.values())

    def settle(self) -> Choice:
        """What the first turn of all histories is taken for; others are given up."""
        most = max(path.odds for path in self._paths)
        votes: dict[int, float] = defaultdict(float)
        sure: dict[int, float] = defaultdict(float)
        for path in self._paths:
            weight = exp(path.odds - most)
            first = path.tail[0]
            votes[first.who] += weight
            sure[first.who] += weight * first.sure
        who = max(votes, key=votes.__getitem__)
        best = next(path for path in self._paths if path.tail[0].who == who)
        kept = [path for path in self._paths if path.tail[0].who == who]
        self._paths = [_Path(path.odds - most, path.tail[1:]) for path in kept]
        share = sure[who] / sum(votes.values())
        self._history.add(who, share)
        self._settled = who
        first = best.tail[0]
        return Choice(who, share, first.odds, first.total)
