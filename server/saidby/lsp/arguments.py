"""Arguments of commands: JSON values that may be anything."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as t
from lsprotocol.converters import get_converter

from saidby.queries.name_forms import is_legible


class BadArguments(ValueError):
    """Arguments that a command cannot be run with; the message says which."""


def only(arguments: list[Any]) -> dict[str, Any]:
    """The one object that a command takes. Raises BadArguments."""
    if len(arguments) != 1 or not isinstance(arguments[0], dict):
        raise BadArguments("one object is wanted")
    return arguments[0]


def text(given: dict[str, Any], key: str) -> str:
    """A text that must be there. Raises BadArguments."""
    value = given.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadArguments(f"{key} must be a text")
    return value


def name(given: dict[str, Any], key: str) -> str:
    """A name that must be there, its words with a space between each two.

    Raises BadArguments.
    """
    value = " ".join(text(given, key).split())
    if not is_legible(value):
        raise BadArguments(f"{key} must be a name")
    return value


def optional_name(given: dict[str, Any], key: str) -> str | None:
    """A name, or None if there is none. Raises BadArguments."""
    return name(given, key) if given.get(key) is not None else None


def optional_text(given: dict[str, Any], key: str) -> str | None:
    """A text, or None if there is none. Raises BadArguments."""
    return text(given, key) if given.get(key) is not None else None


def choice(given: dict[str, Any], key: str, known: tuple[str, ...]) -> str:
    """One of some words, the first if none is given. Raises BadArguments."""
    value = given.get(key, known[0])
    if value not in known:
        raise BadArguments(f"{key} is one of {', '.join(known)}")
    return str(value)


def range_of(given: dict[str, Any]) -> t.Range:
    """A range that must be there. Raises BadArguments."""
    try:
        return get_converter().structure(given["range"], t.Range)
    except Exception:  # noqa: BLE001 - cattrs raises groups of anything
        raise BadArguments("range must be a range") from None


def position_of(given: dict[str, Any]) -> t.Position:
    """A position that must be there. Raises BadArguments."""
    try:
        return get_converter().structure(given["position"], t.Position)
    except Exception:  # noqa: BLE001 - cattrs raises groups of anything
        raise BadArguments("position must be a position") from None
