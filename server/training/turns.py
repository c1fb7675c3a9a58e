"""The forest that weighs who may have taken a turn, given the turns before.

    python -m training.turns GOLD.jsonl… --tags FOLDER --out FOLDER [--jobs N]

Novels are read with the annotated cast and without, whole and in short pieces, so
that the forest also knows drafts of a few paragraphs; news as it is. The first round
shows it the annotated history, later ones the history as an earlier round decides it
(after Ross, Gordon and Bagnell 2011), since that is what it will see; and every turn
twice, since the engine looks twice: without and with what the first look decides. Tags
come from the forests of ``training.tags`` that have not seen the document.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

import numpy as np

from saidby.attribution import tagging, turns
from saidby.attribution.ranking import forest, priors, turn_features
from saidby.attribution.ranking.turn_features import History
from saidby.attribution.settling import NOBODY
from saidby.attribution.turns import Stage
from saidby.speakers.casting import Casting
from training import forests
from training.gold import PRONOUNS, Answer, Document, is_named, read, words
from training.reading import in_parallel, see

_TREES = 220
_PIECES, _LENGTHS = 40, (3, 5, 8, 14, 25, 40)
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
    scene, guesses, share, answers = see(document, entries)
    priors.use(known)
    tags = tagging.tags(scene, guesses, share, weigher)
    stage = turns.build(scene, tags, guesses, share)
    kinds = [answers[t.number].kind if t.number in answers else "" for t in stage.turns]
    return Played(document, with_cast, stage, _right(stage, answers), kinds)


def _right(stage: Stage, answers: dict[int, Answer]) -> list[set[int] | None]:
    people = stage.scene.people
    everybody = {who for turn in stage.turns for who in turn.candidates}
    casting = Casting(people, everybody)
    named = {who: casting.names(who) for who in everybody}
    right: list[set[int] | None] = []
    for turn in stage.turns:
        answer = answers.get(turn.number)
        if answer is None or not _tells(answer):
            right.append(None)
            continue
        fits = (who for who in turn.candidates if is_named(answer, *named[who]))
        right.append(set(fits))
    return right


def _tells(answer: Answer) -> bool:
    """Whether an annotation names a speaker, rather than a pronoun or nobody."""
    said = {word for name in answer.names for word in words(name)}
    return bool(said - PRONOUNS)


def pieces(document: Document, seed: int) -> Iterator[Document]:
    """Short stretches of a novel, from paragraph to paragraph."""
    chance = random.Random(seed)
    cuts = [match.end() for match in _PARAGRAPHS.finditer(document.text)]
    for _ in range(_PIECES):
        length = chance.choice(_LENGTHS)
        at = chance.randrange(max(1, len(cuts) - length))
        start, end = cuts[at], cuts[min(at + length, len(cuts) - 1)]
        inside = [
            replace(a, spans=tuple((s - start, e - start) for s, e in a.spans))
            for a in document.answers
            if start <= a.spans[0][0] and a.spans[-1][1] <= end
        ]
        if inside:
            text = document.text[start:end]
            yield replace(document, text=text, answers=tuple(inside))


def examples(played: Played) -> Iterator[tuple[list[list[float]], list[int]]]:
    """Rows and labels of every turn whose speaker is known and a candidate.

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
) -> tuple[list[list[float]], list[int]]:
    rows: list[list[float]] = []
    marks: list[int] = []
    history = History(expected)
    for at, turn in enumerate(played.stage.turns):
        right = played.right[at]
        if right and is_used(at):
            rows.extend(turn_features.rows(played.stage, at, history))
            marks.extend(int(who in right) for who in turn.candidates)
        if decided is not None:
            history.add(*decided[at])
        elif right:
            history.add(next(iter(right)), 0.9)
        else:
            history.add(turn.tag.identity if turn.tag else NOBODY, 0.9)
    return rows, marks


def decide(stage: Stage, weigher: forest.Forest) -> tuple[Decided, Decided]:
    """What both looks decide."""
    first = _look(stage, weigher, ())
    return first, _look(stage, weigher, first)


def _look(
    stage: Stage, weigher: forest.Forest, expected: Decided | tuple[()]
) -> Decided:
    history = History(expected)
    decided: Decided = []
    for at, turn in enumerate(stage.turns):
        odds = weigher.probabilities(turn_features.rows(stage, at, history))
        best = max(range(len(odds)), key=odds.__getitem__, default=None)
        answer = (NOBODY, 0.0) if best is None else (turn.candidates[best], odds[best])
        decided.append(answer)
        history.add(*answer)
    return decided


def train(rows: Sequence[tuple[np.ndarray, np.ndarray]]) -> forest.Forest:
    full = [(x, y) for x, y in rows if len(x)]
    return forests.fit(
        np.concatenate([x for x, _ in full]),
        np.concatenate([y for _, y in full]),
        turn_features.NAMES,
        trees=_TREES,
    )


def arrays(played: Played) -> tuple[np.ndarray, np.ndarray]:
    both = list(examples(played))
    rows = [row for rows, _ in both for row in rows]
    marks = [mark for _, marks in both for mark in marks]
    table = np.array(rows, np.float32).reshape(-1, len(turn_features.NAMES))
    return table, np.array(marks)


def round_of(everything: list[Played], folds: int, number: int, out: Path) -> None:
    """One round: every document decided by a forest that has not seen it.

    The forests of the last round stay in ``out``, one for each fold.
    """
    rows = [arrays(played) for played in everything]
    for fold in range(folds):
        weigher = train(
            [
                r
                for p, r in zip(everything, rows, strict=True)
                if p.document.fold != fold
            ]
        )
        forests.write(weigher, out / f"turns-{fold}.npz")
        for played in everything:
            if played.document.fold == fold:
                played.looks = decide(played.stage, weigher)
    _report(everything, number)


def _report(everything: list[Played], number: int) -> None:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    right: dict[str, Counter[str]] = defaultdict(Counter)
    for played in everything:
        group = (
            "news"
            if played.document.is_news
            else "with cast"
            if played.with_cast
            else "without cast"
        )
        for at, kind in enumerate(played.kinds):
            mine = played.right[at]
            if kind and mine is not None and played.looks is not None:
                seen[group][kind] += 1
                right[group][kind] += int(played.looks[1][at][0] in mine)
    for group in sorted(seen):
        for kind in sorted(seen[group]):
            n = seen[group][kind]
            share = 100 * right[group][kind] / n
            print(f"round {number}  {group:14}{kind:12}{n:7}{share:8.1f} %")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("gold", nargs="+", type=Path)
    ask.add_argument("--tags", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--jobs", type=int, default=2)
    ask.add_argument("--folds", type=int, default=4)
    ask.add_argument("--rounds", type=int, default=2)
    given = ask.parse_args()
    documents = list(read(given.gold, given.folds))
    novels = [d for d in documents if not d.is_news]
    short = [p for at, novel in enumerate(novels) for p in pieces(novel, at)]
    plain = partial(play, given.tags)
    cast = partial(play, given.tags, with_cast=True)
    everything = [
        *in_parallel(plain, [*documents, *short], given.jobs),
        *in_parallel(cast, [*novels, *short[::3]], given.jobs),
    ]
    given.out.mkdir(parents=True, exist_ok=True)
    for number in range(given.rounds):
        round_of(everything, given.folds, number, given.out)
    forests.write(
        train([arrays(played) for played in everything]), given.out / "turns.npz"
    )


if __name__ == "__main__":
    main()
