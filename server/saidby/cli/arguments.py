"""The options that every command over drafts has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from saidby.config.configuration import Configuration
    from saidby.workspace.cache import Cache

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Common:
    """What the user gave for these options."""

    paths: tuple[str, ...]
    config: Path | None
    isolated: bool
    model: str | None
    encoding: str | None
    stdin_filename: str | None
    jobs: int | None
    force_exclude: bool
    no_cache: bool
    cache_dir: Path | None
    quiet: bool
    verbose: bool

    def configuration(self, **overrides: Any) -> Configuration:
        """The settings, with what the command line overrides; None overrides nothing.

        Raises ConfigError.
        """
        from saidby.config.configuration import Configuration, Request

        given = {**overrides, "encoding": self.encoding}
        given = {key: value for key, value in given.items() if value}
        return Configuration(Request(given, self.config, self.isolated, self.model))

    def cache(self) -> Cache | None:
        """The answers of earlier runs, unless they are not wanted."""
        if self.no_cache:
            return None
        from saidby.workspace.cache import Cache

        if self.cache_dir:
            return Cache(self.cache_dir)
        from platformdirs import user_cache_path

        return Cache(user_cache_path("saidby", appauthor=False))


_OPTIONS: tuple[Callable[[F], F], ...] = (
    click.argument("paths", nargs=-1),
    click.option(
        "--config",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE",
        help="Use this configuration file instead of the nearest one.",
    ),
    click.option("--isolated", is_flag=True, help="Read no configuration file at all."),
    click.option("--model", metavar="NAME", help="The language model to use."),
    click.option("--encoding", metavar="NAME", help="The encoding of the drafts."),
    click.option(
        "--stdin-filename",
        metavar="NAME",
        help="What to call the draft on standard input (-).",
    ),
    click.option(
        "--jobs",
        "-j",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many processes at most.  [default: as many as the work is worth]",
    ),
    click.option(
        "--force-exclude",
        is_flag=True,
        help="Leave out what the setting exclude says, files that are named too.",
    ),
    click.option("--no-cache", is_flag=True, help="Analyse every draft anew."),
    click.option(
        "--cache-dir",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        help="Where to keep answers for the next run.",
    ),
    click.option("--quiet", "-q", is_flag=True, help="Print results and errors only."),
    click.option("--verbose", "-v", is_flag=True, help="Say what is being done."),
)


def over_drafts(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options above; it gets them as ``Common`` in front."""

    @wraps(function)
    def command(**given: Any) -> int:
        common = Common(
            **{field.name: given.pop(field.name) for field in fields(Common)}
        )
        refuse_both(common.config, isolated=common.isolated)
        return function(common, **given)

    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def refuse_both(config: Path | None, *, isolated: bool) -> None:
    """Raises UsageError if a configuration file is named, and none is to be read."""
    if config and isolated:
        raise click.UsageError("--isolated does not go with --config.")
