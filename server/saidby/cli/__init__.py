"""The command line: every command is one file of this package.

Exit status: 0 clean, 1 findings, 2 could not do it, 130 interrupted.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any, NoReturn

import click

from saidby.cli.output import close_quietly, say, unwritable
from saidby.errors import SaidbyError, described

# Each command's module is imported when it is asked for and not before.
COMMANDS: dict[str, str] = {
    "check": "saidby.cli.check",
    "extract": "saidby.cli.extract",
    "speakers": "saidby.cli.speakers",
    "explain": "saidby.cli.explain",
    "config": "saidby.cli.settings",
    "server": "saidby.cli.server",
}

_FAILED = 2
_INTERRUPTED = 130


class Commands(click.Group):
    """A group whose commands are imported on demand and return the exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run and exit. Unlike click's own, it tells interruption from failure."""
        kwargs["standalone_mode"] = False
        try:
            status = super().main(*args, **kwargs)
        except click.ClickException as error:
            error.show()
            status = error.exit_code
        except click.Abort:
            status = _INTERRUPTED
        except OSError as error:  # of --version and --help; the others say their own
            close_quietly()
            say(str(unwritable("standard output", error)))
            status = _FAILED
        sys.exit(status)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            close_quietly()
            return 0
        except SaidbyError as error:
            say(str(error))
            return error.exit_status
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # noqa: BLE001 - 1 would mean findings
            say(f"internal error: {described(error)}")
            return _FAILED


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    package_name="saidby", prog_name="saidby", message="%(prog)s %(version)s"
)
def main() -> None:
    """Who said it: quotations in drafts, their speakers, and what is wrong."""
