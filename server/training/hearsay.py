"""The network that tells which words are reported, from whom, and by which cue.

    python -m training.hearsay GOLD.jsonl… --out FOLDER [--jobs N] [--folds K]

Learns from the lines that hold ``attributions`` (news, indirect speech included:
``{"source": [[start, end]…], "cue": …, "content": …}``), paragraph by paragraph. Writes
``hearsay.npz``, and for each fold one that has not seen it; prints how well that one
tells the words.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("JAX_PLATFORMS", "cpu")
# Each process has a core of its own.
os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false")

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from saidby.hearsay.listening import listen
from saidby.hearsay.network import REACHES, UNKNOWN, read, use
from saidby.hearsay.traits import COLUMNS, Traits, traits
from saidby.language.parse import Parse
from training import arrays
from training.arguments import of_a_step
from training.descent import Weights, fitted
from training.reading import in_parallel, parsed

FIGURES = ("content", "source", "cue")
SEED = 1
_WIDTH = 96
# Each column's numbers, and how often a trait is seen before it has a row of its own.
_SIZES = dict(zip(COLUMNS, (64, 16, 16, 16, 8, 8, 8, 32, 8, 8), strict=True))
_FEWEST = dict(zip(COLUMNS, (3, 5, 5, 5, 5, 5, 5, 3, 5, 5), strict=True))
# Columns that are at times not shown, so that rare words are met in training too.
_HIDDEN, _HOW_OFTEN = (COLUMNS.index("word"), COLUMNS.index("head")), 0.08
_DROPPED_INPUT, _DROPPED = 0.2, 0.3
_EPOCHS, _BATCH, _RATE, _DECAY = 6, 24, 3e-3, 1e-3
_STEP = 32  # lengths are rounded up to this, so that few shapes are compiled
_LONGEST = 256
_NOISE = 20.0  # words; what is alike in length is read together, but not always

Array = NDArray[Any]
Row = dict[str, Any]  # a line of a gold file


class Paragraph(NamedTuple):
    """The traits of its words, their heads in it, and what the annotation says."""

    rows: list[Traits]
    heads: list[int]
    marks: Array


@dataclass(frozen=True, slots=True)
class Text:
    """One annotated article."""

    fold: int
    paragraphs: list[Paragraph]


def texts(paths: Iterable[Path], folds: int, jobs: int) -> list[Text]:
    """All articles whose lines hold attributions, in the folds that they are in."""
    return list(in_parallel(_text, annotated(paths, folds), jobs))


def annotated(paths: Iterable[Path], folds: int) -> Iterator[tuple[int, Row]]:
    """The lines that hold attributions, with the fold that each is in."""
    for path in sorted(paths):
        with path.open(encoding="utf-8") as lines:
            for at, line in enumerate(lines):
                row = json.loads(line)
                if "attributions" in row:
                    yield at % folds, row


def _text(numbered: tuple[int, Row]) -> Text:
    fold, row = numbered
    return Text(fold, list(_paragraphs(*_read(row))))


def _read(row: Row) -> tuple[Parse, Array]:
    _, _, parse = parsed(row["id"], row["text"])
    return parse, _marks(parse, row["attributions"], len(row["text"]))


def signs_of(attributions: list[Row], size: int) -> Array:
    """For each character of a text whether it is content, source, cue."""
    signs = np.zeros((size, len(FIGURES)), np.float32)
    for attribution in attributions:
        for at, figure in enumerate(FIGURES):
            for start, end in attribution[figure]:
                signs[start:end, at] = 1
    return signs


def _marks(parse: Parse, attributions: list[Row], size: int) -> Array:
    """For each word whether it is content, source, cue; a stub if most of it is."""
    signs = signs_of(attributions, size)
    marks = np.zeros((len(parse.words), len(FIGURES)), np.float32)
    for word in parse.words:
        inside = signs[word.start : max(word.end, word.start + 1)]
        marks[word.index] = inside.mean(0) > (0.5 if word.stub else 0)
    return marks


def _paragraphs(parse: Parse, marks: Array) -> Iterator[Paragraph]:
    for first, last in block_ranges(parse):
        for start in range(first, last, _LONGEST):
            end = min(last, start + _LONGEST)
            heads = [parse.words[at].head for at in range(start, end)]
            inside = [
                head - start if start <= head < end else at
                for at, head in enumerate(heads)
            ]
            rows = list(traits(parse, start, end))
            yield Paragraph(rows, inside, marks[start:end])


def block_ranges(parse: Parse) -> Iterator[tuple[int, int]]:
    """The words of each block, half open."""
    ranges: dict[int, tuple[int, int]] = {}
    for sentence in parse.sentences:
        first, _ = ranges.get(sentence.block, (sentence.first, 0))
        ranges[sentence.block] = first, sentence.last
    yield from ranges.values()


def known_traits(paragraphs: Iterable[Paragraph]) -> list[dict[str, int]]:
    """A number for each trait that is seen often enough, column by column."""
    seen: list[Counter[str]] = [Counter() for _ in COLUMNS]
    for paragraph in paragraphs:
        for row in paragraph.rows:
            for column, trait in zip(seen, row, strict=True):
                column[trait] += 1
    kept = (
        sorted(trait for trait, times in column.items() if times >= _FEWEST[name])
        for name, column in zip(COLUMNS, seen, strict=True)
    )
    return [{trait: at for at, trait in enumerate(row, UNKNOWN + 1)} for row in kept]


def begun(known: Sequence[dict[str, int]], key: Any) -> Weights:
    """Weights before any training."""
    keys = iter(jax.random.split(key, 32))
    weights: Weights = {}
    for name, numbers in zip(COLUMNS, known, strict=True):
        shape = (len(numbers) + UNKNOWN + 1, _SIZES[name])
        weights[name] = 0.1 * jax.random.normal(next(keys), shape)
    wide = sum(_SIZES.values())
    weights["start"] = jax.random.normal(next(keys), (wide, _WIDTH)) / wide**0.5
    weights["start bias"] = jnp.zeros(_WIDTH)
    for layer in range(len(REACHES)):
        shape = (4 * _WIDTH, 2 * _WIDTH)
        weights[f"mix {layer}"] = jax.random.normal(next(keys), shape) / shape[0] ** 0.5
        weights[f"bias {layer}"] = jnp.zeros(2 * _WIDTH)
        weights[f"scale {layer}"] = jnp.ones(_WIDTH)
        weights[f"shift {layer}"] = jnp.zeros(_WIDTH)
    weights["end"] = 0.1 * jax.random.normal(next(keys), (_WIDTH, len(FIGURES)))
    weights["end bias"] = jnp.zeros(len(FIGURES))
    return weights


def log_odds(weights: Weights, words: Any, heads: Any, filled: Any, key: Any) -> Any:
    """What ``saidby.hearsay.network`` computes, for many paragraphs, parts dropped."""
    keys = jax.random.split(key, len(REACHES) + 1)
    seen = [weights[name][words[..., at]] for at, name in enumerate(COLUMNS)]
    seen = _dropped(jnp.concatenate(seen, -1), keys[-1], _DROPPED_INPUT)
    hidden = (seen @ weights["start"] + weights["start bias"]) * filled
    for layer, reach in enumerate(REACHES):
        governors = jnp.take_along_axis(hidden, heads[..., None], 1)
        around = [_shifted(hidden, reach), hidden, _shifted(hidden, -reach), governors]
        mixed = jnp.concatenate(around, -1) @ weights[f"mix {layer}"]
        values, gates = jnp.split(mixed + weights[f"bias {layer}"], 2, -1)
        hidden += _dropped(values * jax.nn.sigmoid(gates), keys[layer], _DROPPED)
        hidden -= hidden.mean(-1, keepdims=True)
        hidden /= jnp.sqrt((hidden**2).mean(-1, keepdims=True) + 1e-5)
        hidden = hidden * weights[f"scale {layer}"] + weights[f"shift {layer}"]
        hidden *= filled
    return hidden @ weights["end"] + weights["end bias"]


def _dropped(values: Any, key: Any, share: float) -> Any:
    """The same columns for all words of a paragraph."""
    shape = (values.shape[0], 1, values.shape[2])
    return values * jax.random.bernoulli(key, 1 - share, shape) / (1 - share)


def _shifted(hidden: Any, by: int) -> Any:
    empty = jnp.zeros((hidden.shape[0], abs(by), hidden.shape[2]))
    if by > 0:
        return jnp.concatenate([empty, hidden[:, :-by]], 1)
    return jnp.concatenate([hidden[:, -by:], empty], 1)


def loss(weights: Weights, batch: tuple[Any, ...], key: Any) -> Any:
    words, heads, marks, filled = batch
    found = log_odds(weights, words, heads, filled, key)
    errors = optax.sigmoid_binary_cross_entropy(found, marks)
    return (errors * filled).sum() / filled.sum()


class _Numbered(NamedTuple):
    words: Array
    heads: Array
    marks: Array


def _batches(
    paragraphs: Sequence[_Numbered], chance: np.random.Generator
) -> Iterator[tuple[Array, ...]]:
    """All paragraphs once, those alike in length together, in a random order."""
    sizes = np.array([len(one.words) for one in paragraphs])
    order = np.argsort(sizes + _NOISE * chance.random(len(sizes)))
    groups = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
    chance.shuffle(groups)
    for group in groups:
        yield _padded([paragraphs[at] for at in group], chance)


def _padded(
    paragraphs: Sequence[_Numbered], chance: np.random.Generator
) -> tuple[Array, ...]:
    longest = max(len(one.words) for one in paragraphs)
    shape = (_BATCH, -(-longest // _STEP) * _STEP)
    words = np.zeros((*shape, len(COLUMNS)), np.int32)
    heads = np.zeros(shape, np.int32)
    marks = np.zeros((*shape, len(FIGURES)), np.float32)
    filled = np.zeros((*shape, 1), np.float32)
    for at, one in enumerate(paragraphs):
        size = len(one.words)
        words[at, :size] = one.words
        heads[at, :size] = one.heads
        marks[at, :size] = one.marks
        filled[at, :size] = 1
    for column in _HIDDEN:
        words[..., column][chance.random(shape) < _HOW_OFTEN] = UNKNOWN
    return words, heads, marks, filled


def train(found: Sequence[Text], out: Path, fold: int | None) -> None:
    """A network from all texts but those of a fold, unless it is there already."""
    path = out / f"hearsay{'' if fold is None else f'-{fold}'}.npz"
    if path.exists():
        return
    mine = [p for text in found if text.fold != fold for p in text.paragraphs]
    known = known_traits(mine)
    numbered = [_number(paragraph, known) for paragraph in mine]
    chance = np.random.default_rng(SEED)
    key, weights = jax.random.PRNGKey(SEED), begun(known, jax.random.PRNGKey(SEED))
    steps = _EPOCHS * -(-len(numbered) // _BATCH)
    rate = optax.cosine_onecycle_schedule(steps, _RATE)
    way = optax.adamw(rate, weight_decay=_DECAY)
    batches = (batch for _ in range(_EPOCHS) for batch in _batches(numbered, chance))
    weights = fitted(weights, loss, way, batches, key)
    traits_of = {name: list(k) for name, k in zip(COLUMNS, known, strict=True)}
    arrays.write(path, traits_of, weights, COLUMNS)


def _number(paragraph: Paragraph, known: Sequence[dict[str, int]]) -> _Numbered:
    rows = [
        [numbers.get(trait, UNKNOWN) for trait, numbers in zip(row, known, strict=True)]
        for row in paragraph.rows
    ]
    return _Numbered(np.array(rows), np.array(paragraph.heads), paragraph.marks)


def evaluate(paths: Iterable[Path], out: Path, folds: int, fold: int) -> str:
    """How well the network that has not seen a fold tells its words (F1)."""
    use(read(out / f"hearsay-{fold}.npz"))
    right, given, wanted = np.zeros(3), np.zeros(3), np.zeros(3)
    for other, row in annotated(paths, folds):
        if other != fold:
            continue
        parse, marks = _read(row)
        heard = listen(parse, block_ranges(parse))
        said = np.array([heard[at] for at in range(len(parse.words))]) > 0
        right += (said & (marks > 0)).sum(0)
        given += said.sum(0)
        wanted += marks.sum(0)
    figures = zip(FIGURES, 200 * right / (given + wanted), strict=True)
    return f"fold {fold}: " + ", ".join(f"{name} {f1:.1f}" for name, f1 in figures)


def main() -> None:
    ask = of_a_step(__doc__)
    given = ask.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    found = texts(given.gold, given.folds, given.jobs)
    if not found:
        raise SystemExit("no line of these files holds attributions: PolNeAR's do")
    print(f"{len(found)} articles, {sum(len(t.paragraphs) for t in found)} paragraphs")
    # Afresh: what has begun to count in one process cannot go on in its copy.
    with get_context("spawn").Pool(given.jobs) as pool:
        parts = [*range(given.folds), None]
        pool.map(partial(train, found, given.out), parts, chunksize=1)
    for fold in range(given.folds):
        print(evaluate(given.gold, given.out, given.folds, fold))


if __name__ == "__main__":
    main()
