"""What there is to weigh about a candidate for a turn, given the turns before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p
from typing import TYPE_CHECKING, Any

from saidby.attribution.ranking import asking, neighbours, scenery
from saidby.attribution.ranking.anchors import ADRIFT, Anchor, anchor
from saidby.attribution.ranking.on_stage import NOWHERE, Presence, presences
from saidby.attribution.settling import NOBODY
from saidby.attribution.turns import Stage, Turn, owner_of
from saidby.speakers.cast import MentionKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int_]

_FORMS = ("", "name", "pronoun", "description")
LATELY = 10
_NONE = -9

_TAG = ("form", "is tag", "tag sure", "gender fits", "is owner")
_GUESS = ("guess share", "guess rank", "guess margin")
_BACK = ("before 1", "before 2", "before 3", "before 4", "sure 1", "same block")
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
_TURN = ("words", "share", "story", "candidates", "tag description")
_LATER = ("ahead 1", "ahead 2", "ahead 3", "ahead sure")
_ANCHORS = (
    "by turns back",
    "anchor back",
    "by turns ahead",
    "anchor ahead",
    "enclosed",
)
_VOICE = ("voice", "voice rank", "voice words")
_REST = ("after first", "other tag", "cast", "named in tag block", "only in block")
FIXED = (
    *(*_TAG, *_GUESS, *_GAPS, *_NEXT, *_NAMED, *_ADDRESSED, *_PRESENCE, *_RECENT),
    *(*_PERSON, *_TURN, *_REST, *_ANCHORS, *neighbours.NAMES, *_VOICE),
    *scenery.NAMES,
    *asking.NAMES,
)
# Those that depend on who is taken to have spoken before, or after.
MOVING = (*_BACK, *_SPOKEN, *_LATER)
NAMES = (*FIXED, *MOVING)


@dataclass(frozen=True, slots=True)
class Past:
    """Who has spoken before a turn, as taken: the last few, the latest last, how sure
    that is of the very last, and how often everybody spoke. ``tail`` are turns that
    ``counts`` does not know of yet."""

    lately: tuple[int, ...] = ()
    sure: float = 0.0
    counts: Counter[int] = field(default_factory=Counter)
    tail: tuple[int, ...] = ()

    def back(self, steps: int) -> int:
        """Who spoke so many turns ago, ``_NONE`` before the first."""
        return self.lately[-steps] if len(self.lately) >= steps else _NONE

    def spoken(self, who: int) -> int:
        """How often somebody has spoken."""
        return self.counts[who] + self.tail.count(who)


class History:
    """Who has spoken so far, for good."""

    def __init__(self) -> None:
        self._lately: tuple[int, ...] = ()
        self._sure = 0.0
        self._counts: Counter[int] = Counter()

    def add(self, speaker: int, sure: float) -> None:
        self._lately = (*self._lately, speaker)[-LATELY:]
        self._sure = sure
        if speaker != NOBODY:
            self._counts[speaker] += 1

    def past(self, tail: Sequence[tuple[int, float]] = ()) -> Past:
        """The past of the turn after these, which are taken but not for good."""
        speakers = tuple(who for who, _ in tail)
        lately = (*self._lately, *speakers)[-LATELY:]
        sure = tail[-1][1] if tail else self._sure
        return Past(lately, sure, self._counts, speakers)


@dataclass(slots=True)
class _Moment:
    """A turn with what all its candidates share."""

    stage: Stage
    at: int
    here: dict[int, Presence]
    last: dict[int, int] = field(default_factory=dict)
    rank: dict[int, int] = field(default_factory=dict)
    word: int = 0
    crowd: int = 0
    back: Anchor = ADRIFT
    ahead: Anchor = ADRIFT
    voice: dict[int, float] = field(default_factory=dict)
    voice_rank: dict[int, int] = field(default_factory=dict)

    @property
    def turn(self) -> Turn:
        return self.stage.turns[self.at]

    def other(self, steps: int) -> Turn | None:
        """The turn so many steps on, or back."""
        at = self.at + steps
        return self.stage.turns[at] if 0 <= at < len(self.stage.turns) else None


def fixed(stage: Stage, at: int) -> list[list[float]]:
    """What of each candidate's row does not depend on who spoke before: ``FIXED``."""
    moment = _moment(stage, at)
    around, gender = neighbours.neighbours(stage, at), stage.scene.people.gender
    place = scenery.scenery(stage, at)
    asked = asking.asking(stage, at)
    gaps, following, previous = _gaps(moment), _following(moment), _previous(moment)
    return [
        [
            *_tag(moment, who),
            *gaps,
            *_next(moment, who),
            *following,
            previous,
            *_addressing(moment, who),
            *moment.here.get(who, NOWHERE).row(),
            *_recent(moment, who),
            *_person(moment, who),
            *_rest(moment, who),
            *_anchored(moment, who),
            *around.row(who, gender(who)),
            *_voiced(moment, who),
            *place.row(who, moment.last[who]),
            *asked,
        ]
        for who in moment.turn.candidates
    ]


