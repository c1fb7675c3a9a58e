"""The pieces of LaTeX that a reader stops at, and where arguments end."""

from __future__ import annotations

import re

from saidby.formats.masking import Finder

TOKEN = re.compile(
    r"(?P<comment>%[^\r\n]*(?:\r\n?+|\n)?[ \t]*)"
    r"|\\(?P<word>[A-Za-z@]+)(?P<star>\*?)"
    r"|\\(?P<symbol>.?)"
    r"|(?P<brace>[{}])"
    r"|(?P<math>\$\$?)"
    r"|(?P<blank>(?:\r\n?+|\n)[ \t]*(?:(?:\r\n?+|\n)[ \t]*)+)"
    r"|(?P<sign>``|'''?|[?!]`|`|'|---?|,,(?=[\w\\])|<<|>>|\"[`'<>]|~)"
    r"|(?P<cell>&)",
    re.DOTALL,
)
# A paragraph's end ends mathematics too: the sign before it was no mathematics.
_MATH_END = re.compile(r"(?<!\\)\$|(?:\r\n?+|\n)[ \t]*(?:\r\n?+|\n)")
_GAP = re.compile(r"[ \t]*(?:(?:\r\n?+|\n)[ \t]*)?(?!\s)")
_NAME = re.compile(r"\\(?:[A-Za-z@]+\*?|.)", re.DOTALL)
_GROUP = re.compile(r"\\.|%[^\r\n]*|[{}]", re.DOTALL)
_LONGEST_OPTION = 1000  # characters between brackets, or verbatim


class Arguments:
    """Where the arguments of a text's commands end, asked for from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._closing = _matching_braces(text)
        self._finders: dict[str, Finder] = {}
        self._math = Finder(self._search_math_end)

    def find(self, words: str, start: int) -> int:
        """Where the words come next, or -1."""
        if words not in self._finders:
            self._finders[words] = Finder(lambda at: self._text.find(words, at))
        return self._finders[words].at_or_after(start)

    def math_end(self, start: int) -> int | None:
        """Just past the ``$`` that ends the mathematics before the paragraph ends."""
        found = self._math.at_or_after(start)
        return found + 1 if found != -1 and self._text[found] == "$" else None

    def _search_math_end(self, start: int) -> int:
        found = _MATH_END.search(self._text, start)
        return found.start() if found else -1

    def group_end(self, start: int) -> int | None:
        """Just past the brace that matches the one at ``start``."""
        end = self._closing.get(start)
        return None if end is None else end + 1

    def skip_gap(self, at: int) -> int:
        """Past the blanks that may stand before an argument."""
        gap = _GAP.match(self._text, at)
        return gap.end() if gap else at

    def skip_options(self, at: int) -> int:
        """Past ``[…]``, as often as it comes."""
        while True:
            start = self.skip_gap(at)
            if not self._text.startswith("[", start):
                return at
            end = self.find("]", start)
            if end == -1 or end - start > _LONGEST_OPTION:
                return at
            at = end + 1

    def skip(self, at: int, count: int) -> int:
        """Past ``count`` arguments, with the optional ones before each."""
        for _ in range(count):
            at = self.skip_options(at)
            start = self.skip_gap(at)
            end = self.group_end(start)
            if end is None:
                name = _NAME.match(self._text, start)
                end = name.end() if name else None
            if end is None:
                return at
            at = end
        return at

    def verbatim_end(self, at: int) -> int:
        """Past ``|…|`` or ``{…}`` after a command like ``\\verb``."""
        start = self.skip_options(at)
        end = self.group_end(start)
        if end is not None:
            return end
        sign = self._text[start : start + 1]
        close = self._text.find(sign, start + 1, start + _LONGEST_OPTION)
        return close + 1 if close != -1 and sign.strip() else at

    def open_group(self, at: int) -> int | None:
        """The offset of the brace that the next argument starts with."""
        start = self.skip_gap(self.skip_options(at))
        return start if start in self._closing else None


def _matching_braces(text: str) -> dict[int, int]:
    found: dict[int, int] = {}
    waiting: list[int] = []
    for piece in _GROUP.finditer(text):
        if piece.group() == "{":
            waiting.append(piece.start())
        elif piece.group() == "}" and waiting:
            found[waiting.pop()] = piece.start()
    return found
