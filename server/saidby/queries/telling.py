"""Short texts for a writer, told apart from their markup: as Markdown or as plain text.

Words of the draft are data in both: nothing in them can become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

# What Markdown readers take for markup somewhere: emphasis, code, links, tables,
# strike-through, mathematics, HTML and entities, mentions of persons.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$&@^]|(?<=:)//|(?<=www)\.", re.IGNORECASE)
# What starts a list or a rule where a line starts.
_OPENER = re.compile(r"^(\s*(?:\d{1,9}(?=[.)]))?)([-+.)])")
_SPACES = re.compile(r"\s+")


class Style(StrEnum):
    PLAIN = ""
    STRONG = "strong"
    EMPHASIS = "emphasis"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one style; they may be the draft's own."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Piece, ...]
_MARKS = {Style.PLAIN: "", Style.STRONG: "**", Style.EMPHASIS: "*"}


def line(*pieces: Piece | str) -> Line:
    """A line of pieces; a mere string is a plain one."""
    return tuple(Piece(p) if isinstance(p, str) else p for p in pieces)


def strong(text: str) -> Piece:
    return Piece(text, Style.STRONG)


def emphasis(text: str) -> Piece:
    return Piece(text, Style.EMPHASIS)


def plain(lines: Iterable[Line]) -> str:
    """The lines without any markup."""
    return "\n".join(_one_line("".join(p.text for p in pieces)) for pieces in lines)


def markdown(lines: Iterable[Line]) -> str:
    """The lines as Markdown, a paragraph each."""
    return "\n\n".join(_paragraph(pieces) for pieces in lines)


def _paragraph(pieces: Line) -> str:
    return _opened("".join(map(_marked, pieces)).strip())


def _marked(piece: Piece) -> str:
    if piece.style is Style.PLAIN:
        return _escaped(_SPACES.sub(" ", piece.text))
    inner, mark = _one_line(piece.text), _MARKS[piece.style]
    return f"{mark}{_escaped(inner)}{mark}" if inner else ""


def as_markdown(text: str) -> str:
    """Words as Markdown that shows just these words, on one line."""
    return _opened(_escaped(_one_line(text)))


def _opened(shown: str) -> str:
    return _OPENER.sub(r"\1\\\2", shown)


def _escaped(text: str) -> str:
    return _MARKUP.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return "".join(f"\\{char}" for char in match[0])


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
