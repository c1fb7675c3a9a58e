"""Starts the worker process, with as little loaded here as can be."""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess


@dataclass(frozen=True, slots=True)
class Hired:
    """A worker process and the line to it."""

    process: BaseProcess
    connection: Connection[Any, Any]


def hire(model: str | None) -> Hired:
    """Start a worker, which loads that model or else the one that its user has set."""
    # Spawned, not forked: a fork copies locks that other threads hold.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_begin, args=(theirs, model), daemon=True)
    process.start()
    theirs.close()
    return Hired(process, ours)


def _begin(connection: Connection[Any, Any], model: str | None) -> None:
    from saidby.lsp.worker import work

    work(connection, model)
