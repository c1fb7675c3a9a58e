"""The forest that weighs who may have taken a turn, given the turns before.

    python -m training.turns GOLD.jsonl… --tags FOLDER --out FOLDER [--jobs N]

Novels are read with the annotated cast and without, news as it is; both whole and in
short pieces, so that the forest also knows drafts of a few paragraphs. The first round
shows it the annotated history, later ones the history as an earlier round decides it
(after Ross, Gordon and Bagnell 2011), since that is what it will see; and every turn
twice, since the engine looks twice: without and with what the first look decides. Tags
come from the forests of ``training.tags`` that have not seen the document.

Each process keeps its share of the documents from round to round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np

from saidby.attribution.ranking import turn_features
from saidby.forests import forest
from training import forests
from training.arguments import of_a_step
from training.gold import Document, read
from training.played import Arrays, Played, arrays, decide, pieces, play

_TREES = 400
# Short pieces of a novel, of a news article.
_OF_NOVEL, _OF_NEWS = 40, 2
# Of a novel's, one in so many is read without a cast, and with one.
_PLAIN, _CAST = 2, 3

Task = tuple[Document, bool]
# By group and kind, how many turns there are and how many are right.
Counts = Counter[tuple[str, str, bool]]


class Company:
    """The processes that play."""

    def __init__(
        self, tasks: Sequence[Task], tags: Path, folds: int, jobs: int
    ) -> None:
        self._ends: list[Connection[Any, Any]] = []
        for number in range(jobs):
            mine, theirs = Pipe()
            share = tasks[number::jobs]
            Process(
                target=_work, args=(theirs, share, tags, folds), daemon=True
            ).start()
            self._ends.append(mine)

    def learned(self) -> list[list[Arrays]]:
        """What there is to learn, by fold."""
        parts = self._ask("learn")
        return [list(rows) for rows in zip(*parts, strict=True)]

    def look(self, folder: Path) -> Counts:
        """Have every document decided by the forest of its fold; how many are right."""
        return sum(self._ask(str(folder)), Counts())

    def _ask(self, order: str) -> list[Any]:
        for end in self._ends:
            end.send(order)
        return [end.recv() for end in self._ends]


def _work(
    end: Connection[Any, Any], tasks: Iterable[Task], tags: Path, folds: int
) -> None:
    everything = [play(tags, document, cast) for document, cast in tasks]
    while True:
        order = end.recv()
        if order == "learn":
            end.send([_together(everything, fold) for fold in range(folds)])
        else:
            end.send(_look(everything, Path(order)))


def _together(everything: Iterable[Played], fold: int) -> Arrays:
    return joined([arrays(p) for p in everything if p.document.fold == fold])


def joined(rows: Sequence[Arrays]) -> Arrays:
    """Several documents' rows as one."""
    empty = np.zeros((0, len(turn_features.NAMES)), np.float32)
    tables, marks, sizes = zip(*rows, strict=True) if rows else ((), (), ())
    none = np.zeros(0, int)
    return (
        np.concatenate([empty, *tables]),
        np.concatenate([none, *marks]),
        np.concatenate([none, *sizes]),
    )


def _look(everything: Iterable[Played], folder: Path) -> Counts:
    weighers: dict[int, forest.Forest] = {}
    counts = Counts()
    for played in everything:
        fold = played.document.fold
        if fold not in weighers:
            weighers[fold] = forest.read(folder / f"turns-{fold}.npz")
        played.looks = decide(played, weighers[fold])
        counts += _counted(played)
    return counts


def _counted(played: Played) -> Counts:
    counts = Counts()
    cast = "with cast" if played.with_cast else "without cast"
    group = "news" if played.document.is_news else cast
    for at, kind in enumerate(played.kinds):
        right = played.right[at]
        if kind and right is not None and played.looks is not None:
            counts[group, kind, played.looks[1][at][0] in right] += 1
    return counts


def train(rows: Sequence[Arrays]) -> forest.Forest:
    names = turn_features.NAMES
    return forests.fit_choice(*joined(rows), names, trees=_TREES)


def round_of(company: Company, folds: int, out: Path) -> forest.Forest:
    """One round: every document decided by a forest that has not seen it.

    The forests of the last round stay in ``out``, one for each fold; the one returned
    has seen everything.
    """
    learned = company.learned()
    for fold in range(folds):
        others = [part for at, row in enumerate(learned) if at != fold for part in row]
        forests.write(train(others), out / f"turns-{fold}.npz")
    return train([part for row in learned for part in row])


def tasks_of(documents: Sequence[Document]) -> list[Task]:
    """What to play: each document, and pieces of each."""
    novels = [document for document in documents if not document.is_news]
    news = [document for document in documents if document.is_news]
    short = _short(novels, _OF_NOVEL)
    briefs = _short(news, _OF_NEWS)
    plain = [(d, False) for d in (*documents, *short[::_PLAIN], *briefs)]
    return [*((d, True) for d in (*novels, *short[::_CAST])), *plain]


def _short(documents: Sequence[Document], count: int) -> list[Document]:
    return [
        piece
        for at, document in enumerate(documents)
        for piece in pieces(document, at, count)
    ]


def _report(number: int, counts: Counts) -> None:
    for group, kind in sorted({(group, kind) for group, kind, _ in counts}):
        right, wrong = counts[group, kind, True], counts[group, kind, False]
        share = 100 * right / (right + wrong)
        print(f"round {number}  {group:14}{kind:12}{right + wrong:7}{share:8.1f} %")


def main() -> None:
    ask = of_a_step(__doc__)
    ask.add_argument("--tags", type=Path, required=True)
    ask.add_argument("--rounds", type=int, default=2)
    given = ask.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    tasks = tasks_of(list(read(given.gold, given.folds)))
    company = Company(tasks, given.tags, given.folds, given.jobs)
    for number in range(given.rounds):
        weigher = round_of(company, given.folds, given.out)
        _report(number, company.look(given.out))
    forests.write(weigher, given.out / "turns.npz")


if __name__ == "__main__":
    main()
