"""Source to prose: what is markup is masked, what is prose is cut into blocks."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from saidby.text.prose import Prose
from saidby.text.source import Format, Source

# Each format's file, imported with the first draft in it: a run that is answered from
# the cache reads none. Every reader masks the text and leaves its length alone.
READERS: dict[Format, str] = {
    "plain": "saidby.formats.plain",
    "markdown": "saidby.formats.markdown",
    "html": "saidby.formats.html",
    "latex": "saidby.formats.latex",
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
    reader: Callable[[str], Prose] = import_module(READERS[source.format]).read
    return reader(source.text)


def format_of(path: str) -> Format:
    """The format that a file's suffix stands for; plain text if it is not known."""
    return SUFFIXES.get(PurePath(path).suffix.lower(), "plain")
