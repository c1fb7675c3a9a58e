"""The weights that tell a report from a story.

    python -m training.genre GOLD.jsonl… --out FOLDER [--jobs N]

From pieces of news articles and of novels, one paragraph to all of them, so that a
brief is known too. Prints how many pieces of each length are told rightly by weights
that have not seen their documents, then writes ``genre.json`` and, for each fold, the
weights from the others.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from saidby.attribution.genre import NAMES, Row, features, of_blocks, summed
from training.arguments import of_a_step
from training.gold import Document, read
from training.reading import in_parallel, parsed

_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 40, 80)
# Pieces of each length: of a news article, of a novel.
_OF_NEWS, _OF_NOVEL = 1, 40
_RIDGE, _STEPS = 3.0, 30


@dataclass(frozen=True, slots=True)
class Piece:
    """Some blocks of a document; ``size`` of them, 0 for all."""

    fold: int
    is_story: bool
    size: int
    rates: tuple[float, ...]


def counted(document: Document) -> list[Row]:
    return of_blocks(*parsed(document.id, document.text))


def pieces(document: Document, rows: Sequence[Row], count: int) -> Iterator[Piece]:
    """The whole, and so many pieces of each length that it is longer than."""
    chance = random.Random(document.id)
    spans = [(0, 0, len(rows))]
    for size in _LENGTHS:
        starts = range(max(0, len(rows) - size))
        picked = chance.sample(starts, min(count, len(starts)))
        spans += [(size, at, at + size) for at in picked]
    for size, start, end in spans:
        total = summed(rows[start:end])
        if total.quotations:
            rates = tuple(features(total).values())
            yield Piece(document.fold, not document.is_news, size, rates)


def fit(found: Sequence[Piece]) -> dict[str, float]:
    """Logistic regression; reports and stories weigh alike, and so do all lengths."""
    rates = np.array([piece.rates for piece in found])
    mean, spread = rates.mean(0), rates.std(0) + 1e-6
    table = np.hstack([np.ones((len(found), 1)), (rates - mean) / spread])
    wanted = np.array([piece.is_story for piece in found], float)
    seen = Counter((piece.is_story, piece.size) for piece in found)
    each = np.array([1 / seen[piece.is_story, piece.size] for piece in found])
    line = _newton(table, wanted, each * len(found) / len(seen))
    slopes = line[1:] / spread
    weights = dict(zip(NAMES, slopes, strict=True))
    weights["bias"] = line[0] - float(slopes @ mean)
    return {name: round(float(value), 4) for name, value in weights.items()}


def _newton(
    table: NDArray[np.float64],
    wanted: NDArray[np.float64],
    each: NDArray[np.float64],
) -> NDArray[np.float64]:
    line = np.zeros(table.shape[1])
    ridge = np.diag([0.0, *[_RIDGE] * (table.shape[1] - 1)])
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-table @ line))
        slope = table.T @ (each * (wanted - sure)) - ridge @ line
        curve = (table.T * (each * sure * (1 - sure))) @ table + ridge
        line = line + np.linalg.solve(curve, slope)
    return line


def evaluate(found: Sequence[Piece], known: Sequence[dict[str, float]]) -> None:
    counts: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for piece in found:
        weights = known[piece.fold]
        odds = weights["bias"] + sum(
            weights[name] * rate for name, rate in zip(NAMES, piece.rates, strict=True)
        )
        counts[piece.size, piece.is_story].append((odds >= 0) == piece.is_story)
    for (size, is_story), right in sorted(counts.items()):
        kind = "story" if is_story else "report"
        print(f"{size or 'all':>4} {kind:7}{len(right):7}{100 * np.mean(right):7.1f} %")


def main() -> None:
    ask = of_a_step(__doc__)
    given = ask.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    documents = list(read(given.gold, given.folds))
    found: list[Piece] = []
    rows = in_parallel(counted, documents, given.jobs)
    for document, mine in zip(documents, rows, strict=True):
        found += pieces(document, mine, _OF_NEWS if document.is_news else _OF_NOVEL)
    folds = [
        fit([piece for piece in found if piece.fold != fold])
        for fold in range(given.folds)
    ]
    evaluate(found, folds)
    for fold, weights in enumerate(folds):
        _write(weights, given.out / f"genre-{fold}.json")
    _write(fit(found), given.out / "genre.json")


def _write(weights: dict[str, float], path: Path) -> None:
    path.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
