"""The encoder: what each piece of a paragraph means where it stands.

A transformer of few layers (Vaswani et al. 2017), begun from MiniLM (Wang et al. 2020)
and trained on by ``server/training/encoder.py``. NumPy runs it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from saidby.hearsay import arrays

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

HEADS = 12
# Pieces read at once; what stands farther apart does not see each other.
LONGEST = 256
TINY = 1e-12
_PACKAGED = Path(__file__).with_name("encoder.npz")


class Judged(NamedTuple):
    """Of one quotation: the log-odds that somebody is quoted, the probability of each
    piece to be part of words that say who, and that none of them is; and of each piece,
    whichever quotation is asked about, three log-odds: that it is reported, names a
    source, tells so (a cue).

    Of two who are quoted in one paragraph it hardly tells which said what; where they
    stand tells that, and is weighed with it.
    """

    quoted: float
    source: Floats
    elsewhere: float
    heard: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """``known`` numbers the pieces; ``weights`` by their names, as training writes
    them."""

    known: Mapping[str, int]
    weights: Mapping[str, Floats]

    def judge(
        self, numbers: Sequence[int], quoted: Sequence[tuple[int, int]]
    ) -> list[Judged]:
        """What is to say of each quotation of a paragraph, ``LONGEST`` pieces at most;
        a quotation is a range of pieces, half open."""
        import numpy as np

        meant = self._meant(np.array(numbers))
        keys = meant @ self.weights["keys"]
        heard = self._linear("mark", meant)
        return [Judged(*self._judged(meant, keys, *at), heard) for at in quoted]

    def _judged(
        self, meant: Floats, keys: Floats, first: int, last: int
    ) -> tuple[float, Floats, float]:
        import numpy as np

        weights = self.weights
        parts = meant[first], meant[last - 1], meant[first:last].mean(0)
        asked = _gelu(np.concatenate(parts) @ weights["ask"] + weights["ask bias"])
        quoted, nowhere = (asked @ weights["end"] + weights["end bias"]).tolist()
        scores = keys @ (asked @ weights["seek"])
        most = max(float(scores.max()), nowhere)
        odds = np.exp(scores - most)
        none = float(np.exp(nowhere - most))
        total = float(odds.sum()) + none
        return quoted, odds / total, none / total

    def _meant(self, numbers: NDArray[np.int_]) -> Floats:
        """A row for each piece."""
        weights = self.weights
        found = weights["pieces"][numbers] + weights["places"][: len(numbers)]
        hidden = self._normal("start", found)
        layer = 0
        while f"mix {layer}" in weights:
            hidden = self._layer(layer, hidden)
            layer += 1
        return hidden

    def _layer(self, layer: int, hidden: Floats) -> Floats:
        heard = self._heard(layer, hidden)
        hidden = self._normal(f"heard {layer}", hidden + heard)
        wide = _gelu(self._linear(f"widen {layer}", hidden))
        return self._normal(
            f"layer {layer}", hidden + self._linear(f"narrow {layer}", wide)
        )

    def _heard(self, layer: int, hidden: Floats) -> Floats:
        """What each piece takes from the others (self-attention)."""
        import numpy as np

        size, width = hidden.shape
        part = width // HEADS
        mixed = self._linear(f"mix {layer}", hidden).reshape(size, 3, HEADS, part)
        asks, keys, values = mixed.transpose(1, 2, 0, 3)
        scores: Floats = asks @ keys.transpose(0, 2, 1)
        scores *= part**-0.5
        scores -= scores.max(-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(-1, keepdims=True)
        taken = (scores @ values).transpose(1, 0, 2).reshape(size, width)
        return self._linear(f"take {layer}", taken)

    def _linear(self, name: str, hidden: Floats) -> Floats:
        found: Floats = hidden @ self.weights[name] + self.weights[f"{name} bias"]
        return found

    def _normal(self, name: str, values: Floats) -> Floats:
        """A layer norm (Ba et al. 2016)."""
        import numpy as np

        values = values - values.mean(-1, keepdims=True)
        values /= np.sqrt((values * values).mean(-1, keepdims=True) + TINY)
        values *= self.weights[f"{name} scale"]
        return values + self.weights[f"{name} shift"]


def _gelu(values: Floats) -> Floats:
    """Gaussian error linear units (Hendrycks and Gimpel 2016), by the usual tanh."""
    import numpy as np

    inner = 0.7978845608 * (values + 0.044715 * values * values * values)
    found: Floats = 0.5 * values * (1 + np.tanh(inner))
    return found


_used: list[Encoder] = []


def use(encoder: Encoder) -> None:
    """Read with this one from now on; only training has others than the package."""
    _used[:] = [encoder]


def load() -> Encoder:
    """The encoder in use: the package's own."""
    return _used[0] if _used else read(_PACKAGED)


@cache
def read(path: Path) -> Encoder:
    """An encoder as training writes it."""
    known, weights = arrays.read(path)
    return Encoder({piece: at for at, piece in enumerate(known["pieces"])}, weights)
