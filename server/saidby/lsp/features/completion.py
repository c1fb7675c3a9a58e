"""Completion: speakers' names after a quotation or a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.snapshot import Snapshot
from saidby.queries import cards, telling
from saidby.queries.completing import Gap, Proposal, gap, proposals
from saidby.speakers.cast import Speaker
from saidby.text.spans import Span

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk

# A name follows a space, in a comment also a mark: saidby: speaker "Ana Ruiz"
OPTIONS = t.CompletionOptions(trigger_characters=[" ", '"'], resolve_provider=True)

_ITEM = "text_document.completion.completion_item"


def completion(
    snapshot: Snapshot, client: Client, params: t.CompletionParams
) -> t.CompletionList:
    """Everybody of the draft, where a name is wanted; else nobody."""
    offset = snapshot.codec.offset(snapshot.text, params.position)
    found = gap(snapshot.text.text, offset)
    items = [
        _item(snapshot, client, found, proposal)
        for proposal in (
            proposals(snapshot.draft, snapshot.back(found.typed).start) if found else ()
        )
        if found
    ]
    return t.CompletionList(is_incomplete=False, items=items)


def resolve(desk: Desk, client: Client, item: t.CompletionItem) -> t.CompletionItem:
    """The item with the card of its speaker."""
    data = item.data if isinstance(item.data, dict) else {}
    snapshot = desk.snapshot(str(data.get("uri")))
    speaker = snapshot.index.speaker(str(data.get("speaker"))) if snapshot else None
    if snapshot is not None and speaker is not None:
        item.documentation = _card(snapshot, client, speaker)
    return item


def _card(
    snapshot: Snapshot, client: Client, speaker: Speaker
) -> str | t.MarkupContent:
    """The card in a format that the client has announced, a mere text if in none."""
    lines = list(cards.speaker_card(snapshot.index, speaker))
    if client.markdown_in_completion:
        return t.MarkupContent(t.MarkupKind.Markdown, telling.markdown(lines))
    text = telling.plain(lines)
    if client.listed(f"{_ITEM}.documentation_format"):
        return t.MarkupContent(t.MarkupKind.PlainText, text)
    return text


def _item(
    snapshot: Snapshot, client: Client, found: Gap, proposal: Proposal
) -> t.CompletionItem:
    speaker = proposal.speaker
    known = [speaker.name] if proposal.name != speaker.name else []
    item = t.CompletionItem(
        label=proposal.name,
        kind=t.CompletionItemKind.Value,
        detail=", ".join([*known, *([speaker.role] if speaker.role else [])]) or None,
        sort_text=f"{proposal.rank:04}",
        text_edit=_edit(snapshot, client, found, proposal.name),
        data={"uri": snapshot.uri, "speaker": speaker.id},
    )
    if "documentation" not in client.listed(f"{_ITEM}.resolve_support.properties"):
        item.documentation = _card(snapshot, client, speaker)
    return item


def _edit(
    snapshot: Snapshot, client: Client, found: Gap, name: str
) -> t.TextEdit | t.InsertReplaceEdit:
    typed = _range(snapshot, found.typed)
    if client.can(f"{_ITEM}.insert_replace_support"):
        whole = _range(snapshot, found.whole)
        return t.InsertReplaceEdit(name, insert=typed, replace=whole)
    return t.TextEdit(typed, name)


def _range(snapshot: Snapshot, span: Span) -> t.Range:
    """The range of a span of the text of now."""
    return snapshot.codec.range(snapshot.text, span)
