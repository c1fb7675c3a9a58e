"""What an answer depends on, as a key: the draft, the settings and saidby itself."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

import saidby
from saidby.decisions import Decisions
from saidby.options import Options
from saidby.text.source import Source

# What only says which files are read, and how, changes no answer for their text.
_NO_MATTER = ("include", "exclude", "encoding", "decisions")


def key(source: Source, options: Options, decisions: Decisions, asked: str) -> str:
    """The key of one answer, without what ``engine`` says.

    ``asked`` is the question. Drafts with the same words share their answers,
    wherever they lie.
    """
    settings = asdict(options)
    for name in _NO_MATTER:
        del settings[name]
    parts = (
        asked,
        source.format,
        json.dumps(settings, sort_keys=True),
        json.dumps([asdict(entry) for entry in decisions.entries], sort_keys=True),
        _digest(source.text.encode("utf-8", "surrogatepass")),
    )
    return "\n".join(parts)


@cache
def engine(model: str | None) -> str:
    """A fingerprint of saidby's own files and of the model's.

    Sizes and times of change stand for the contents: reading a model takes longer
    than most drafts do. Nothing is imported.
    """
    roots = [Path(saidby.__file__).parent, *_folders(model)]
    stamps = [stamp for root in roots for stamp in _stamps(root)]
    return _digest(repr((sys.version_info[:2], model, stamps)).encode())


def _folders(model: str | None) -> list[Path]:
    """Where spaCy, numpy and a model chosen by name or path lie."""
    found = [Path(model)] if model and Path(model).exists() else []
    for name in ("spacy", "numpy", *([model] if model and not found else [])):
        spec = find_spec(name) if name.isidentifier() else None
        if spec and spec.origin:
            found.append(Path(spec.origin))
    return found


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    for path in _files(root):
        found = os.stat(path)
        yield os.path.relpath(path, root), found.st_size, found.st_mtime_ns


def _files(root: Path) -> Iterator[str]:
    if root.is_file():
        yield str(root)
        return
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if name != "__pycache__")
        yield from (os.path.join(folder, name) for name in sorted(names))


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=20).hexdigest()
