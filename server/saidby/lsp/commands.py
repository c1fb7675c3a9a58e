"""The commands that the server runs itself, for workspace/executeCommand.

To add one: write its function, then a line in COMMANDS. A function gets the server's
desk and the arguments as JSON values; it may be a coroutine. What it raises as
``BadArguments`` is told to the client as invalid parameters.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from saidby.lsp import orders, rosters
from saidby.lsp.arguments import BadArguments

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk

__all__ = ["COMMANDS", "BadArguments", "Command"]

Command = Callable[["Desk", list[Any]], Any | Awaitable[Any]]


async def restart(desk: Desk, arguments: list[Any]) -> None:
    """Starts the language model's process anew."""
    await desk.restart()


def status(desk: Desk, arguments: list[Any]) -> dict[str, Any]:
    """Versions, model, memory, documents and timings."""
    return desk.status()


def check(desk: Desk, arguments: list[Any]) -> None:
    """Renews the findings of the draft of that URI, or of all open ones."""
    uri = arguments[0].get("uri") if arguments and is_object(arguments[0]) else None
    desk.check(uri)


def is_object(value: Any) -> bool:
    return isinstance(value, dict)


COMMANDS: dict[str, Command] = {
    "saidby.addSpeaker": orders.add_speaker,
    "saidby.apply": orders.apply,
    "saidby.attribute": orders.attribute,
    "saidby.check": check,
    "saidby.ignore": orders.ignore,
    "saidby.rename": orders.rename,
    "saidby.report": rosters.report,
    "saidby.restart": restart,
    "saidby.settle": orders.settle,
    "saidby.show": rosters.show,
    "saidby.speakers": rosters.speakers,
    "saidby.status": status,
    "saidby.whoSpeaks": rosters.who_speaks,
}
