"""The encoder: what each piece of a paragraph means where it stands.

A transformer of few layers (Vaswani et al. 2017), begun from MiniLM (Wang et al. 2020)
and trained on by ``server/training/encoder.py``. NumPy runs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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


class Passage(NamedTuple):
    """Pieces by their numbers, ``LONGEST`` at most, and the quotations among them that
    are asked about: ranges of pieces, half open."""

    numbers: Sequence[int]
    quoted: Sequence[tuple[int, int]]


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

    def judge(self, passages: Sequence[Passage]) -> list[list[Judged]]:
        """What is to say of each quotation of every passage. Those that are given
        together are multiplied together, which is faster, and do not see each other."""
        import numpy as np

        meant = self._meant([np.array(passage.numbers) for passage in passages])
        keys = meant @ self.weights["keys"]
        bounds = _bounds(len(passage.numbers) for passage in passages)
        heard = self._linear("mark", meant)
        found = []
        for (_, quoted), place in zip(passages, bounds, strict=True):
            mine = meant[place], keys[place]
            found.append(
                [Judged(*self._judged(*mine, *q), heard[place]) for q in quoted]
            )
        return found

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

    def _meant(self, passages: Sequence[NDArray[np.int_]]) -> Floats:
        """A row for each piece of every passage."""
        import numpy as np

        weights = self.weights
        found = weights["pieces"][np.concatenate(passages)]
        found += np.concatenate([weights["places"][: len(one)] for one in passages])
        hidden = self._normal("start", found)
        bounds = list(_bounds(map(len, passages)))
        layer = 0
        while f"mix {layer}" in weights:
            hidden = self._layer(layer, hidden, bounds)
            layer += 1
        return hidden

    def _layer(self, layer: int, hidden: Floats, bounds: list[slice]) -> Floats:
        heard = self._heard(layer, hidden, bounds)
        heard += hidden
        hidden = self._normal(f"heard {layer}", heard)
        wide = _gelu(self._linear(f"widen {layer}", hidden))
        wide = self._linear(f"narrow {layer}", wide)
        wide += hidden
        return self._normal(f"layer {layer}", wide)

    def _heard(self, layer: int, hidden: Floats, bounds: list[slice]) -> Floats:
        """What each piece takes from the others of its passage (self-attention)."""
        import numpy as np

        size, width = hidden.shape
        part = width // HEADS
        mixed = self._linear(f"mix {layer}", hidden).reshape(size, 3, HEADS, part)
        mixed[:, 0] *= part**-0.5
        taken = np.empty_like(hidden)
        for bound in bounds:
            asks, keys, values = mixed[bound].transpose(1, 2, 0, 3)
            scores: Floats = asks @ keys.transpose(0, 2, 1)
            scores -= scores.max(-1, keepdims=True)
            np.exp(scores, out=scores)
            mine = scores @ values
            mine /= scores.sum(-1, keepdims=True)
            taken[bound] = mine.transpose(1, 0, 2).reshape(-1, width)
        return self._linear(f"take {layer}", taken)

    def _linear(self, name: str, hidden: Floats) -> Floats:
        found: Floats = hidden @ self.weights[name]
        found += self.weights[f"{name} bias"]
        return found

    def _normal(self, name: str, values: Floats) -> Floats:
        """A layer norm (Ba et al. 2016)."""
        import numpy as np

        values = values - values.mean(-1, keepdims=True)
        spread = np.einsum("ij,ij->i", values, values) / values.shape[1]
        values /= np.sqrt(spread + TINY)[:, None]
        values *= self.weights[f"{name} scale"]
        values += self.weights[f"{name} shift"]
        return values


def _bounds(sizes: Iterable[int]) -> Iterator[slice]:
    """Where each stands of so many rows, one after the other."""
    start = 0
    for size in sizes:
        yield slice(start, start + size)
        start += size


def _gelu(values: Floats) -> Floats:
    """Gaussian error linear units (Hendrycks and Gimpel 2016), by the usual tanh."""
    import numpy as np

    found: Floats = values * values
    found *= 0.7978845608 * 0.044715
    found += 0.7978845608
    found *= values
    np.tanh(found, out=found)
    found += 1
    found *= values
    found *= 0.5
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
