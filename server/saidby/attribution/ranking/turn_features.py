"""What there is to weigh about a candidate for a turn, given the turns before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log1p

from saidby.attribution.ranking.anchors import ADRIFT, Anchor, anchor
from saidby.attribution.ranking.on_stage import NOWHERE, Presence, presences
from saidby.attribution.settling import NOBODY
from saidby.attribution.turns import Stage, Turn
from saidby.speakers.cast import MentionKind

_FORMS = ("", "name", "pronoun", "description")
_LATELY = 10
_NONE = -9

_TAG = ("form", "is tag", "tag sure", "gender fits")
_GUESS = ("guess share", "guess rank", "guess margin")
_BACK = ("before 1", "before 2", "before 3", "before 4", "sure 1")
_GAPS = ("gap", "between", "gap 2", "chain")
_NEXT = ("next 1", "next 2", "next gap", "next form", "previous form")
_NAMED = ("named here", "addressed here", "named before", "addressed before")
_ADDRESSED = ("addressed after", "addressed gender")
_PRESENCE = (
    "in block before",
    "in block subject",
    "in block after",
    "in block distance",
    "block before",
    "block before subject",
    "block after",
)
_RECENT = ("last mention words", "recency rank", "seen")
_SPOKEN = ("spoken", "spoken lately", "share lately")
_PERSON = ("narrator", "named", "person", "gender known")
_TURN = ("words", "share", "candidates", "same block speaker", "tag description")
_LATER = ("ahead 1", "ahead 2", "ahead 3", "ahead sure")
_ANCHORS = (
    "by turns back",
    "anchor back",
    "by turns ahead",
    "anchor ahead",
    "enclosed",
)
_REST = ("after first", "other tag", "cast", "named in tag block", "only in block")
NAMES = (
    *(*_TAG, *_GUESS, *_BACK, *_GAPS, *_NEXT, *_NAMED, *_ADDRESSED),
    *(*_PRESENCE, *_RECENT, *_SPOKEN, *_PERSON, *_TURN, *_REST, *_LATER, *_ANCHORS),
)


class History:
    """Who has spoken so far, as decided.

    ``expected`` is what an earlier look decided for every turn, with its confidence;
    empty at the first look.
    """

    def __init__(self, expected: Sequence[tuple[int, float]] = ()) -> None:
        self.expected = expected
        self.speakers: list[int] = []
        self.sure: list[float] = []
        self.counts: Counter[int] = Counter()

    def add(self, speaker: int, sure: float) -> None:
        self.speakers.append(speaker)
        self.sure.append(sure)
        if speaker != NOBODY:
            self.counts[speaker] += 1

    def back(self, steps: int) -> int:
        """Who spoke so many turns ago, ``_NONE`` before the first."""
        return self.speakers[-steps] if len(self.speakers) >= steps else _NONE


@dataclass(slots=True)
class _Moment:
    """A turn with what all its candidates share."""

    stage: Stage
    at: int
    history: History
    here: dict[int, Presence]
    lately: Counter[int]
    last: dict[int, int] = field(default_factory=dict)
    rank: dict[int, int] = field(default_factory=dict)
    word: int = 0
    crowd: int = 0
    back: Anchor = ADRIFT
    ahead: Anchor = ADRIFT

    @property
    def turn(self) -> Turn:
        return self.stage.turns[self.at]

    def other(self, steps: int) -> Turn | None:
        """The turn so many steps on, or back."""
        at = self.at + steps
        return self.stage.turns[at] if 0 <= at < len(self.stage.turns) else None


def rows(stage: Stage, at: int, history: History) -> list[list[float]]:
    """One row of numbers for each candidate of a turn, in the order of ``NAMES``."""
    moment = _moment(stage, at, history)
    gaps, following, previous = _gaps(moment), _following(moment), _previous(moment)
    return [
        [
            *_tag(moment, who),
            *_back(moment, who),
            *gaps,
            *_next(moment, who),
            *following,
            previous,
            *_addressing(moment, who),
            *moment.here.get(who, NOWHERE).row(),
            *_recent(moment, who),
            *_person(moment, who),
            *_rest(moment, who),
            *_later(moment, who),
            *_anchored(moment, who),
        ]
        for who in moment.turn.candidates
    ]


def _moment(stage: Stage, at: int, history: History) -> _Moment:
    turn = stage.turns[at]
    lately = Counter(history.speakers[-_LATELY:])
    moment = _Moment(stage, at, history, presences(stage, turn), lately)
    start = stage.scene.quotation(turn.number).start
    moment.word = stage.scene.parse.first_from(start)
    moment.last = {c: stage.last_mention(c, moment.word) for c in turn.candidates}
    order = sorted(turn.candidates, key=moment.last.__getitem__, reverse=True)
    moment.crowd = sum(other.in_block > 0 for other in moment.here.values())
    moment.back, moment.ahead = anchor(stage, at, -1), anchor(stage, at, 1)
    moment.rank = {who: rank for rank, who in enumerate(order)}
    return moment


def _gaps(moment: _Moment) -> tuple[float, ...]:
    turn, before = moment.turn, moment.other(-1)
    second = before.gap if before else 9
    return float(turn.gap), float(turn.between), float(second), float(_chain(moment))


def _chain(moment: _Moment) -> int:
    """How many turns in a row follow each other with hardly a word between."""
    chain = 0
    while chain < 8 and moment.at - chain > 0:
        turn = moment.stage.turns[moment.at - chain]
        if turn.gap != 1 or turn.between > 12:
            break
        chain += 1
    return chain


def _following(moment: _Moment) -> tuple[float, float]:
    after = moment.other(1)
    if after is None:
        return 9.0, -1.0
    return float(after.gap), float(_FORMS.index(after.form))


def _previous(moment: _Moment) -> float:
    before = moment.other(-1)
    return float(_FORMS.index(before.form)) if before else -1.0


def _tag(moment: _Moment, who: int) -> tuple[float, ...]:
    turn = moment.turn
    gender = moment.stage.scene.people.gender(who)
    return (
        float(_FORMS.index(turn.form)),
        float(turn.tag is not None and turn.tag.identity == who),
        turn.tag.confidence if turn.tag else 0.0,
        _fits(turn.gender, gender),
        *_guess(turn, who),
    )


def _fits(asked: str, known: str) -> float:
    """1 agrees, 0 cannot be told, -1 disagrees, 2 nothing is asked."""
    if asked not in ("m", "f"):
        return 2.0
    return 0.0 if not known else 1.0 if asked == known else -1.0


def _guess(turn: Turn, who: int) -> tuple[float, float, float]:
    """Share, rank and lead of a candidate among those that the pronoun may mean."""
    total = sum(guess.weight for guess in turn.guesses) or 1.0
    for rank, guess in enumerate(turn.guesses):
        if guess.identity == who:
            others = (g.weight for g in turn.guesses if g is not guess)
            lead = guess.weight - max(others, default=0.0)
            return guess.weight / total, float(rank), lead / total
    return 0.0, 9.0 if turn.guesses else -1.0, 0.0


def _back(moment: _Moment, who: int) -> tuple[float, ...]:
    history = moment.history
    same = (float(history.back(steps) == who) for steps in range(1, 5))
    return *same, history.sure[-1] if history.sure else 0.0


def _next(moment: _Moment, who: int) -> Iterable[float]:
    """Whether one of the next two tags names the candidate outright."""
    for steps in (1, 2):
        turn = moment.other(steps)
        named = turn is not None and turn.form == "name" and turn.tag is not None
        yield float(named and turn.tag.identity == who)  # type: ignore[union-attr]


def _addressing(moment: _Moment, who: int) -> tuple[float, ...]:
    turn, before, after = moment.turn, moment.other(-1), moment.other(1)
    gender = moment.stage.scene.people.gender(who)
    asked = before.address.gender if before and turn.gap <= 1 else ""
    return (
        float(who in turn.address.named),
        float(who in turn.address.addressed),
        float(before is not None and who in before.address.named),
        float(before is not None and who in before.address.addressed),
        float(after is not None and who in after.address.addressed),
        _fits(asked, gender),
    )


def _recent(moment: _Moment, who: int) -> tuple[float, ...]:
    last, lately = moment.last[who], moment.lately
    identity = moment.stage.scene.people.identity(who)
    return (
        float(min(600, moment.word - last)) if last >= 0 else 999.0,
        float(moment.rank[who]),
        log1p(identity.seen),
        log1p(moment.history.counts[who]),
        float(lately[who]),
        lately[who] / max(1, lately.total()),
    )


def _person(moment: _Moment, who: int) -> tuple[float, ...]:
    people = moment.stage.scene.people
    return (
        float(people.told_by == who),
        float(bool(people.identity(who).names)),
        float(people.sorts.get(who) == "person"),
        float(bool(people.gender(who))),
    )


def _rest(moment: _Moment, who: int) -> tuple[float, ...]:
    turn, tag = moment.turn, moment.turn.tag
    mine = moment.here.get(who, NOWHERE)
    phrase = tag.phrase if tag is not None and tag.identity == who else None
    described = phrase is not None and phrase.kind is MentionKind.DESCRIPTION
    identity = moment.stage.scene.people.identity(who)
    return (
        float(min(80, turn.words)),
        moment.stage.share,
        float(len(turn.candidates)),
        float(turn.gap == 0 and moment.history.back(1) == who),
        float(described),
        float(moment.at == 0),
        float(tag is not None and tag.identity != who and turn.form == "name"),
        float(identity.entry is not None),
        mine.in_block,
        float(moment.crowd == 1 and mine.in_block > 0),
    )


def _later(moment: _Moment, who: int) -> tuple[float, ...]:
    """What an earlier look made of the next turns, -1 if there was none."""
    expected, at = moment.history.expected, moment.at
    if not expected:
        return (-1.0,) * len(_LATER)
    ahead = [*expected[at + 1 : at + 4], *[(_NONE, 0.0)] * 3][:3]
    same = (float(other == who) if other != _NONE else -1.0 for other, _ in ahead)
    return *same, ahead[0][1]


def _anchored(moment: _Moment, who: int) -> tuple[float, ...]:
    back, ahead = moment.back, moment.ahead
    return (
        back.by_turns(who),
        float(back.steps),
        ahead.by_turns(who),
        float(ahead.steps),
        float(who in (back.speaker, back.other, ahead.speaker, ahead.other)),
    )
