"""Rename: a speaker's name, in all its forms, in the draft and in the workspace.

What stands in somebody's words is left, unless the name is pointed at in such words.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from lsprotocol import types as t

from saidby.lsp import name_files
from saidby.lsp.client import Client
from saidby.lsp.editing import text_edits, workspace_edit
from saidby.lsp.holding import holds
from saidby.lsp.protocol import Refusal
from saidby.lsp.snapshot import Snapshot
from saidby.queries.name_forms import Renaming
from saidby.queries.renaming import (
    NotRenamable,
    Target,
    namesakes,
    renamed,
    renaming,
    target,
)

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk

# Seconds to wait for drafts of the workspace that were not analysed yet.
_PATIENCE = 30


def prepare(
    snapshot: Snapshot, client: Client, params: t.PrepareRenameParams
) -> t.PrepareRenamePlaceholder | None:
    """The name at a position, and its full form to begin with. Raises Refusal."""
    if not holds(snapshot, t.Range(params.position, params.position)):
        return None
    found = pointed_at(snapshot, params.position)
    return t.PrepareRenamePlaceholder(snapshot.range(found.span), str(found.name))


async def rename(desk: Desk, client: Client, params: t.RenameParams) -> t.WorkspaceEdit:
    """Every form of the name, in every draft that has somebody of this name.

    Raises Refusal.
    """
    return await edit_for(desk, client, params)


async def edit_for(
    desk: Desk, client: Client, params: t.RenameParams, *, quoted: bool = False
) -> t.WorkspaceEdit:
    """The edit; ``quoted`` changes the name in somebody's words too."""
    uri = params.text_document.uri
    snapshot = desk.snapshot(uri)
    if snapshot is None or not snapshot.is_current:
        raise Refusal(t.LSPErrorCodes.ContentModified, "the draft has changed")
    found = pointed_at(snapshot, params.position)
    try:
        change = renaming(found, params.new_name)
    except NotRenamable as error:
        raise Refusal(t.ErrorCodes.InvalidParams, str(error)) from None
    quoted = quoted or found.quoted
    edits = renamed(snapshot.index, found.speaker, change, quoted=quoted)
    made = {uri: text_edits(snapshot, edits)}
    versions = {uri: snapshot.version} if snapshot.version is not None else {}
    if change.old.given:  # somebody else may be called Smith elsewhere
        with suppress(TimeoutError):
            await asyncio.wait_for(desk.surveyed(), _PATIENCE)
        for other in desk.snapshots():
            rows = _elsewhere(other, change, quoted) if other.uri != uri else []
            if rows:
                made[other.uri] = rows
                if other.version is not None:
                    versions[other.uri] = other.version
        made |= name_files.edits(desk, uri, change)
    return workspace_edit(client, made, versions)


def pointed_at(snapshot: Snapshot, position: t.Position) -> Target:
    """The name at a position. Raises Refusal."""
    try:
        return target(snapshot.index, snapshot.offset(position))
    except NotRenamable as error:
        raise Refusal(t.LSPErrorCodes.RequestFailed, str(error)) from None


def _elsewhere(snapshot: Snapshot, change: Renaming, quoted: bool) -> list[t.TextEdit]:
    if not snapshot.is_current:
        return []
    return [
        edit
        for speaker in namesakes(snapshot.index, change.old)
        for edit in text_edits(
            snapshot, renamed(snapshot.index, speaker, change, quoted=quoted)
        )
    ]
