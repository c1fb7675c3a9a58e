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
    return _file_uri(pure) if pure.is_absolute() else _quoted(pure.as_posix())


def folder_uri(root: str) -> str:
    """The root as a URI, with the slash at the end that relative ones need."""
    return _file_uri(PurePath(root)).rstrip("/") + "/"


def _file_uri(path: PurePath) -> str:
    drive = PurePath(path.drive).as_posix() if path.drive else ""
    quoted = drive + _quoted(path.as_posix().removeprefix(drive))
    # A share has its server's name where other files have none.
    if drive.startswith("//"):
        return f"file:{quoted}"
    return f"file://{quoted}" if quoted.startswith("/") else f"file:///{quoted}"


def _quoted(path: str) -> str:
    # A colon in the first part would make it a scheme: only the slash is safe.
    try:
        return quote(path.encode("utf-8", "surrogateescape"), safe="/")
    except UnicodeEncodeError:
        # Windows lets half a character into a name.
        return quote(path.encode("utf-8", "surrogatepass"), safe="/")
