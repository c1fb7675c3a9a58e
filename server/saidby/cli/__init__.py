"""The command line: every command is one file of this package."""

from __future__ import annotations

import importlib

import click

# Each command's module is imported when it is asked for and not before.
COMMANDS: dict[str, str] = {
    "extract": "saidby.cli.extract",
}


class Commands(click.Group):
    """A group whose commands are imported on demand."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[name]).command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="saidby", prog_name="saidby", message="%(prog)s %(version)s")
def main() -> None:
    """Who said it: quotations in drafts, their speakers, and what is wrong."""
