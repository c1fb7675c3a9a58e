"""``saidby config``: the settings in force, and where each came from."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from saidby.cli.arguments import refuse_both
from saidby.cli.drafts import CLEAN
from saidby.cli.output import results
from saidby.errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: its value as JSON has it, and its origin in words."""

    key: str
    value: Any
    origin: str


def as_table(rows: Iterable[Row]) -> Iterator[str]:
    """A line a setting, its value as JSON."""
    for row in rows:
        value = json.dumps(row.value, ensure_ascii=False)
        yield f"{row.key} = {value}  # {row.origin}"


def as_json(rows: Iterable[Row]) -> Iterator[str]:
    """One JSON object, by key."""
    settings = {row.key: {"value": row.value, "origin": row.origin} for row in rows}
    yield json.dumps(settings, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Iterable[Row]], Iterator[str]]] = {
    "table": as_table,
    "json": as_json,
}


@click.command("config")
@click.argument("path", default=".")
@click.option(
    "--format",
    "shape",
    type=click.Choice(list(FORMATS)),
    default="table",
    show_default=True,
    help="How to print the settings.",
)
@click.option(
    "--config",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Use this configuration file instead of the nearest one.",
)
@click.option("--isolated", is_flag=True, help="Read no configuration file at all.")
@click.option("--model", metavar="NAME", help="The language model to use.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of saidby.toml.")
def command(
    path: str, shape: str, file: Path | None, *, schema: bool, **given: Any
) -> int:
    """Print the settings for the drafts at PATH, and where each came from.

    The command line wins over the nearest project file, that over your own settings,
    those over the defaults. Two project files are never merged.
    """
    from saidby.config.configuration import Configuration, Request

    refuse_both(file, isolated=given["isolated"])
    with results() as write:
        if schema:
            from saidby.config.schema import schema_text

            write(schema_text().rstrip("\n"))
            return CLEAN
        configuration = Configuration(Request(file=file, **given))
        for line in FORMATS[shape](_rows(configuration, path)):
            write(line)
    return CLEAN


def _rows(configuration: Any, path: str) -> Iterator[Row]:
    from saidby.config.naming import keys

    if not os.path.lexists(path):
        raise UnreadableFile(path, "there is no such file or folder")
    folder = os.path.abspath(path)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    settings = configuration.for_folder(folder)
    values = asdict(settings.options)
    for key, name in keys().items():
        yield Row(key, values[name], str(settings.origin(name, key)))
    model, origin = configuration.model_and_origin()
    yield Row("model", model, origin)
