"""What there is to weigh about a candidate for a turn, given the turns before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log1p

from saidby.attribution.settling import NOBODY
from saidby.attribution.turns import Stage, Turn
from saidby.speakers.cast import MentionKind

_FORMS = ("", "name", "pronoun", "description")

NAMES = (
    "form", "is tag", "tag sure", "gender fits", "guess share", "guess rank", "guess margin",
    "before 1", "before 2", "before 3", "before 4", "sure 1", "gap", "between", "gap 2", "chain",
    "next 1", "next 2", "next gap", "next form", "previous form",
    "named here", "addressed here", "named before", "addressed before", "addressed after", "addressed gender",
    "in block before", "in block subject", "in block after", "in block distance", "block before", "block before subject", "block after",
    "last mention words", "recency rank", "seen", "spoken", "spoken lately", "share lately", "narrator", "named",
    "person", "gender known", "words", "share", "candidates", "same block speaker", "tag description", "after first", "other tag", "cast",
    "named in tag block", "only in block",
)  # fmt: skip


class History:
    """Who has spoken so far, as decided."""

    def __init__(self) -> None:
        self.speakers: list[int] = []
        self.sure: list[float] = []
        self.counts: Counter[int] = Counter()

    def add(self, speaker: int, sure: float) -> None:
        self.speakers.append(speaker)
        self.sure.append(sure)
        if speaker != NOBODY:
            self.counts[speaker] += 1

    def back(self, steps: int) -> int:
        return self.speakers[-steps] if len(self.speakers) >= steps else -9


def rows(stage: Stage, at: int, history: History) -> list[list[float]]:
    """One row of numbers for each candidate of a turn, in the order of ``NAMES``."""
    turn = stage.turns[at]
    around = _around(stage, at, history)
    here = _here(stage, turn)
    mentioned = {c: _last_word(stage, turn, c) for c in turn.candidates}
    order = sorted(turn.candidates, key=lambda c: mentioned[c], reverse=True)
    rank = {c: float(n) for n, c in enumerate(order)}
    return [
        _row(stage, turn, c, history, around, here, mentioned[c], rank[c])
        for c in turn.candidates
    ]


def _around(stage: Stage, at: int, history: History) -> tuple[float, ...]:
    turns = stage.turns
    turn = turns[at]
    before = turns[at - 1] if at else None
    after = turns[at + 1] if at + 1 < len(turns) else None
    chain = 0
    while (
        chain < 8
        and at - chain > 0
        and turns[at - chain].gap == 1
        and turns[at - chain].between <= 12
    ):
        chain += 1
    return (
        float(turn.gap), float(turn.between), float(before.gap if before else 9), float(chain),
        float(after.gap if after else 9), float(_FORMS.index(after.form) if after else -1),
        float(_FORMS.index(before.form) if before else -1), history.sure[-1] if history.sure else 0.0,
    )  # fmt: skip


def _here(stage: Stage, turn: Turn) -> dict[int, list[float]]:
    """By speaker: mentions in the paragraphs around, before and after the words."""
    found: dict[int, list[float]] = {}
    scene = stage.scene
    start, end = scene.quotation(turn.number).start, scene.quotation(turn.number).end
    for step, block in (
        (0, turn.first_block),
        (1, turn.first_block - 1),
        (2, turn.last_block + 1),
    ):
        for phrase in stage.on_stage.get(block, ()):
            who = scene.people.meaning[phrase.head]
            word = scene.words[phrase.head]
            row = found.setdefault(who, [0.0, 0.0, 0.0, 99.0, 0.0, 0.0, 0.0])
            subject = word.dep.startswith("nsubj") and not phrase.owner
            if step == 0:
                after = word.start >= end
                row[2 if after else 0] += 1
                row[1] = max(row[1], float(subject))
                row[3] = min(row[3], abs(word.start - (end if after else start)) / 6)
            elif step == 1:
                row[4] += 1
                row[5] = max(row[5], float(subject))
            else:
                row[6] += 1
    return found


def _last_word(stage: Stage, turn: Turn, candidate: int) -> int:
    word = stage.scene.parse.first_from(stage.scene.quotation(turn.number).start)
    return stage.last_mention(candidate, word)


def _row(
    stage: Stage,
    turn: Turn,
    who: int,
    history: History,
    around: tuple[float, ...],
    here: dict[int, list[float]],
    last: int,
    rank: float,
) -> list[float]:
    scene, people = stage.scene, stage.scene.people
    identity = people.identity(who)
    at = len(history.speakers)
    mine = here.get(who, _NOWHERE)
    word = scene.parse.first_from(scene.quotation(turn.number).start)
    lately = Counter(history.speakers[-10:])
    gender = people.gender(who)
    only = sum(1 for other in here.values() if other[0] + other[2] > 0)
    return [
        float(_FORMS.index(turn.form)), float(turn.tag is not None and turn.tag.identity == who),
        turn.tag.confidence if turn.tag else 0.0, _fits(turn.gender, gender), *_guess(turn, who),
        float(history.back(1) == who), float(history.back(2) == who), float(history.back(3) == who), float(history.back(4) == who),
        around[7], around[0], around[1], around[2], around[3],
        float(_tagged(stage, at + 1) == who), float(_tagged(stage, at + 2) == who), around[4], around[5], around[6],
        float(who in turn.address.named), float(who in turn.address.addressed),
        *_addressed(stage, at, who, gender),
        *mine, float(min(600, word - last)) if last >= 0 else 999.0, rank,
        log1p(identity.seen), log1p(history.counts[who]), float(lately[who]), lately[who] / max(1, sum(lately.values())),
        float(people.told_by == who), float(bool(identity.names)), float(people.sorts.get(who) == "person"), float(bool(gender)),
        float(min(80, turn.words)), stage.share, float(len(turn.candidates)),
        float(turn.gap == 0 and history.back(1) == who), float(turn.tag is not None and turn.tag.phrase is not None and turn.tag.phrase.kind is MentionKind.DESCRIPTION and turn.tag.identity == who),
        float(at == 0), float(turn.tag is not None and turn.tag.identity != who and turn.form == "name"), float(identity.entry is not None),
        float(mine[0] + mine[2]), float(only == 1 and mine[0] + mine[2] > 0),
    ]  # fmt: skip


_NOWHERE = [0.0, 0.0, 0.0, 99.0, 0.0, 0.0, 0.0]


def _fits(asked: str, known: str) -> float:
    """1 agrees, 0 cannot be told, -1 disagrees, 2 nothing is asked."""
    if asked not in ("m", "f"):
        return 2.0
    return 0.0 if not known else 1.0 if asked == known else -1.0


def _guess(turn: Turn, who: int) -> tuple[float, float, float]:
    total = sum(guess.weight for guess in turn.guesses) or 1.0
    for rank, guess in enumerate(turn.guesses):
        if guess.identity == who:
            best = (
                max(g.weight for g in turn.guesses if g is not guess)
                if len(turn.guesses) > 1
                else 0.0
            )
            return guess.weight / total, float(rank), (guess.weight - best) / total
    return 0.0, 9.0 if turn.guesses else -1.0, 0.0


def _tagged(stage: Stage, at: int) -> int:
    """The speaker that a later turn's tag names outright."""
    if at >= len(stage.turns):
        return -9
    turn = stage.turns[at]
    return turn.tag.identity if turn.tag is not None and turn.form == "name" else -9


def _addressed(stage: Stage, at: int, who: int, gender: str) -> Sequence[float]:
    before = stage.turns[at - 1].address if at else None
    after = stage.turns[at + 1].address if at + 1 < len(stage.turns) else None
    asked = before.gender if before and stage.turns[at].gap <= 1 else ""
    return (
        float(before is not None and who in before.named),
        float(before is not None and who in before.addressed),
        float(after is not None and who in after.addressed),
        _fits(asked, gender),
    )
