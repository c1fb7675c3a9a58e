"""Documents played up to their turns, and what a forest can learn from each turn."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

import numpy as np

from saidby.attribution import tagging, turns
from saidby.attribution.deciding import next_door
from saidby.attribution.ranking import priors, turn_features
from saidby.attribution.ranking.choosing import Choice, choose
from saidby.attribution.ranking.turn_features import History
from saidby.attribution.ranking.weighing import Turns, Weighed
from saidby.attribution.settling import NOBODY
from saidby.attribution.turns import Stage, Turn, named_by
from saidby.forests import forest
from saidby.speakers.casting import Casting
from training import forests
from training.gold import Answer, Document, is_named, tells
from training.reading import see

_LENGTHS = (3, 5, 8, 14, 25, 40)
_PARAGRAPHS = re.compile(r"\n\n+")

Decided = list[tuple[int, float]]


@dataclass(slots=True)
class Played:
    """A document's turns, and the candidates right for each (None: unknown)."""

    document: Document
    with_cast: bool
    stage: Stage
    right: list[set[int] | None]
    kinds: list[str]
    turns: Turns
    looks: tuple[Decided, Decided] | None = None


@cache
def _weighers(
    folder: Path, fold: int
) -> tuple[forest.Forest, dict[str, dict[str, float]]]:
    known = json.loads((folder / f"priors-{fold}.json").read_text(encoding="utf-8"))
    return forest.read(folder / f"tags-{fold}.npz"), known


def play(folder: Path, document: Document, with_cast: bool = False) -> Played:
    """A document up to its turns, tags weighed by a forest that has not seen it."""
    weigher, known = _weighers(folder, document.fold)
    entries = document.entries() if with_cast else ()
    scene, guesses, genre, answers = see(folder, document, entries)
    priors.use(known)
    tags = tagging.tags(scene, guesses, genre, weigher)
    stage = turns.build(scene, tags, guesses, genre)
    kinds = [answers[t.number].kind if t.number in answers else "" for t in stage.turns]
    right = _right(stage, answers)
    if document.is_piece:
        # Whoever is no candidate here is named where it was cut off: nothing to learn.
        right = [mine or None for mine in right]
    return Played(document, with_cast, stage, right, kinds, Turns(stage))


def _right(stage: Stage, answers: dict[int, Answer]) -> list[set[int] | None]:
    people = stage.scene.people
    everybody = {who for turn in stage.turns for who in turn.candidates}
    casting = Casting(people, everybody)
    named = {who: casting.names(who) for who in everybody}
    right: list[set[int] | None] = []
    for turn in stage.turns:
        answer = answers.get(turn.number)
        if answer is None or (answer.names and not tells(answer)):
            right.append(None)
            continue
        fits = (who for who in turn.candidates if is_named(answer, *named[who]))
        right.append(set(fits))
    return right


def pieces(document: Document, seed: int, count: int) -> Iterator[Document]:
    """Short stretches, from paragraph to paragraph; at most so many."""
    chance = random.Random(seed)
    cuts = [match.end() for match in _PARAGRAPHS.finditer(document.text)]
    for _ in range(count):
        length = chance.choice(_LENGTHS)
        at = chance.randrange(max(1, len(cuts) - length))
        start, end = cuts[at], cuts[min(at + length, len(cuts) - 1)]
        inside = [
            replace(a, spans=_moved(a.spans, start), mentions=_moved(a.mentions, start))
            for a in document.answers
            if start <= a.spans[0][0] and a.spans[-1][1] <= end
        ]
        if inside:
            text = document.text[start:end]
            yield replace(document, text=text, answers=tuple(inside), is_piece=True)


def _moved(
    places: tuple[tuple[int, int], ...], start: int
) -> tuple[tuple[int, int], ...]:
    return tuple((first - start, last - start) for first, last in places)


Examples = tuple[list[forests.Rows], list[int], list[int]]
Arrays = tuple[forests.Rows, forests.Marks, forests.Marks]


def examples(played: Played) -> Iterator[Examples]:
    """Rows, labels and numbers of rows of every turn whose speaker is known.

    Once there are looks, every other turn is learned from each.
    """
    if played.looks is None:
        yield _examples(played, None, (), lambda at: True)
    else:
        first, second = played.looks
        yield _examples(played, first, (), lambda at: at % 2 == 0)
        yield _examples(played, second, first, lambda at: at % 2 == 1)


def _examples(
    played: Played,
    decided: Decided | None,
    expected: Decided | tuple[()],
    is_used: Callable[[int], bool],
) -> Examples:
    tables: list[forests.Rows] = []
    marks: list[int] = []
    sizes: list[int] = []
    history = History()
    for at, turn in enumerate(played.stage.turns):
        right = played.right[at]
        if right is not None and turn.candidates and is_used(at):
            tables.append(played.turns.rows(at, history, (), expected[at + 1 : at + 4]))
            marks.extend(int(who in right) for who in turn.candidates)
            sizes.append(len(turn.candidates))
        if decided is not None:
            history.add(*decided[at])
        elif right:
            history.add(next(iter(right)), 0.9)
        else:
            history.add(turn.tag.identity if turn.tag else NOBODY, 0.9)
    return tables, marks, sizes


def decide(played: Played, weigher: forest.Forest) -> tuple[Decided, Decided]:
    """What both looks decide, as the engine takes them."""
    stage = played.stage
    known = [_known(turn) for turn in stage.turns]
    barred = partial(next_door, stage)
    turns = Weighed(played.turns, weigher)
    first = _taken(choose(turns, known, barred))
    return first, _taken(choose(turns, known, barred, first))


def _known(turn: Turn) -> tuple[int, float] | None:
    who = named_by(turn)
    return (who, turn.tag.confidence) if turn.tag and who is not None else None


def _taken(choices: Sequence[Choice]) -> Decided:
    return [(choice.who, choice.sure) for choice in choices]


def arrays(played: Played) -> Arrays:
    every = list(examples(played))
    tables = [table for tables, _, _ in every for table in tables]
    marks = [mark for _, marks, _ in every for mark in marks]
    sizes = [size for _, _, sizes in every for size in sizes]
    empty = np.zeros((0, len(turn_features.NAMES)), np.float32)
    table = np.concatenate([empty, *tables])
    return table, np.array(marks, int), np.array(sizes, int)
