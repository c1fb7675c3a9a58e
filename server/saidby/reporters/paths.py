"""File names as programs that read our output want them."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote


def relative(path: str, root: str) -> str:
    """The path with slashes, relative to the root where it lies under it."""
    pure = PurePath(path)
    if root and pure.is_absolute() and pure.is_relative_to(root):
        pure = pure.relative_to(root)
    return pure.as_posix()


def reference(path: str, root: str) -> str:
    """The same as a URI reference: relative to the root, or absolute with a scheme."""
    pure = PurePath(relative(path, root))
    if pure.is_absolute():
        return pure.as_uri()
    return quote(pure.as_posix().encode("utf-8", "surrogateescape"), safe="/")


def folder_uri(root: str) -> str:
    """The root as a URI, with the slash at the end that relative ones need."""
    return PurePath(root).as_uri().rstrip("/") + "/"
