"""Where the tags, comments and character references of HTML are; not what they mean.

The standard library's parser gives no end offsets and, in the Python versions that
saidby runs on, takes quadratic time on hostile input.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5
from typing import Literal

from saidby import lexicon
from saidby.formats.masking import Finder

_RAW = frozenset(lexicon.table("html")["raw"])

_NAME = r"<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)"
# No alternative runs past the next "<", so that a row of "<a '" is read only once.
_TAG = re.compile(rf"{_NAME}(?:[\s/](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)?>")
_QUOTED_TAG = re.compile(
    rf"{_NAME}(?:[^>\"']|\"[^\"]{{0,4000}}\"|'[^']{{0,4000}}'){{0,4000}}+>"
)
_BROKEN_TAG = re.compile(rf"{_NAME}[^<>]*>")
_SECOND_CHANCES = 200

_REFERENCE = re.compile(
    r"&(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});?"
)

# A line end by number is a blank; a soft hyphen shows nothing.
_SEEN_AS = {"\n": " ", "\r": " ", "\u00ad": ""}

Kind = Literal["open", "close", "empty", "comment", "raw", "declaration"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A piece of markup; ``raw`` is an element with all that it holds."""

    kind: Kind
    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """``&eacute;`` and what it stands for."""

    start: int
    end: int
    meaning: str


def references(text: str, start: int, end: int) -> Iterator[Reference]:
    """The character references in a range; what stands for nothing is left out."""
    for found in _REFERENCE.finditer(text, start, end):
        meaning = _meaning(found.group())
        if meaning is not None:
            yield Reference(found.start(), found.end(), meaning)


def _meaning(reference: str) -> str | None:
    if reference[1] != "#":
        meaning = html5.get(reference[1:])
    else:
        meaning = html.unescape(reference)
    if meaning in _SEEN_AS:
        return _SEEN_AS[meaning]
    return meaning


class Tags:
    """The markup of a text up to ``end``, to be asked for from left to right."""

    def __init__(self, text: str, end: int | None = None) -> None:
        self._text = text
        self._end = len(text) if end is None else end
        self._comment_end = self._finder("-->")
        self._closing = self._finder(">")
        self._raw_ends: dict[str, Finder] = {}
        self._chances = _SECOND_CHANCES

    def after(self, start: int) -> Iterator[Tag]:
        """All markup from an offset on."""
        at = self._text.find("<", start, self._end)
        while at != -1:
            tag = self.at(at)
            if tag is not None:
                yield tag
            at = self._text.find("<", tag.end if tag else at + 1, self._end)

    def at(self, start: int) -> Tag | None:
        """The markup that starts at this ``<``, or None if it is a plain sign."""
        if self._text.startswith("<!--", start):
            end = self._comment_end.at_or_after(start + 2)
            return Tag("comment", start, self._end if end == -1 else end + 3)
        if self._text.startswith(("<!", "<?"), start):
            end = self._closing.at_or_after(start)
            return Tag("declaration", start, end + 1) if end != -1 else None
        return self._element(start)

    def _element(self, start: int) -> Tag | None:
        found = _TAG.match(self._text, start, self._end) or self._odd(start)
        if found is None:
            return None
        name, end = found["name"].lower(), found.end()
        if found["close"]:
            return Tag("close", start, end, name)
        if name in _RAW:
            return Tag("raw", start, self._raw_end(name, end), name)
        return Tag("empty" if self._text[end - 2] == "/" else "open", start, end, name)

    def _odd(self, start: int) -> re.Match[str] | None:
        """A tag with "<" in an attribute, or with quotation marks that do not pair."""
        found = None
        if self._chances:
            self._chances -= 1
            found = _QUOTED_TAG.match(self._text, start, self._end)
        return found or _BROKEN_TAG.match(self._text, start, self._end)

    def _raw_end(self, name: str, start: int) -> int:
        finder = self._raw_ends.get(name)
        if finder is None:
            finder = self._raw_ends[name] = self._finder(f"</{name}")
        close = finder.at_or_after(start)
        end = self._closing.at_or_after(close) if close != -1 else -1
        return end + 1 if end != -1 else self._end

    def _finder(self, words: str) -> Finder:
        pattern = re.compile(re.escape(words), re.IGNORECASE)

        def search(start: int) -> int:
            found = pattern.search(self._text, start, self._end)
            return found.start() if found else -1

        return Finder(search)
