"""Prose with each quotation in ⟦brackets⟧ and its speaker after it in {braces}."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from saidby.text.spans import Span

_MARKED = re.compile(r"⟦(?P<said>[^⟧]*)⟧\{(?P<who>[^}]*)\}")


@dataclass(frozen=True)
class Case:
    """A draft, and who says what stands in each span; None for nobody."""

    name: str
    text: str
    expected: tuple[tuple[Span, str | None], ...]


def read(path: Path) -> Iterator[Case]:
    """The cases of a file; the line that starts with ``# `` says what they show."""
    body = path.read_text(encoding="utf-8").partition("\n\n")[2]
    for number, marked in enumerate(body.split("\n---\n"), 1):
        yield _case(f"{path.stem}-{number}", marked.strip("\n"))


def _case(name: str, marked: str) -> Case:
    text, expected, at = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        span = Span(len(text), len(text) + len(match["said"]))
        text += match["said"]
        expected.append((span, None if match["who"] == "nobody" else match["who"]))
        at = match.end()
    return Case(name, text + marked[at:], tuple(expected))
