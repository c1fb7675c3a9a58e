"""Which marks a draft uses for speech, told from the whole of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saidby.text.prose import Prose

_SINGLE_CLOSERS = re.compile(r"[.,!?…]['’](?=[\s)\]]|$)")
_SINGLE_OPENERS = re.compile(r"(?:^|\n)[ \t]*['‘](?=[^\W\d])")
_DOUBLES = re.compile(r"[\"“”„«»「]|``")


@dataclass(frozen=True, slots=True)
class Convention:
    """``single_opening`` is what it costs to read a single mark as opening.

    ``refused`` are conventions that are slips here: ”Hello” is Swedish, but not in a
    draft that uses “ elsewhere.
    """

    single_opening: float = 0.4
    refused: frozenset[tuple[str, str]] = frozenset()

    @property
    def singles_speak(self) -> bool:
        return self.single_opening == 0


def of(prose: Prose) -> Convention:
    """The convention of a draft."""
    doubles = len(_DOUBLES.findall(prose.masked)) / 2
    closers = len(_SINGLE_CLOSERS.findall(prose.masked))
    openers = len(_SINGLE_OPENERS.findall(prose.masked))
    singles = max(closers, openers)
    refused = {
        (shape, shape)
        for shape, partners in (("”", "“„"), ("»", "«"))
        if any(partner in prose.masked for partner in partners)
    }
    cost = 0.0 if singles and singles > doubles else 0.4
    return Convention(cost, frozenset(refused))
