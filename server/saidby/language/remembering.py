"""Paragraphs that were parsed before, so that an unchanged one is not parsed again."""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple


class Token(NamedTuple):
    """One token as it is wherever its paragraph stands.

    ``start`` and ``last`` are its first and last character in the paragraph's text,
    ``head`` is the place of its governor among the paragraph's tokens.
    """

    start: int
    last: int
    text: str
    lower: str
    lemma: str
    tag: str
    dep: str
    entity: str
    head: int
    opens_sentence: bool
    goes_on_name: bool


Tokens = tuple[Token, ...]


class Memory:
    """The tokens of paragraphs by their text, ``limit`` characters of it at most.

    Those longest unused are forgotten first; with a limit of 0 nothing is kept.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._known: OrderedDict[str, Tokens] = OrderedDict()

    def get(self, text: str) -> Tokens | None:
        """The tokens of a paragraph that was parsed before."""
        found = self._known.get(text)
        if found is not None:
            self._known.move_to_end(text)
        return found

    def put(self, text: str, tokens: Tokens) -> None:
        """Keep the tokens of a paragraph."""
        if not self._limit or text in self._known:
            return
        self._known[text] = tokens
        self._size += len(text)
        while self._size > self._limit:
            forgotten, _ = self._known.popitem(last=False)
            self._size -= len(forgotten)
