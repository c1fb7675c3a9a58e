"""Source to prose: what is markup is masked, what is prose is cut into blocks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from saidby.formats import html, latex, markdown, plain
from saidby.text.prose import Prose
from saidby.text.source import Format, Source

# Offsets never move: every reader masks the text and leaves its length alone.
READERS: dict[Format, Callable[[str], Prose]] = {
    "plain": plain.read,
    "markdown": markdown.read,
    "html": html.read,
    "latex": latex.read,
}

SUFFIXES: dict[str, Format] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".tex": "latex",
    ".ltx": "latex",
}


def read(source: Source) -> Prose:
    """The prose of a draft. Never fails on its text."""
    return READERS[source.format](source.text)


def format_of(path: str) -> Format:
    """The format that a file's suffix stands for; plain text if it is not known."""
    return SUFFIXES.get(PurePath(path).suffix.lower(), "plain")
