"""The commands that the server runs itself, for workspace/executeCommand.

To add one: write its function, then a line in COMMANDS. A function gets the server's
desk and the arguments as JSON values; it may be a coroutine. What it raises as
``BadArguments`` is told to the client as invalid parameters.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk

Command = Callable[["Desk", list[Any]], Any | Awaitable[Any]]


class BadArguments(ValueError):
    """Arguments that a command cannot be run with; the message says which."""


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
    "saidby.check": check,
    "saidby.restart": restart,
    "saidby.status": status,
}
