"""Lines that start with a speaker's name, or hold nothing else, in a transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from saidby.formats.rows import Row

_LABEL = re.compile(r"([^\W\d_][\w.'’\- ]{0,40}?)(?:\s\([^()\n]{1,30}\))?\s?:(?:\s|$)")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4}")
_LONGEST_TITLE = 10  # words


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of a draft's speakers: before a colon, and on lines of their own."""

    before_colon: frozenset[str]
    alone: frozenset[str]

    def start(self, text: str, row: Row) -> bool:
        """Whether a line starts a speaker's turn: ``MARLOW: Where is it?``"""
        return label(text, row) in self.before_colon

    def head(self, text: str, rows: list[Row]) -> int:
        """How many lines at the head of a paragraph are a speaker's name and title."""
        if len(rows) < 2 or name(text, rows[0]) not in self.alone:
            return 0
        if text[rows[1].span.start].islower():
            return 0
        return 2 if len(rows) > 2 and _is_title(rows[1].span.of(text)) else 1


def find(text: str, paragraphs: Iterable[list[Row]]) -> Labels:
    """What comes again and again, or is in capitals, at the starts of lines.

    A name that has a line of its own is the first line between blank ones.
    """
    labelled: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for rows in paragraphs:
        labelled.update(found for row in rows if (found := label(text, row)))
        named.update(found for row in rows[:1] if (found := name(text, row)))
    return Labels(_repeated(labelled), _repeated(named))


def label(text: str, row: Row) -> str | None:
    """``MARLOW`` for a line that starts ``MARLOW: ``, else None."""
    found = _LABEL.match(text, row.span.start, row.span.end)
    return found.group(1) if found and _is_capital(found.group(1)) else None


def name(text: str, row: Row) -> str | None:
    """What a line says if it may be a name, else None."""
    if row.span.size > 60:
        return None
    found = _NAME.fullmatch(text, row.span.start, row.span.end)
    return found.group() if found and _is_capital(found.group()) else None


def _repeated(counts: Counter[str]) -> frozenset[str]:
    return frozenset(one for one, times in counts.items() if times > 1 or one.isupper())


def _is_capital(words: str) -> bool:
    return all(word[0].isupper() for word in words.split())


def _is_title(words: str) -> bool:
    return words[-1].isalnum() and len(words.split()) <= _LONGEST_TITLE
