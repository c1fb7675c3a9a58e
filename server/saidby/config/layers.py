"""The places that settings come from, one by one: command line, user, project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from saidby.config.naming import keys
from saidby.config.settings import Layer
from saidby.errors import ConfigError, Fault
from saidby.options import CastEntry

if TYPE_CHECKING:
    from pydantic import BaseModel

COMMAND_LINE = "command line"
# In one folder the first of these wins. Each has the table in it that is ours.
PROJECT_FILES: dict[str, tuple[str, ...]] = {
    "saidby.toml": (),
    ".saidby.toml": (),
    "pyproject.toml": ("tool", "saidby"),
}


def everywhere(
    overrides: Mapping[str, Any], user_file: Path | None
) -> tuple[Layer, Layer | None]:
    """What holds for every draft: the command line's settings and the user's own.

    Raises ConfigError with the faults of both.
    """
    faults = _override_faults(overrides)
    user = None
    if user_file and is_there(user_file):
        from saidby.config import shape

        user, found = _load("user settings", user_file, (), shape.user())
        faults += found
    if faults:
        raise ConfigError(tuple(faults))
    return Layer(COMMAND_LINE, overrides), user


def for_project(path: Path) -> Layer:
    """The settings of a project file. Raises ConfigError with all its faults."""
    from saidby.config import shape

    prefix = PROJECT_FILES.get(path.name, ())
    layer, faults = _load("project file", path, prefix, shape.project())
    if faults:
        raise ConfigError(tuple(faults))
    return layer


def is_ours(path: Path, prefix: tuple[str, ...]) -> bool:
    """Whether there is such a project file.

    One that several tools share is if it says anything to saidby.
    """
    if not prefix:
        return is_there(path)
    return path.is_file() and has_table(path, prefix)


def has_table(path: Path, prefix: tuple[str, ...]) -> bool:
    """Whether a file has the table that is ours, or something else of that name."""
    from saidby.config.reading import NoTable, read

    try:
        return read(path, prefix) is not None
    except NoTable:
        return True  # a fault, to be told when the settings are read
    except ConfigError:
        return _seems_to_speak_to_us(path, prefix)


def _seems_to_speak_to_us(path: Path, prefix: tuple[str, ...]) -> bool:
    """A broken file is other tools' business, unless it does."""
    try:
        return ".".join(prefix).encode() in path.read_bytes()
    except OSError:
        return True  # nobody can tell: better said than passed over


def is_there(path: Path) -> bool:
    """Whether there is such a file, or a link to one that is gone: a fault to be told
    when it is read."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def _override_faults(overrides: Mapping[str, Any]) -> list[Fault]:
    if not overrides:
        return []
    from saidby.config.checking import complaints

    return [
        Fault(COMMAND_LINE, 0, f"--{key[0]}", message)
        for key, message in complaints(overrides)
    ]


def _load(
    kind: str, path: Path, prefix: tuple[str, ...], shape: type[BaseModel]
) -> tuple[Layer, list[Fault]]:
    from saidby.config.checking import complaints
    from saidby.config.reading import read

    file = read(path, prefix)
    if file is None:
        return Layer(kind, {}), []
    checked, faults = file.check(shape)
    values = {name: getattr(checked, name) for name in checked.model_fields_set}
    if "cast" in values:
        values["cast"] = tuple(CastEntry(**e.model_dump()) for e in values["cast"])
    # As the file has them: what else is wrong with a key is to be told as well.
    given = {name: file.table[key] for key, name in keys().items() if key in file.table}
    faults += [file.fault(key, message) for key, message in complaints(given)]
    return Layer(kind, values, file), sorted(faults, key=_place)


def _place(fault: Fault) -> tuple[int, str]:
    return fault.line, fault.key
