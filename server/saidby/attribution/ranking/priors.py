"""How often, in training, a cue's claims and quotations beside a word were right."""

from __future__ import annotations

import json
from pathlib import Path

Priors = dict[str, dict[str, float]]

_UNKNOWN = 0.5
_known: Priors = {}


def use(known: Priors) -> None:
    """Count with these from now on; only training has others than the package."""
    _known.clear()
    _known.update(known)


def prior(kind: str, word: str) -> float:
    """The share, 0 to 1, for a word of a kind: "cue", "before", "after", "earlier"."""
    if not _known:
        path = Path(__file__).parent / "priors.json"
        _known.update(json.loads(path.read_text(encoding="utf-8")))
    return _known.get(kind, {}).get(word, _UNKNOWN)