def moving(turn: Turn, past: Past, ahead: Sequence[tuple[int, float]]) -> Floats:
    """What does: ``MOVING``. ``ahead`` is who an earlier look took to speak in the
    turns after, and how sure that was; empty at the first look."""
    import numpy as np

    who = np.array(turn.candidates, np.int_)
    lately = [past.lately.count(candidate) for candidate in turn.candidates]
    columns = (
        *(who == past.back(steps) for steps in range(1, 5)),
        past.sure,
        (who == past.back(1)) & (turn.gap == 0),
        [log1p(past.spoken(candidate)) for candidate in turn.candidates],
        lately,
        np.array(lately) / max(1, len(past.lately)),
        *_later(ahead, who),
    )
    found = np.empty((len(who), len(MOVING)), np.float32)
    for at, column in enumerate(columns):
        found[:, at] = column
    return found


def _moment(stage: Stage, at: int) -> _Moment:
    turn = stage.turns[at]
    moment = _Moment(stage, at, presences(stage, turn))
    start = stage.scene.quotation(turn.number).start
    moment.word = stage.scene.parse.first_from(start)
    moment.last = {c: stage.last_mention(c, moment.word) for c in turn.candidates}
    moment.rank = _ranks(turn, moment.last)
    moment.crowd = sum(other.in_block > 0 for other in moment.here.values())
    moment.back, moment.ahead = anchor(stage, at, -1), anchor(stage, at, 1)
    voices, number = stage.voices, turn.number
    moment.voice = {who: voices.likeness(number, who) for who in turn.candidates}
    moment.voice_rank = _ranks(turn, moment.voice)
    return moment


def _ranks(turn: Turn, worth: Mapping[int, float]) -> dict[int, int]:
    order = sorted(turn.candidates, key=worth.__getitem__, reverse=True)
    return {who: rank for rank, who in enumerate(order)}


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
        float(NOBODY != who == owner_of(moment.stage.scene, turn)),
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
    last = moment.last[who]
    identity = moment.stage.scene.people.identity(who)
    return (
        float(min(600, moment.word - last)) if last >= 0 else 999.0,
        float(moment.rank[who]),
        log1p(identity.seen),
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
        moment.stage.genre.dialogue,
        moment.stage.genre.story,
        float(len(turn.candidates)),
        float(described),
        float(moment.at == 0),
        float(tag is not None and tag.identity != who and turn.form == "name"),
        float(identity.entry is not None),
        mine.in_block,
        float(moment.crowd == 1 and mine.in_block > 0),
    )


def _later(ahead: Sequence[tuple[int, float]], who: Ints) -> tuple[Any, ...]:
    """What an earlier look made of the next turns, -1 if there was none."""
    if not ahead:
        return (-1.0,) * len(_LATER)
    rows = [*ahead, *[(_NONE, 0.0)] * 3][:3]
    same = (who == other if other != _NONE else -1.0 for other, _ in rows)
    return *same, rows[0][1]


def _anchored(moment: _Moment, who: int) -> tuple[float, ...]:
    back, ahead = moment.back, moment.ahead
    return (
        back.by_turns(who),
        float(back.steps),
        ahead.by_turns(who),
        float(ahead.steps),
        float(who in (back.speaker, back.other, ahead.speaker, ahead.other)),
    )


def _voiced(moment: _Moment, who: int) -> tuple[float, ...]:
    """How far the words sound like the candidate, and how well that is known."""
    known = log1p(moment.stage.voices.known(who))
    return moment.voice[who], float(moment.voice_rank[who]), known
