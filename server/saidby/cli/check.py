"""``saidby check``: what is wrong with the quotations and their speakers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from saidby.cli.arguments import Common, over_drafts

# The table of reporters has the same keys; importing it would make --help slow.
FORMATS = (
    "full",
    "concise",
    "json",
    "json-lines",
    "github",
    "gitlab",
    "sarif",
    "junit",
    "rdjson",
)
SEVERITIES = ("error", "warning", "information")
_FILE = click.Path(path_type=Path, dir_okay=False)


def _parted(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    """Rules parted by commas, of an option that may come several times."""
    parts = (part.strip() for value in given for part in value.split(","))
    return tuple(part for part in parts if part)


def _rules(name: str, help: str) -> Callable[[Any], Any]:
    return click.option(
        name, multiple=True, callback=_parted, metavar="RULES", help=help
    )


_OPTIONS = (
    click.option(
        "--output-format",
        type=click.Choice(FORMATS),
        default="full",
        show_default=True,
        help="How to print the findings.",
    ),
    click.option(
        "--output-file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Print the findings to this file instead of standard output.",
    ),
    _rules("--select", "Report these rules only: codes, names or code prefixes."),
    _rules("--extend-select", "Report these rules besides."),
    _rules("--ignore", "Do not report these rules."),
    click.option(
        "--min-severity",
        type=click.Choice(SEVERITIES),
        default="warning",
        show_default=True,
        help="Report nothing less severe.",
    ),
    click.option(
        "--show-information",
        is_flag=True,
        help="Report information too: what is worth a look, and findings that are"
        " not sure enough. It changes no exit status.",
    ),
    click.option("--fix", is_flag=True, help="Repair what can be repaired safely."),
    click.option(
        "--unsafe-fixes",
        is_flag=True,
        help="Repair also what may change the meaning (with --fix or --diff).",
    ),
    click.option(
        "--diff", is_flag=True, help="Show what --fix would change, and change nothing."
    ),
    click.option("--statistics", is_flag=True, help="Count the findings by rule."),
    click.option(
        "--baseline",
        type=_FILE,
        metavar="FILE",
        help="Leave out the findings that this file knows.",
    ),
    click.option(
        "--write-baseline",
        is_flag=True,
        help="Put all findings into the --baseline file instead of reporting them.",
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 despite findings."),
    click.option("--watch", "-w", is_flag=True, help="Check again at every change."),
    click.option(
        "--color",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        show_default=True,
        help="Whether to print in colour; with NO_COLOR in the environment, auto means"
        " never.",
    ),
)


def _with_options(function: Callable[..., int]) -> Callable[..., int]:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@click.command("check")
@_with_options
@over_drafts
def command(common: Common, watch: bool, **given: Any) -> int:
    """Report what is wrong with quotations and their speakers.

    PATHS are files, folders or patterns; - is standard input. A folder stands for the
    drafts in it, without hidden files and what .gitignore leaves out. Links to folders
    are not followed.

    Exit status: 0 nothing found, 1 findings, 2 something could not be done.
    """
    from saidby.cli.checking import Wanted, check_once

    wanted = Wanted.from_options(**given)
    if not watch:
        return check_once(common, wanted)
    from saidby.cli.watching import check_forever

    return check_forever(common, wanted)
