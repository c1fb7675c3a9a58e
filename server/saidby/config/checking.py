"""What is wrong with settings besides their types: rules, encodings, patterns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from pathspec import GitIgnoreSpec

from saidby.config.naming import key_of
from saidby.config.places import KeyPath
from saidby.options import CastEntry, Options

Complaint = tuple[KeyPath, str]
_PATTERNS = ("include", "exclude", "per_file_ignores")


def complaints(values: Mapping[str, Any]) -> Iterator[Complaint]:
    """Each key that is set to something impossible, and why it is."""
    for field in fields(Options):
        if field.name not in values:
            continue
        key, value = key_of(field), values[field.name]
        if field.metadata.get("rules"):
            yield from _rules(key, value)
        if field.name in _PATTERNS:
            yield from _patterns(key, value)
    if "encoding" in values:
        yield from _encoding(values["encoding"])
    yield from _cast(values.get("cast", ()))


def _rules(key: str, value: Any) -> Iterator[Complaint]:
    """Selectors stand in lists, as the keys of tables, or in lists in tables."""
    if not isinstance(value, Mapping):
        yield from _unknown_rules((key,), enumerate(value))
        return
    for name, inner in value.items():
        if isinstance(inner, tuple):
            yield from _unknown_rules((key, name), enumerate(inner))
        else:
            yield from _unknown_rules((key,), [(name, name)])


def _unknown_rules(
    key: KeyPath, selectors: Iterator[tuple[int, str]] | list[tuple[str, str]]
) -> Iterator[Complaint]:
    from saidby import selection
    from saidby.rules import RULES

    for place, selector in selectors:
        if not selection.is_known(selector, RULES):
            near = selection.nearest(selector, RULES)
            hint = f"; did you mean {near}?" if near else ""
            yield (*key, place), f"there is no rule {selector!r}{hint}"


def _patterns(key: str, value: Any) -> Iterator[Complaint]:
    for place, pattern in enumerate(value):
        try:
            GitIgnoreSpec.from_lines([pattern])
        except ValueError:
            inner = pattern if isinstance(value, Mapping) else place
            yield (key, inner), f"{pattern!r} is not a pattern like those of .gitignore"


def _encoding(name: str) -> Iterator[Complaint]:
    try:
        "".encode(name)
    except (LookupError, ValueError):
        yield ("encoding",), f"there is no encoding {name!r}"


def _cast(cast: tuple[CastEntry, ...]) -> Iterator[Complaint]:
    names: set[str] = set()
    for number, entry in enumerate(cast):
        if not entry.name.strip():
            yield ("speakers", number, "name"), "must not be empty"
        elif entry.name in names:
            yield ("speakers", number, "name"), f"{entry.name!r} is there already"
        names.add(entry.name)
