"""References: every quotation and every mention of a speaker, in all drafts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.features.asked import location, subject_at
from saidby.lsp.snapshot import Snapshot
from saidby.queries.references import Use, references

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk


def find_references(
    desk: Desk, client: Client, params: t.ReferenceParams
) -> list[t.Location] | None:
    """Those in the draft itself first, then in drafts with a speaker of this name."""
    snapshot = desk.snapshot(params.text_document.uri)
    subject = subject_at(snapshot, params.position) if snapshot else None
    if snapshot is None or subject is None or subject.speaker is None:
        return None
    introduced = params.context.include_declaration
    found = _in_draft(snapshot, subject.speaker, introduced)
    name = snapshot.index.name(subject.speaker) or ""
    if " " in name:  # somebody else may be called Smith elsewhere
        for other in desk.snapshots():
            if other.uri != snapshot.uri:
                found += _by_name(other, name, introduced)
    return found


def _in_draft(snapshot: Snapshot, speaker: str, introduced: bool) -> list[t.Location]:
    return [
        location(snapshot, ref.span)
        for ref in references(snapshot.index, speaker)
        if introduced or ref.use is not Use.INTRODUCTION
    ]


def _by_name(snapshot: Snapshot, name: str, introduced: bool) -> Iterator[t.Location]:
    for speaker in snapshot.draft.cast.speakers:
        if speaker.name.casefold() == name.casefold():
            yield from _in_draft(snapshot, speaker.id, introduced)
