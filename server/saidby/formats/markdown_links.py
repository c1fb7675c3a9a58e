"""Where the destination and the title of a Markdown link end."""

from __future__ import annotations

import re
from collections.abc import Mapping

from saidby.formats.masking import Finder

_BLANKS = re.compile(r"[ \t]*(?:\n[ \t]*)?")
_POINTED = re.compile(r"<(?:\\.|[^<>\n\\])*>")
_PIECE = re.compile(r"(?:\\[!-/:-@\[-`{-~]|[^\s()\x00-\x1f])+")
_DEEPEST = 4  # pairs of parentheses in a destination


def link_end(content: str, at: int, closing: Mapping[str, Finder]) -> int | None:
    """Where a link ends whose ``(`` is just before ``at``; None if it is none.

    ``closing`` finds the signs that may end a title.
    """
    at = _skip(content, at)
    end = _destination_end(content, at)
    if end is None:
        return None
    after = _skip(content, end)
    if content.startswith(")", after):
        return after + 1
    if after == end:
        return None
    title = _title_end(content, after, closing)
    if title is None:
        return None
    after = _skip(content, title)
    return after + 1 if content.startswith(")", after) else None


def _skip(content: str, at: int) -> int:
    blanks = _BLANKS.match(content, at)
    return blanks.end() if blanks else at


def _destination_end(content: str, at: int) -> int | None:
    if content.startswith("<", at):
        pointed = _POINTED.match(content, at)
        return pointed.end() if pointed else None
    depth = 0
    while at < len(content):
        piece = _PIECE.match(content, at)
        if piece is not None:
            at = piece.end()
        elif content[at] == "(":
            depth, at = depth + 1, at + 1
        elif content[at] == ")" and depth:
            depth, at = depth - 1, at + 1
        else:
            break
        if depth > _DEEPEST:
            return None
    return at if depth == 0 else None


def _title_end(content: str, at: int, closing: Mapping[str, Finder]) -> int | None:
    sign = {"(": ")", '"': '"', "'": "'"}.get(content[at : at + 1])
    if sign is None:
        return None
    end = closing[sign].at_or_after(at + 1)
    return end + 1 if end != -1 else None
