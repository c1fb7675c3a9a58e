"""One TOML file: its values, and everything that is wrong with it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from saidby.config.paths import shown_path
from saidby.config.places import KeyPath, line_of, lines_of
from saidby.errors import ConfigError, Fault
from saidby.wording import near_match

_AT_LINE = re.compile(r"line (\d+)")
_NOTHING: KeyPath = ()

# What pydantic calls a fault, and what we say; the braces are filled from its context.
_WORDS = {
    "missing": "must be given",
    "string_type": "must be text in quotation marks",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "tuple_type": "must be a list in brackets",
    "mapping_type": "must be a table",
    "dict_type": "must be a table",
    "model_type": "must be a table",
    "literal_error": "must be {expected}",
    "enum": "must be {expected}",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than_equal": "must be at most {le:g}",
}


class NoTable(ConfigError):
    """Something stands where the table that is ours should."""


@dataclass(frozen=True)
class TomlFile:
    """A file as read. ``prefix`` is the table that is ours: ``tool.saidby``."""

    path: Path
    text: str
    table: Mapping[str, Any]
    prefix: KeyPath = _NOTHING
    shown: str = field(default="")

    @cached_property
    def _lines(self) -> dict[KeyPath, int]:
        return lines_of(self.text)

    def line(self, key: KeyPath) -> int:
        """The line, from one, on which a key stands."""
        return line_of(self._lines, (*self.prefix, *key))

    def fault(self, key: KeyPath, message: str) -> Fault:
        return Fault(self.shown, self.line(key), dotted(key), message)

    def check(self, shape: type[BaseModel]) -> tuple[BaseModel, list[Fault]]:
        """What of the file has the shape that it should have, and what has not."""
        try:
            return _validated(shape, self.table), []
        except ValidationError as error:
            items = error.errors(include_url=False)
        faults = [self.fault(item["loc"], _message(item, shape)) for item in items]
        wrong = {item["loc"][0] for item in items}
        sound = {key: self.table[key] for key in self.table if key not in wrong}
        return _validated(shape, sound), faults


def read(path: Path, prefix: KeyPath = _NOTHING) -> TomlFile | None:
    """The file, or None if it has no table of that name.

    Raises ConfigError if it cannot be read or is not TOML, NoTable if something else
    has that name.
    """
    shown = shown_path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        table: Any = tomllib.loads(text)
    except OSError as error:
        raise _broken(shown, 0, error.strerror or "cannot be read") from None
    except UnicodeDecodeError as error:
        raise _broken(shown, 0, f"byte {error.start} is not UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _AT_LINE.search(str(error))
        message = f"this is not TOML: {error}"
        raise _broken(shown, int(place[1]) if place else 0, message) from None
    for part in prefix:
        table = table.get(part) if isinstance(table, dict) else None
    if table is None:
        return None
    file = TomlFile(path, text, table, prefix, shown)
    if not isinstance(table, dict):
        raise NoTable((file.fault(prefix, "must be a table"),))
    return file


def dotted(key: Iterable[str | int]) -> str:
    """``speakers[2].name``; elements are counted from one."""
    parts: list[str] = []
    for part in key:
        parts.append(f"[{part + 1}]" if isinstance(part, int) else f".{part}")
    return "".join(parts).removeprefix(".")


def _broken(shown: str, line: int, message: str) -> ConfigError:
    return ConfigError((Fault(shown, line, "", message),))


def _validated(shape: type[BaseModel], table: Mapping[str, Any]) -> BaseModel:
    return shape.model_validate_json(json.dumps(table, default=str))


def _message(item: ErrorDetails, shape: type[BaseModel]) -> str:
    if item["type"] == "extra_forbidden":
        return _unknown(item["loc"], shape)
    words = _WORDS.get(item["type"])
    if words is None:
        return item["msg"]
    return words.format(**item.get("ctx", {}))


def _unknown(key: KeyPath, shape: type[BaseModel]) -> str:
    name = str(key[-1])
    known = _members(key, shape)
    if name == "model" and "model" not in known and len(key) == 1:
        return (
            "a draft's folder cannot choose the language model;"
            " set it in your own settings or with --model"
        )
    near = near_match(name.replace("_", "-"), known)
    return f"there is no such key; did you mean {near}?" if near else "no such key"


def _members(key: KeyPath, shape: type[BaseModel]) -> list[str]:
    """The keys that may stand where an unknown one stands."""
    schema = shape.model_json_schema()
    here: dict[str, Any] = schema
    for part in key[:-1]:
        here = here["items"] if isinstance(part, int) else here["properties"][part]
        if "$ref" in here:
            here = schema["$defs"][here["$ref"].rpartition("/")[2]]
    return list(here["properties"])
