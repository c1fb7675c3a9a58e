"""What is trained is what the package computes. Needs the tools of ``make train``."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from saidby.hearsay.encoder import Encoder, Passage, read

pytest.importorskip("jax", reason="training tools are not installed")
pytest.importorskip("safetensors", reason="nor is this")
lessons = pytest.importorskip("training.encoder", reason="nor are these")

WIDTH, WIDE, PIECES = 24, 48, 60
SIZES = (9, 40)


def given() -> dict[str, np.ndarray]:
    """A MiniLM of no size, as its file has it."""
    chance = np.random.default_rng(5)
    shapes = {
        "embeddings.word_embeddings": (PIECES, WIDTH),
        "embeddings.position_embeddings": (300, WIDTH),
        "embeddings.token_type_embeddings": (2, WIDTH),
        "embeddings.LayerNorm": (WIDTH,),
    }
    for layer in range(lessons.LAYERS):
        of = f"encoder.layer.{layer}."
        for name in ("query", "key", "value"):
            shapes[f"{of}attention.self.{name}"] = (WIDTH, WIDTH)
        shapes[f"{of}attention.output.dense"] = (WIDTH, WIDTH)
        shapes[f"{of}attention.output.LayerNorm"] = (WIDTH,)
        shapes[f"{of}intermediate.dense"] = (WIDE, WIDTH)
        shapes[f"{of}output.dense"] = (WIDTH, WIDE)
        shapes[f"{of}output.LayerNorm"] = (WIDTH,)
    weights = {f"{n}.weight": chance.normal(size=s) for n, s in shapes.items()}
    biases = {f"{n}.bias": 0.1 * chance.normal(size=s[:1]) for n, s in shapes.items()}
    return weights | biases


def a_lesson(chance: np.random.Generator, size: int, source: list[int]) -> object:
    return lessons.Lesson(
        fold=0,
        numbers=chance.integers(0, PIECES, size),
        marks=np.zeros((size, 3), np.float32),
        quoted=[(2, size - 3)],
        named=[1.0],
        counts=[1.0],
        sources=[np.array(source, int)],
    )


def test_training_and_package_compute_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(lessons, "_DROPPED", 0.0)
    monkeypatch.setattr(lessons, "_DROPPED_ASKED", 0.0)
    monkeypatch.setattr(lessons, "_times", lambda values, matrix: values @ matrix)
    monkeypatch.setattr(lessons, "load_file", lambda path: given())
    chance = np.random.default_rng(5)
    weights = lessons.begun(tmp_path, range(PIECES), chance)
    group = [a_lesson(chance, SIZES[0], [1]), a_lesson(chance, SIZES[1], [])]
    batch = lessons._filled(group)
    key = lessons.jax.random.PRNGKey(0)

    hidden = lessons.meant(weights, batch.numbers, batch.filled, key)
    quoted, pointed = lessons._judged(weights, hidden, batch, key)
    marks = np.asarray(hidden @ weights["mark"] + weights["mark bias"])
    reader = Encoder({}, {name: np.asarray(array) for name, array in weights.items()})

    together = reader.judge(
        [Passage(one.numbers.tolist(), one.quoted) for one in group]
    )
    for at, (judged,) in enumerate(together):
        shares = np.exp(np.asarray(pointed[at]))
        assert judged.quoted == pytest.approx(float(quoted[at]), abs=1e-3)
        assert judged.source == pytest.approx(shares[: SIZES[at]], abs=1e-4)
        assert judged.elsewhere == pytest.approx(float(shares[-1]), abs=1e-4)
        assert judged.heard == pytest.approx(marks[at, : SIZES[at]], abs=1e-3)


def test_what_is_kept_is_near_to_what_was_learned(tmp_path: Path) -> None:
    chance = np.random.default_rng(5)
    weights = {
        "pieces": chance.normal(size=(6, 8)),
        "mix 0": chance.normal(size=(8, 4)),
        "mix 0 bias": chance.normal(size=4),
        "mark": chance.normal(size=(8, 3)),
    }
    words = lessons.Vocabulary({f"p{n}": n for n in range(6)}, [])
    lessons.keep(words, weights, tmp_path / "encoder.npz")
    kept = read(tmp_path / "encoder.npz")

    assert kept.known == words.known
    assert kept.weights.keys() == weights.keys()
    for name, array in kept.weights.items():
        assert array == pytest.approx(weights[name], abs=0.02)


def test_a_batch_has_all_that_a_lesson_says() -> None:
    chance = np.random.default_rng(5)
    group = [a_lesson(chance, SIZES[0], [1, 4]), a_lesson(chance, SIZES[1], [])]
    batch = lessons._filled(group)

    assert batch.row[:2].tolist() == [0, 1]
    assert np.flatnonzero(batch.sources[0]).tolist() == [1, 4]
    assert np.flatnonzero(batch.sources[1]).tolist() == [batch.numbers.shape[1]]
    assert batch.counts.sum() == 2
    assert batch.filled.sum() == sum(SIZES)


def test_every_window_is_learned_from_once() -> None:
    chance = np.random.default_rng(5)
    found = [a_lesson(chance, int(size), []) for size in chance.integers(8, 256, 90)]
    batches = list(lessons._batches(found, chance))

    assert sum(batch.counts.sum() for batch in batches) == len(found)
    assert all(batch.numbers.size <= lessons._TOKENS for batch in batches)
