"""What the options are called in a configuration file and on the command line."""

from __future__ import annotations

from dataclasses import Field, fields
from typing import Any

from saidby.options import Options


def key_of(field: Field[Any]) -> str:
    """The key of one option."""
    return str(field.metadata.get("key", field.name.replace("_", "-")))


def keys() -> dict[str, str]:
    """The key of every option, with the name of its field."""
    return {key_of(field): field.name for field in fields(Options)}
