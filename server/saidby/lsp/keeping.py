"""What was settled, kept: in the client's text, or in a file beside the draft.

A draft is changed by the client alone, at our request. The decisions and the project
file are ours to write, so that what was settled holds at once and not only when
somebody saves a file that no window shows. Nothing outside the project is written.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as t

from saidby.config import writing
from saidby.config.layers import PROJECT_FILES
from saidby.decisions import Decisions
from saidby.errors import SaidbyError
from saidby.lsp.addresses import is_file, path_of
from saidby.lsp.editing import draft_edit
from saidby.lsp.holding import can_be_made
from saidby.lsp.protocol import Refusal
from saidby.lsp.snapshot import Snapshot
from saidby.queries import attributing
from saidby.queries.changes import Ask, Change, Configure, Decide, Rewrite
from saidby.queries.settling import Settling
from saidby.workspace.writing import write_whole

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk

_NEW = "saidby.toml"
_AT_FAULT = "the settings or the decisions of the project cannot be read"


async def keep(desk: Desk, snapshot: Snapshot, change: Change, title: str) -> bool:
    """Make a change; whether it was made. Raises Refusal."""
    if isinstance(change, Rewrite):
        if not can_be_made(snapshot, change):
            raise Refusal(t.LSPErrorCodes.ContentModified, "the draft has changed")
        client = desk.client(snapshot.uri)
        return await desk.apply(draft_edit(snapshot, client, change.edits), title)
    if isinstance(change, Ask):
        return await ask(desk, snapshot, change.quotation)
    if not is_file(snapshot.uri):
        raise Refusal(t.LSPErrorCodes.RequestFailed, "save the draft to a file first")
    if isinstance(change, Decide):
        _decide(desk, snapshot, change)
    else:
        _configure(desk, snapshot, change)
    return True


async def ask(desk: Desk, snapshot: Snapshot, number: int) -> bool:
    """Let the writer choose the speaker of a quotation among all of the draft."""
    people = attributing.speakers_for(snapshot.index, number)
    names = dict.fromkeys(speaker.name for speaker in people)
    params = t.ShowMessageRequestParams(
        t.MessageType.Info, "Who said this?", [t.MessageActionItem(n) for n in names]
    )
    place = snapshot.range(snapshot.index.quotation(number).outer[0])
    chosen = await desk.protocol.ask(t.WINDOW_SHOW_MESSAGE_REQUEST, params)
    name = chosen.get("title") if isinstance(chosen, dict) else None
    now = desk.snapshot(snapshot.uri)
    if name not in names or now is None or now.version != snapshot.version:
        return False
    # Meanwhile there may be another analysis of the same text.
    again = attributing.asked_about(now.index, now.span(place))
    return again is not None and await attribute(desk, now, again, str(name))


async def attribute(desk: Desk, snapshot: Snapshot, number: int, name: str) -> bool:
    """Say whose a quotation is. Raises Refusal."""
    filed = is_file(snapshot.uri)
    change = Settling(snapshot.draft, number, filed).attribute(name)
    if change is None:
        raise Refusal(t.LSPErrorCodes.RequestFailed, "save the draft to a file first")
    return await keep(desk, snapshot, change, f"Attribute to {name}")


def _decide(desk: Desk, snapshot: Snapshot, change: Decide) -> None:
    path = path_of(snapshot.uri)
    try:
        configuration, folder = desk.project(snapshot.uri)
        held = configuration.for_folder(folder)
        place = held.root / held.options.decisions
        relative = os.path.relpath(path, held.root).replace(os.sep, "/")
        entry = replace(change.decision, file=relative)
        text = Decisions.load(place).with_added(entry).text
    except SaidbyError:
        raise Refusal(t.LSPErrorCodes.RequestFailed, _AT_FAULT) from None
    store(desk, place, held.root, text)


def _configure(desk: Desk, snapshot: Snapshot, change: Configure) -> None:
    path = path_of(snapshot.uri)
    try:
        configuration, folder = desk.project(snapshot.uri)
        found = configuration.project_file(folder)
    except SaidbyError:
        raise Refusal(t.LSPErrorCodes.RequestFailed, _AT_FAULT) from None
    place = found or Path(desk.configurations.root_of(folder), _NEW)
    prefix = PROJECT_FILES.get(place.name, ())
    file = os.path.relpath(path, place.parent).replace(os.sep, "/")
    try:
        text = _read(place)
        text = _with(change, file)(text, prefix)
    except (OSError, ValueError):
        message = f"{place.name} cannot be added to"
        raise Refusal(t.LSPErrorCodes.RequestFailed, message) from None
    store(desk, place, place.parent, text)


def _read(place: Path) -> str:
    """The text of a file, "" if there is none (any more)."""
    return place.read_bytes().decode("utf-8-sig") if place.exists() else ""


def _with(change: Configure, file: str) -> Callable[[str, writing.Prefix], str]:
    """What a change makes of the text of a project file."""
    rule = name = change.value
    if change.key == "ignore":
        return lambda text, prefix: writing.with_rule_off(text, prefix, rule)
    if change.key == "per-file-ignores":
        return lambda text, prefix: writing.with_rule_off_in(text, prefix, file, rule)
    spelling = change.spelling
    return lambda text, prefix: writing.with_speaker(text, prefix, name, spelling)


def store(desk: Desk, place: Path, root: Path, text: str) -> None:
    """Write a file of ours, and have the drafts analysed with it.

    A workspace may name any file as its decisions file; only one inside is written.
    """
    real = Path(os.path.realpath(place))
    if not real.is_relative_to(os.path.realpath(root)):
        message = f"{place.name} is outside the project"
        raise Refusal(t.LSPErrorCodes.RequestFailed, message)
    try:
        write_whole(real, text.encode())
    except (OSError, UnicodeError):
        message = f"{place.name} cannot be written"
        raise Refusal(t.LSPErrorCodes.RequestFailed, message) from None
    desk.shelf.log(f"{place.name} was changed")
    desk.reconfigure()
