"""Turn after turn: the likeliest speaker, given everybody who spoke before.

Then once more, given also what the first look made of the turns that follow: a name
three lines on often tells whose turn this was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saidby.attribution.calibration import STORY
from saidby.attribution.ranking import forest
from saidby.attribution.ranking.turn_features import History, rows
from saidby.attribution.settling import NOBODY, Decision
from saidby.attribution.turns import Stage, Turn
from saidby.speakers.phrases import Phrase

# A tag with a name is taken at its word from here on; the rest is weighed.
_SURE_TAG = 0.6
# What is left of a tag's confidence where the turns do not bear it out.
_DIMMED = 0.8
# Below this nobody is given: silence beats a guess.
LEAST = 0.25
_LEAST_IN_NEWS = 0.4
_FEW = 4
# Who has so much of all the odds has no rival.
_ALONE = 0.8


def decide_turns(stage: Stage, settled: dict[int, Decision]) -> dict[int, Decision]:
    """A decision for every turn that somebody can be given, by quotation number.

    ``settled`` holds the quotations that the writer or a label has settled.
    """
    known = {
        turn.number: settled.get(turn.number) or _named(turn) for turn in stage.turns
    }
    first = _look(stage, known, ())
    second = _look(stage, known, [(d.identity, d.confidence) for d in first])
    return {
        turn.number: decision
        for turn, decision in zip(stage.turns, second, strict=True)
        if decision.identity != NOBODY or decision.phrase is not None
    }


def _look(
    stage: Stage,
    known: dict[int, Decision | None],
    expected: Sequence[tuple[int, float]],
) -> list[Decision]:
    weigher = forest.load("turns")
    history = History(expected)
    decided: list[Decision] = []
    for at, turn in enumerate(stage.turns):
        decision = known[turn.number] or _weighed(stage, at, history, weigher)
        history.add(decision.identity, decision.confidence)
        decided.append(decision)
    return decided


def _named(turn: Turn) -> Decision | None:
    tag = turn.tag
    if tag is None or turn.form != "name" or tag.confidence < _SURE_TAG:
        return None
    return tag if tag.identity != NOBODY else None


def _weighed(
    stage: Stage, at: int, history: History, weigher: forest.Forest
) -> Decision:
    turn = stage.turns[at]
    odds = weigher.probabilities(rows(stage, at, history))
    shut = _next_door(stage, at, history) if turn.tag is None else set()
    pairs = zip(odds, turn.candidates, strict=True)
    ranked = sorted(((o, c) for o, c in pairs if c not in shut), reverse=True)
    others = tuple((who, odd) for odd, who in ranked[:4])
    if not ranked:
        return _unsure(turn, others)
    sure, who = ranked[0]
    start = stage.scene.quotation(turn.number).start
    known = stage.last_mention(who, stage.scene.parse.first_from(start)) >= 0
    alone = known and sure > _ALONE * sum(odds)
    if sure < _least(stage, turn, known=known, alone=alone):
        return _unsure(turn, others)
    if turn.tag is not None and turn.tag.phrase is not None:
        tag = turn.tag
        return Decision(
            who, tag.method, sure, tag.phrase, tag.cue, tag.lemma, others, tag.via
        )
    evidence = _evidence(stage, turn, who)
    return Decision(
        who, _method(stage, at, who, history), sure, evidence, others=others
    )


def _least(stage: Stage, turn: Turn, *, known: bool, alone: bool) -> float:
    """How sure an answer must be. News says who speaks, so that silence means nobody;
    in a story every turn is somebody's, if it has been ``known`` that there is such a
    person. A few turns alone tell little of either, unless there is nobody else."""
    if turn.tag is not None:
        return LEAST
    if stage.share < STORY or not known:
        return _LEAST_IN_NEWS
    if len(stage.turns) < _FEW and turn.gap == 9 and not alone:
        return _LEAST_IN_NEWS
    return LEAST


def _next_door(stage: Stage, at: int, history: History) -> set[int]:
    """Who speaks right beside these words, with no word between: “Coming?” “Yes.”"""
    beside: set[int] = set()
    turn = stage.turns[at]
    if turn.gap == 0 and turn.between == 0:
        beside.add(history.back(1))
    after = stage.turns[at + 1] if at + 1 < len(stage.turns) else None
    if after is not None and after.gap == 0 and after.between == 0 and after.tag:
        beside.add(after.tag.identity)
    return beside


def _unsure(turn: Turn, others: tuple[tuple[int, float], ...]) -> Decision:
    """No speaker is likely: the tag's own words are left, whoever they mean."""
    tag = turn.tag
    if tag is None or tag.method == "nearby":
        best = others[0][1] if others else 0.5
        return Decision(NOBODY, "none", 1 - best, others=others)
    return replace(tag, confidence=tag.confidence * _DIMMED, others=others)


def _evidence(stage: Stage, turn: Turn, who: int) -> Phrase | None:
    """The last mention of the speaker before the words, else the first after them."""
    scene = stage.scene
    word = scene.parse.first_from(scene.quotation(turn.number).start)
    last = stage.last_mention(who, word)
    if last < 0:
        row = stage.mentions.get(who, ())
        last = row[0] if row else -1
    return scene.phrase_at(last) if last >= 0 else None


def _method(stage: Stage, at: int, who: int, history: History) -> str:
    """The name of what speaks most for a speaker whom no tag names."""
    turn = stage.turns[at]
    before = stage.turns[at - 1] if at else None
    if before is not None and who in before.address.addressed and turn.gap <= 1:
        return "addressed-before"
    if history.back(1) == who and turn.gap == 0:
        return "same-paragraph"
    if _acts(stage, turn, who):
        return "action-beat"
    if history.back(2) == who and turn.gap <= 2:
        return "alternation"
    if history.back(1) == who and turn.gap == 1:
        return "next-paragraph"
    return "ranked"


def _acts(stage: Stage, turn: Turn, who: int) -> bool:
    meaning = stage.scene.people.meaning
    return any(
        meaning[phrase.head] == who
        and stage.scene.words[phrase.head].dep.startswith("nsubj")
        for block in range(turn.first_block, turn.last_block + 1)
        for phrase in stage.near(block, turn)
    )
