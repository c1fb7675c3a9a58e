"""What is trained is what the package computes. Needs the tools of ``make train``."""

from __future__ import annotations

import numpy as np
import pytest

from saidby.hearsay.network import GAP, Network
from saidby.hearsay.traits import COLUMNS

jax = pytest.importorskip("jax", reason="training tools are not installed")
hearsay = pytest.importorskip("training.hearsay", reason="nor are these")

SIZES = (5, 40)


def test_training_and_package_compute_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearsay, "_DROPPED", 0.0)
    monkeypatch.setattr(hearsay, "_DROPPED_INPUT", 0.0)
    known = [{f"{name} {n}": n + 2 for n in range(6)} for name in COLUMNS]
    weights = hearsay.begun(known, jax.random.PRNGKey(3))
    chance = np.random.default_rng(3)
    words = [chance.integers(0, 8, (size, len(COLUMNS))) for size in SIZES]
    heads = [chance.integers(0, size, size) for size in SIZES]

    trained = _padded(weights, words, heads)
    arrays = {name: np.asarray(array) for name, array in weights.items()}
    starts = np.array([0, SIZES[0] + GAP])
    places = [
        np.arange(size) + start for size, start in zip(SIZES, starts, strict=True)
    ]
    packaged = Network(tuple(known), arrays).log_odds(
        np.concatenate(words).astype(np.int32),
        np.concatenate([h + s for h, s in zip(heads, starts, strict=True)]),
        np.concatenate(places),
        sum(SIZES) + 2 * GAP,
    )

    assert packaged == pytest.approx(np.concatenate(trained), abs=1e-3)


def _padded(
    weights: dict[str, object], words: list[np.ndarray], heads: list[np.ndarray]
) -> list[np.ndarray]:
    shape = (len(SIZES), max(SIZES))
    rows = np.zeros((*shape, len(COLUMNS)), np.int32)
    above, filled = np.zeros(shape, np.int32), np.zeros((*shape, 1), np.float32)
    for at, size in enumerate(SIZES):
        rows[at, :size], above[at, :size], filled[at, :size] = words[at], heads[at], 1
    key = jax.random.PRNGKey(0)
    found = np.asarray(hearsay.log_odds(weights, rows, above, filled, key))
    return [found[at, :size] for at, size in enumerate(SIZES)]
