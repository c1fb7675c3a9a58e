"""What LaTeX prints for accents, quotation marks, dashes and named signs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from saidby import lexicon

_TABLE = lexicon.table("latex")
_SIGNS: dict[str, str] = _TABLE["signs"]
_ACCENTS: dict[str, str] = _TABLE["accents"]
_DOTLESS = {"\\i": "i", "\\j": "j"}
_ACCENTED = re.compile(
    r"[ \t]*(?:\{(\\[ij]|[^\W\d_])\s?\}|(\\[ij](?![A-Za-z])|[^\W\d_]))"
)
# What signs print that are written with plain ones, and whether they open a quotation.
_LIGATURES = {
    "``": ("“", True),
    "'''": ("’”", False),
    "''": ("”", False),
    "`": ("‘", True),
    "'": ("’", False),
    "?`": ("¿", False),
    "!`": ("¡", False),
    "--": ("–", False),
    "---": ("—", False),
    ",,": ("„", True),
    "<<": ("«", True),
    ">>": ("»", False),
    '"`': ("„", True),
    "\"'": ("“", False),
    '"<': ("«", True),
    '">': ("»", False),
    "~": (" ", False),
}
_OPENING = frozenset("“‘„‚«‹")
# Shorthands of babel, in a text that uses them.
_GERMAN = frozenset(("\"'", '"<', '">'))
_SWALLOWING = _OPENING | frozenset("åæðđłøœþßıŋÅÆÐĐŁØŒÞẞŊij")


@dataclass(frozen=True, slots=True)
class Sign:
    """What is printed for a piece of the text; ``opens`` if it opens a quotation."""

    end: int
    printed: str
    opens: bool = False


class Ligatures:
    """The signs of one text, from left to right."""

    def __init__(self, text: str) -> None:
        self._german = '"`' in text
        self._opened = ""

    def read(self, signs: str, end: int) -> Sign | None:
        """What the signs that end at ``end`` print; None if they are plain ones."""
        if signs in _GERMAN and not self._german:
            return None
        printed, opens = _LIGATURES[signs]
        if opens:
            self._opened = signs
        elif signs == "'''" and self._opened == "``":
            printed = "”’"
        return Sign(end, printed, opens)


def printed(text: str, command: str, end: int) -> Sign | None:
    """What a command prints, or None; ``end`` is where the command ends."""
    return _accented(text, command, end) or _named(text, command, end)


def _named(text: str, name: str, end: int) -> Sign | None:
    """``\\ss``, ``\\ldots``, ``\\textquotedblleft``."""
    sign = _SIGNS.get(name)
    if sign is None:
        return None
    # LaTeX swallows the blank after a name; a letter or an opening mark needs that.
    if text.startswith("{}", end):
        end += 2
    elif sign in _SWALLOWING and text.startswith(" ", end):
        end += 1
    return Sign(end, sign, opens=sign in _OPENING)


def _accented(text: str, command: str, end: int) -> Sign | None:
    """``\\'e``, ``\\"{o}``, ``\\c c``."""
    accent = _ACCENTS.get(command)
    letter = _ACCENTED.match(text, end) if accent else None
    if accent is None or letter is None:
        return None
    if command.isalpha() and letter[2] and text[end : end + 1] not in (" ", "\t", "\\"):
        return None
    base = letter[1] or letter[2]
    letters = unicodedata.normalize("NFC", _DOTLESS.get(base, base) + accent)
    return Sign(letter.end(), letters)
