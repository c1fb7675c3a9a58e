"""Blanking markup in place: the one place that writes into a masked text."""

from __future__ import annotations

import string
from collections.abc import Callable

from saidby.text.prose import FILL
from saidby.text.spans import Span

# What a block never starts or ends with: blanks of every kind, and what has no width.
_NO_WIDTH = FILL + "\u200b\ufeff"
BLANKS = (
    string.whitespace
    + "\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    + "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
    + _NO_WIDTH
)
_LINE_ENDS = "\r\n"
_OPENING = frozenset("“‘„‚«‹「『")
_EITHER = frozenset("\"'")
_CLOSERS = frozenset(".,!?…;:”’)]")


def trim(text: str, start: int, end: int) -> Span | None:
    """The range without the blanks at its ends; None if nothing is left."""
    words = text[start:end].rstrip(BLANKS)
    if not words:
        return None
    first = start + len(words) - len(words.lstrip(BLANKS))
    return Span(first, start + len(words)) if first < start + len(words) else None


class Masking:
    """A text being masked; every change keeps its length."""

    def __init__(self, text: str, *, hidden: bool = False) -> None:
        self.text = text
        self._chars = list(text)
        if hidden:
            self.blank(0, len(text))

    def __str__(self) -> str:
        return "".join(self._chars)

    def blank(self, start: int, end: int) -> None:
        """Markup between words: spaces, but the line ends stay."""
        self._chars[start:end] = [
            c if c in _LINE_ENDS else " " for c in self.text[start:end]
        ]

    def fill(self, start: int, end: int) -> None:
        """Markup in or beside a word: it separates nothing."""
        if end - start == 1:
            self._chars[start] = FILL
        else:
            self._chars[start:end] = FILL * (end - start)

    def reveal(self, start: int, end: int) -> None:
        """Take back what was masked."""
        self._chars[start:end] = self.text[start:end]

    def join(self, start: int, end: int) -> None:
        """Make the line ends in a range plain spaces."""
        self._chars[start:end] = [
            " " if c in _LINE_ENDS else c for c in self._chars[start:end]
        ]

    def put(self, start: int, end: int, meaning: str, *, late: bool = False) -> None:
        """Show what the markup means; ``late`` puts the padding before it.

        An opening mark is put late, so that it touches the word that it opens. A
        meaning that is longer than its markup is not shown.
        """
        size = end - start
        if size == len(meaning) == 1:
            self._chars[start] = meaning
            return None
        if len(meaning) > size:
            return self.fill(start, end)
        pad = FILL * (size - len(meaning))
        self._chars[start:end] = pad + meaning if late else meaning + pad
        return None

    def say(self, start: int, end: int, meaning: str) -> None:
        """Show what the markup means, a quotation mark on the side of its words."""
        following = self.text[end : end + 1]
        before = self._before(start)
        opens = meaning in _OPENING or (
            meaning in _EITHER and (following.isalnum() and not before.isalnum())
        )
        closes = bool(before) and before in _CLOSERS and meaning in _EITHER
        self.put(start, end, meaning, late=opens and not closes)

    def is_blank(self, start: int, end: int) -> bool:
        """Whether nothing in a range is to be read."""
        return not "".join(self._chars[start:end]).strip(BLANKS)

    def seen(self, start: int, end: int) -> str:
        """What is to be read in a range, without the padding."""
        return "".join(self._chars[start:end]).replace(FILL, "").strip(BLANKS)

    def _before(self, at: int) -> str:
        while at and self._chars[at - 1] == FILL:
            at -= 1
        return self._chars[at - 1] if at else ""


class Finder:
    """Searches from left to right that, all together, read the text only once."""

    def __init__(self, search: Callable[[int], int]) -> None:
        self._search = search
        self._from, self._found = 0, search(0)

    def at_or_after(self, start: int) -> int:
        """The first find at or after ``start``, or -1."""
        known = self._from <= start and (self._found == -1 or start <= self._found)
        if not known:
            self._from, self._found = start, self._search(start)
        return self._found
