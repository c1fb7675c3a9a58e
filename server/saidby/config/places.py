"""On which line every key of a TOML file stands.

The standard reader gives values without lines. This one reads nothing but keys and
line ends, of a text that the standard reader has accepted.
"""

from __future__ import annotations

import re
import tomllib

KeyPath = tuple[str | int, ...]

_SKIP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}#\n]+")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""")


def lines_of(text: str) -> dict[KeyPath, int]:
    """The line, from one, of every table, key and array element.

    ``text`` is valid TOML. A table header that only opens the way to another has no
    line of its own.
    """
    return _Scan(text).run()


def line_of(lines: dict[KeyPath, int], path: KeyPath) -> int:
    """The line of a key, or of the closest thing that holds it; 0 if there is none."""
    for size in range(len(path), 0, -1):
        if path[:size] in lines:
            return lines[path[:size]]
    return 0


class _Scan:
    def __init__(self, text: str) -> None:
        # tomllib takes these for one line end as well.
        self._text = text.replace("\r\n", "\n")
        self._at = 0
        self._lines: dict[KeyPath, int] = {}
        self._sizes: dict[KeyPath, int] = {}

    def run(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self._skip()
        while self._at < len(self._text):
            if self._peek() == "[":
                table = self._header()
            else:
                self._entry(table)
            self._skip()
        return self._lines

    def _header(self) -> KeyPath:
        line = self._line()
        double = self._text.startswith("[[", self._at)
        self._at += 2 if double else 1
        path = self._last_of(self._key())
        self._at += 2 if double else 1
        if double:
            number = self._sizes.get(path, 0)
            self._sizes[path] = number + 1
            self._lines.setdefault(path, line)
            path = (*path, number)
        self._lines[path] = line
        return path

    def _last_of(self, key: list[str]) -> KeyPath:
        """A header's path: what was opened with double brackets means its last one."""
        path: KeyPath = ()
        for part in key:
            if path in self._sizes:
                path = (*path, self._sizes[path] - 1)
            path = (*path, part)
        return path

    def _entry(self, table: KeyPath) -> None:
        line = self._line()
        path = (*table, *self._key())
        self._at += 1  # the equals sign
        for size in range(len(table) + 1, len(path) + 1):
            self._lines.setdefault(path[:size], line)
        self._value(path)

    def _key(self) -> list[str]:
        """A dotted key, up to the equals sign or bracket after it."""
        parts: list[str] = []
        while True:
            self._pass(_BLANK)
            parts.append(_plain_key(self._pass(_PART)))
            self._pass(_BLANK)
            if self._peek() != ".":
                return parts
            self._at += 1

    def _value(self, path: KeyPath) -> None:
        self._pass(_BLANK)
        opening = self._peek()
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline(path)
        elif not self._pass(_STRING):
            self._pass(_PLAIN)

    def _array(self, path: KeyPath) -> None:
        number = 0
        self._at += 1
        while self._more("]"):
            self._lines[*path, number] = self._line()
            self._value((*path, number))
            number += 1

    def _inline(self, path: KeyPath) -> None:
        self._at += 1
        while self._more("}"):
            self._entry(path)

    def _more(self, closing: str) -> bool:
        """Whether another element follows; steps over commas and the closing sign."""
        self._skip()
        if self._peek() == ",":
            self._at += 1
            self._skip()
        if self._peek() in (closing, ""):
            self._at += 1
            return False
        return True

    def _skip(self) -> None:
        self._pass(_SKIP)

    def _pass(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        if match is None:
            return ""
        self._at = match.end()
        return match.group()

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _line(self) -> int:
        return self._text.count("\n", 0, self._at) + 1


def _plain_key(part: str) -> str:
    return next(iter(tomllib.loads(f"{part} = 0"))) if part[:1] in "\"'" else part
