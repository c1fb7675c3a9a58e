"""URIs to paths, and to the format that a draft is read in."""

from __future__ import annotations

import os

from pygls.uris import to_fs_path

from saidby.formats import format_of
from saidby.text.source import Format

# What editors call the formats. Plain text is what they call all they do not know.
_LANGUAGES: dict[str, Format] = {
    "markdown": "markdown",
    "gfm": "markdown",
    "mdx": "markdown",
    "html": "html",
    "xhtml": "html",
    "latex": "latex",
    "tex": "latex",
    "plaintex": "latex",
    "context": "latex",
}


def path_of(uri: str) -> str:
    """The absolute path of a file; for what is no file the URI itself."""
    if not uri.startswith("file:"):
        return uri
    path = to_fs_path(uri)
    return os.path.abspath(path) if path else uri


def is_file(uri: str) -> bool:
    return uri.startswith("file:")


def format_for(path: str, language: str) -> Format:
    """The format of an open draft, by its editor's word or else by its name."""
    return _LANGUAGES.get(language.lower()) or format_of(path)
