"""What is wrong with settings besides their types: rules, encodings, patterns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from pathspec import GitIgnoreSpec

from saidby.config.naming import key_of
from saidby.config.places import KeyPath
from saidby.options import Options

Complaint = tuple[KeyPath, str]
_BY_FILE = "per-file-ignores"
_PATTERNS = ("include", "exclude", "per_file_ignores")


def complaints(values: Mapping[str, Any]) -> Iterator[Complaint]:
    """Each key that is set to something impossible, and why it is.

    ``values`` go by the fields of the options and may come as a file has them: what is
    not of its type is passed over, since that is told elsewhere.
    """
    for field in fields(Options):
        if field.name not in values:
            continue
        key, value = key_of(field), values[field.name]
        if field.metadata.get("rules"):
            yield from _unknown_rules(_selectors(key, value))
        if field.name in _PATTERNS:
            yield from _patterns(key, value)
    yield from _encoding(values.get("encoding"))
    yield from _cast(values.get("cast"))


def _selectors(key: str, value: Any) -> Iterator[tuple[KeyPath, Any]]:
    """Selectors stand in lists, as the keys of tables, or in lists in tables."""
    if not isinstance(value, Mapping):
        yield from _members((key,), value)
    elif key == _BY_FILE:
        for pattern, inner in value.items():
            yield from _members((key, pattern), inner)
    else:
        yield from (((key, name), name) for name in value)


def _members(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(value, list | tuple):
        yield from (((*path, place), inner) for place, inner in enumerate(value))


def _unknown_rules(selectors: Iterable[tuple[KeyPath, Any]]) -> Iterator[Complaint]:
    from saidby import selection
    from saidby.rules import RULES

    for path, selector in selectors:
        if isinstance(selector, str) and not selection.is_known(selector, RULES):
            near = selection.nearest(selector, RULES)
            hint = f"; did you mean {near}?" if near else ""
            yield path, f"there is no rule {selector!r}{hint}"


def _patterns(key: str, value: Any) -> Iterator[Complaint]:
    by_name = isinstance(value, Mapping)
    found = (((key, p), p) for p in value) if by_name else _members((key,), value)
    for path, pattern in found:
        if not isinstance(pattern, str):
            continue
        try:
            GitIgnoreSpec.from_lines([pattern])
        except ValueError:
            yield path, f"{pattern!r} is not a pattern like those of .gitignore"


def _encoding(name: Any) -> Iterator[Complaint]:
    if not isinstance(name, str):
        return
    try:
        "".encode(name)
    except (LookupError, ValueError):
        yield ("encoding",), f"there is no encoding {name!r}"


def _cast(cast: Any) -> Iterator[Complaint]:
    names: set[str] = set()
    for path, entry in _members(("speakers",), cast):
        name = entry.get("name") if isinstance(entry, Mapping) else None
        if not isinstance(name, str):
            continue
        if not name.strip():
            yield (*path, "name"), "must not be empty"
        elif name in names:
            yield (*path, "name"), f"{name!r} is there already"
        names.add(name)
