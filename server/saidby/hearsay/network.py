"""The network: a word, those before and after it, and the one it hangs on.

Six layers of convolution over the words, as in a tagger, each of which sees a word's
governor in the tree as well (a gated linear unit, Dauphin et al. 2017; a layer norm; a
residual). NumPy runs it; ``server/training/hearsay.py`` trains it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from saidby.hearsay import arrays
from saidby.hearsay.traits import COLUMNS, Traits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]

# How far each layer looks to both sides; nothing is seen across ``GAP`` empty places.
REACHES = (1, 1, 2, 4, 8, 1)
GAP = max(REACHES)
UNKNOWN = 1
_TINY = 1e-5
_PACKAGED = Path(__file__).with_name("network.npz")


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """``known`` numbers what each column of traits may be; ``weights`` by their names,
    as training writes them."""

    known: tuple[Mapping[str, int], ...]
    weights: Mapping[str, Floats]

    def numbered(self, rows: Sequence[Traits]) -> Ints:
        """Traits as numbers, a row for each word."""
        import numpy as np

        pairs = zip(zip(*rows, strict=True), self.known, strict=True)
        columns = [[known.get(trait, UNKNOWN) for trait in row] for row, known in pairs]
        return np.array(columns, dtype=np.int32).T

    def log_odds(self, words: Ints, heads: Ints, places: Ints, size: int) -> Floats:
        """Three figures for each word: that it is reported, a source, a cue.

        The words stand at ``places`` of ``size``, gaps between paragraphs; ``heads``
        are the places of their governors.
        """
        import numpy as np

        weights = self.weights
        seen = [weights[name][words[:, at]] for at, name in enumerate(COLUMNS)]
        hidden = np.zeros((size, len(weights["start bias"])), np.float32)
        hidden[places] = np.concatenate(seen, 1) @ weights["start"]
        hidden[places] += weights["start bias"]
        filled = np.zeros((size, 1), np.float32)
        filled[places] = 1
        governors = np.arange(size, dtype=np.int32)
        governors[places] = heads
        for layer, reach in enumerate(REACHES):
            hidden = self._layer(layer, reach, hidden, governors) * filled
        figures: Floats = hidden[places] @ weights["end"] + weights["end bias"]
        return figures

    def _layer(self, layer: int, reach: int, hidden: Floats, heads: Ints) -> Floats:
        import numpy as np

        size, width = hidden.shape
        around = np.zeros((size, 4 * width), np.float32)
        around[reach:, :width] = hidden[:-reach]
        around[:, width : 2 * width] = hidden
        around[:-reach, 2 * width : 3 * width] = hidden[reach:]
        around[:, 3 * width :] = hidden[heads]
        mixed = around @ self.weights[f"mix {layer}"] + self.weights[f"bias {layer}"]
        gates = 0.5 + 0.5 * np.tanh(0.5 * mixed[:, width:])
        found = hidden + mixed[:, :width] * gates
        found -= found.mean(1, keepdims=True)
        found /= np.sqrt((found * found).mean(1, keepdims=True) + _TINY)
        scaled: Floats = found * self.weights[f"scale {layer}"]
        return scaled + self.weights[f"shift {layer}"]


_used: list[Network] = []


def use(network: Network) -> None:
    """Read with this one from now on; only training has others than the package."""
    _used[:] = [network]


def load() -> Network:
    """The network in use: the package's own."""
    return _used[0] if _used else read(_PACKAGED)


@cache
def read(path: Path) -> Network:
    """A network as training writes it."""
    known, weights = arrays.read(path)
    return Network(tuple(_numbers(known[name]) for name in COLUMNS), weights)


def _numbers(known: list[str]) -> Mapping[str, int]:
    return {word: number for number, word in enumerate(known, UNKNOWN + 1)}
