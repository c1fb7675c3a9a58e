"""Case documents: drafts whose prose carries what is expected of the rules.

``⟦words⟧{SB201}`` expects a finding at the words, ``{SB201?}`` one that is at most
information, ``{SB101 SB104}`` two. Drafts in one document are parted by a line of
equals signs. A draft may begin with lines of settings: ``%% as: draft.md``,
``%% speaker: Ana Ruiz, she``, ``%% option: far-tag = 20``. After a line ``%% becomes``
stands the draft with every fix made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from saidby.options import CastEntry, Options
from saidby.text.spans import Span

_PARTED = re.compile(r"^={5,}\n", re.MULTILINE)
_SETTING = re.compile(r"%% (\w+): (.*)\n")
_MARKER = re.compile(r"⟦|⟧\{([^}]*)\}")
_BECOMES = "\n%% becomes\n"


@dataclass(frozen=True, slots=True)
class Case:
    """One draft; ``expected`` are code (with its "?") and place, in text order."""

    path: str
    text: str
    expected: tuple[tuple[str, Span], ...]
    options: Options
    becomes: str | None = None


def read(document: str) -> list[Case]:
    """The drafts of a case document."""
    return [_case(piece) for piece in _PARTED.split(document)]


def _case(piece: str) -> Case:
    settings: list[tuple[str, str]] = []
    while found := _SETTING.match(piece):
        settings.append((found[1], found[2]))
        piece = piece[found.end() :]
    marked, _, becomes = piece.partition(_BECOMES)
    text, expected = _unmark(marked.strip("\n") + "\n")
    path = dict(settings).get("as", "draft.txt")
    fixed = becomes.strip("\n") + "\n" if becomes else None
    return Case(path, text, expected, _options(settings), fixed)


def _unmark(marked: str) -> tuple[str, tuple[tuple[str, Span], ...]]:
    text = ""
    at = 0
    opened: list[int] = []
    expected: list[tuple[str, Span]] = []
    for marker in _MARKER.finditer(marked):
        text += marked[at : marker.start()]
        at = marker.end()
        if marker[1] is None:
            opened.append(len(text))
        else:
            span = Span(opened.pop(), len(text))
            expected += [(code, span) for code in marker[1].split()]
    text += marked[at:]
    return text, tuple(sorted(expected, key=lambda item: (item[1], item[0])))


def _options(settings: list[tuple[str, str]]) -> Options:
    options = Options(cast=tuple(_entry(v) for k, v in settings if k == "speaker"))
    for key, value in settings:
        if key == "option":
            name, _, setting = (part.strip() for part in value.partition("="))
            changed: dict[str, Any] = {name.replace("-", "_"): _value(setting)}
            options = replace(options, **changed)
    return options


def _entry(value: str) -> CastEntry:
    name, _, pronouns = (part.strip() for part in value.partition(","))
    return CastEntry(name, pronouns=pronouns or None)  # type: ignore[arg-type]


def _value(setting: str) -> int | tuple[str, ...]:
    return int(setting) if setting.isdigit() else tuple(setting.split())
