"""Part-of-speech tags as numbers, in an order that never changes."""

from __future__ import annotations

from saidby.language.parse import Word

_TAGS = (
    "NN",
    "NNS",
    "NNP",
    "VBD",
    "VBZ",
    "VBP",
    "VBG",
    "VBN",
    "VB",
    "IN",
    "DT",
    "JJ",
    "RB",
    "PRP",
    "PRP$",
    "POS",
    ",",
    ".",
    ":",
    "CC",
    "TO",
    "CD",
    "WP",
    "WDT",
    "WRB",
    "MD",
    "``",
    "''",
    "-RRB-",
    "-LRB-",
)
_NUMBERS = {tag: float(at) for at, tag in enumerate(_TAGS)}


def tag_number(word: Word | None) -> float:
    """-2 for no word, -1 for a rare tag."""
    return -2.0 if word is None else _NUMBERS.get(word.tag, -1.0)
