"""Which LaTeX command or environment does what: ``lexicon/latex.toml``, by use."""

from __future__ import annotations

from collections.abc import Mapping

from saidby import lexicon
from saidby.text.prose import BlockKind

_TABLE = lexicon.table("latex")
_ENVIRONMENTS = _TABLE["environments"]

# How many arguments of a command are no text, or come before the one that is.
DROP: Mapping[str, int] = _TABLE["drop"]
QUOTES: Mapping[str, int] = _TABLE["quotes"]
APART: Mapping[str, int] = _TABLE["apart"]
SET_APART: Mapping[str, tuple[BlockKind, int]] = {
    name: (kind, count)
    for kind, key in (
        (BlockKind.HEADING, "headings"),
        (BlockKind.CAPTION, "captions"),
        (BlockKind.BYLINE, "bylines"),
    )
    for name, count in _TABLE[key].items()
}
BREAKS = frozenset[str](_TABLE["breaks"]["commands"])

HIDDEN = frozenset[str](_ENVIRONMENTS["hidden"])
MATH = frozenset[str](_ENVIRONMENTS["math"])
BLOCK_QUOTES = frozenset[str](_ENVIRONMENTS["quotes"])
LISTS = frozenset[str](_ENVIRONMENTS["lists"])
TABLES = frozenset[str](_ENVIRONMENTS["tables"])
ENVIRONMENT_ARGUMENTS: Mapping[str, int] = _ENVIRONMENTS["arguments"]
