"""Writes weights as ``saidby.hearsay.arrays`` reads them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from saidby.hearsay.arrays import KNOWN, STEP

_MOST = 127


def write(
    path: Path,
    known: Mapping[str, Sequence[str]],
    weights: Mapping[str, Any],
    tables: Collection[str],
) -> None:
    """Matrices as whole numbers with a step for each column; for each row in
    ``tables``, of which a word has one."""
    arrays: dict[str, Any] = {
        f"{KNOWN}{name}": np.array(k) for name, k in known.items()
    }
    for name, values in weights.items():
        array = np.asarray(values)
        if array.ndim == 1:
            arrays[name] = array.astype(np.float16)
            continue
        axis = 1 if name in tables else 0
        step = np.maximum(np.abs(array).max(axis, keepdims=True) / _MOST, 1e-8)
        arrays[name] = np.round(array / step).astype(np.int8)
        arrays[f"{name}{STEP}"] = step.astype(np.float32)
    fresh = path.with_suffix(".part")
    with fresh.open("wb") as file:
        np.savez_compressed(file, **arrays)
    fresh.replace(path)  # there as a whole or not at all
