"""Weights as training writes them: matrices as whole numbers of eight bits with their
steps, known traits as words. Loading them runs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# Before the name of what is known; after that of a matrix, for its steps.
KNOWN, STEP = "known ", " step"


def read(path: Path) -> tuple[dict[str, list[str]], Mapping[str, Floats]]:
    """What is known, column by column, and the weights by their names."""
    import numpy as np

    with np.load(path, allow_pickle=False) as data:
        names = [name for name in data.files if name.startswith(KNOWN)]
        known = {name.removeprefix(KNOWN): data[name].tolist() for name in names}
        rest = (name for name in data.files if not name.startswith(KNOWN))
        arrays = {name: data[name].astype(np.float32) for name in rest}
    for name in [name for name in arrays if name.endswith(STEP)]:
        arrays[name.removesuffix(STEP)] *= arrays.pop(name)
    return known, arrays
