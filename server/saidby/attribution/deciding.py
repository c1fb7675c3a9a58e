"""Turn after turn: the likeliest speaker, given everybody who spoke before.

Then once more, given also what the first look made of the turns that follow: a name
three lines on often tells whose turn this was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from saidby.attribution.ranking.choosing import Choice, choose
from saidby.attribution.ranking.weighing import Turns, Weighed
from saidby.attribution.scene import Scene
from saidby.attribution.settling import NOBODY, Decision
from saidby.attribution.turns import Stage, Turn, is_told, named_by, owner_of
from saidby.forests import forest
from saidby.speakers import kin
from saidby.speakers.cast import MentionKind
from saidby.speakers.phrases import Phrase

# What is left of a tag's confidence where the turns do not bear it out.
_DIMMED = 0.8
# Below this nobody is given: silence beats a guess.
LEAST = 0.2
_LEAST_IN_NEWS = 0.6
# The same where there is but one who can be meant, and where whoever is likeliest is
# mentioned only after the words.
_LEAST_ALONE, _LEAST_UNHEARD = 0.15, 0.85
# A description is taken for somebody who is named only if that is likelier than not.
_LEAST_DESCRIBED, _LEAST_KIN = 0.5, 0.75
_OWN_TAGS = ("trailing-tag", "inverted-tag", "leading-tag")
_INDEFINITE = ("a", "an", "one", "another")
_FEW = 4
# Who has so much of all the odds has no rival.
_ALONE = 0.8


def decide_turns(stage: Stage, settled: dict[int, Decision]) -> dict[int, Decision]:
    """A decision for every turn that somebody can be given, by quotation number.

    ``settled`` holds the quotations that the writer or a label has settled.
    """
    known = [settled.get(turn.number) or _named(turn) for turn in stage.turns]
    second = _second_look(stage, known)
    before = [NOBODY, *(choice.who for choice in second)]
    return {
        turn.number: decision
        for at, turn in enumerate(stage.turns)
        if (decision := known[at] or _weighed(stage, at, second[at], before))
        and (decision.identity != NOBODY or decision.phrase is not None)
    }


def _second_look(stage: Stage, known: Sequence[Decision | None]) -> list[Choice]:
    given = [(d.identity, d.confidence) if d else None for d in known]
    barred = partial(next_door, stage)
    turns = Weighed(Turns(stage), forest.load("turns"))
    first = choose(turns, given, barred)
    expected = [(choice.who, choice.sure) for choice in first]
    return choose(turns, given, barred, expected)


def _named(turn: Turn) -> Decision | None:
    """The tag of a turn, taken at its word if it names somebody or says "I", which is
    whoever tells the story; others are weighed."""
    return turn.tag if named_by(turn) is not None or is_told(turn) else None


def _weighed(stage: Stage, at: int, choice: Choice, spoken: Sequence[int]) -> Decision:
    """The decision that a choice comes to; ``spoken`` ends with the turn before."""
    turn = stage.turns[at]
    who, sure, others = choice.who, choice.sure, choice.odds
    if who == NOBODY:
        return _unsure(turn, others)
    start = stage.scene.quotation(turn.number).start
    known = stage.last_mention(who, stage.scene.parse.first_from(start)) >= 0
    known = known or any(who in t.address.named for t in stage.turns[:at][-_FEW:])
    alone = known and dict(others).get(who, sure) > _ALONE * choice.total
    if sure < _least(stage, turn, known=known, alone=alone):
        return _unsure(turn, others)
    if turn.tag is not None and turn.tag.phrase is not None:
        if sure < _least_described(stage, turn.tag, who):
            return _unsure(turn, others)
        return replace(turn.tag, identity=who, confidence=sure, others=others)
    evidence = _evidence(stage, turn, who)
    method = _method(stage, at, who, spoken[max(0, at - 1) : at + 1])
    return Decision(who, method, sure, evidence, others=others)


def _least_described(stage: Stage, tag: Decision, who: int) -> float:
    """How sure it must be that a tag such as "the vicar said" is about somebody who is
    named; "cried several voices" and "said a resident" are not. Whoever the writer's
    cast knows may be."""
    people, phrase = stage.scene.people, tag.phrase
    if phrase is None or tag.method not in _OWN_TAGS:
        return 0.0
    own = people.meaning.get(phrase.head, NOBODY)
    known = own in (who, NOBODY) or people.identity(who).entry is not None
    if phrase.kind is not MentionKind.DESCRIPTION or known:
        return 0.0
    words = people.parse.words
    head, first = words[phrase.head], words[phrase.first].lower
    many = head.tag == "NNS" and people.sorts.get(who) == "person"
    new = first in _INDEFINITE and (phrase.sort == "person" or head.lower == first)
    if many or new:
        return 1.0
    return _LEAST_KIN if head.lower in kin.words() else _LEAST_DESCRIBED


def _least(stage: Stage, turn: Turn, *, known: bool, alone: bool) -> float:
    """How sure an answer must be. News says who speaks, so that silence means nobody;
    in a story every turn is somebody's, if it has been ``known`` that there is such a
    person. A few turns alone tell little of either, unless there is nobody else."""
    if turn.tag is not None:
        return LEAST
    if not known:
        return _LEAST_UNHEARD
    if len(stage.turns) < _FEW and turn.gap == 9:
        return _LEAST_ALONE if alone else _LEAST_IN_NEWS
    if not stage.genre.is_story:
        return _LEAST_IN_NEWS
    return LEAST


def next_door(stage: Stage, at: int, before: int) -> set[int]:
    """Who cannot speak here, since he speaks right beside: “Coming?” “Yes.”

    ``before`` is who took the turn before. Of words with a tag of their own it is
    whoever they are not: “…,” her mother said.
    """
    turn = stage.turns[at]
    if turn.tag is not None:
        phrase = turn.tag.phrase
        is_person = phrase is not None and phrase.sort == "person"  # and not a voice
        return {owner_of(stage.scene, turn)} - {NOBODY} if is_person else set()
    beside: set[int] = set()
    if turn.gap == 0 and turn.between == 0:
        beside.add(before)
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
    return _phrase_of(scene, last) if last >= 0 else None


def _phrase_of(scene: Scene, head: int) -> Phrase | None:
    """The phrase with this head: "his", not the "his hat" that it is part of."""
    owner = scene.people.phrases.owners.get(head)
    inner = owner is not None and owner.head == head
    return owner if inner else scene.phrase_at(head)


def _method(stage: Stage, at: int, who: int, spoken: Sequence[int]) -> str:
    """The name of what speaks most for a speaker whom no tag names; ``spoken`` is who
    took the two turns before."""
    last = spoken[-1] if at else NOBODY
    second = spoken[-2] if at > 1 else NOBODY
    turn = stage.turns[at]
    before = stage.turns[at - 1] if at else None
    if before is not None and who in before.address.addressed and turn.gap <= 1:
        return "addressed-before"
    if last == who and turn.gap == 0:
        return "same-paragraph"
    if _acts(stage, turn, who):
        return "action-beat"
    if second == who and turn.gap <= 2:
        return "alternation"
    if last == who and turn.gap == 1:
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
