"""Commands that tell of whole drafts: the speakers, a report; and one that shows a
place."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lsprotocol import types as t

from saidby.lsp.arguments import only, optional_text, range_of, text
from saidby.lsp.protocol import Refusal
from saidby.lsp.snapshot import Snapshot
from saidby.queries.lenses import spoken_in
from saidby.queries.roster import Part, Quote, roster
from saidby.queries.summary import summary
from saidby.text.spans import Span

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk


async def speakers(desk: Desk, arguments: list[Any]) -> dict[str, Any]:
    """Who speaks in one draft, or in every draft if none is named."""
    uri = optional_text(only(arguments), "uri") if arguments else None
    if uri is None:
        await desk.surveyed()
        known = list(desk.snapshots())
        return {"drafts": await asyncio.to_thread(lambda: list(map(_draft, known)))}
    return await asyncio.to_thread(_draft, await _known(desk, uri))


async def report(desk: Desk, arguments: list[Any]) -> dict[str, str]:
    """A page about one draft, in Markdown."""
    snapshot = await _known(desk, text(only(arguments), "uri"))
    title = unquote(snapshot.uri.rpartition("/")[2])
    findings = snapshot.report.diagnostics
    page = await asyncio.to_thread(summary, snapshot.index, findings, title)
    return {"markdown": page}


async def who_speaks(desk: Desk, arguments: list[Any]) -> dict[str, str]:
    """Who speaks how often in a part of a draft; the user is told, too."""
    given = only(arguments)
    snapshot, range = await _known(desk, text(given, "uri")), range_of(given)
    message = spoken_in(snapshot.index, snapshot.span(range))
    params = t.ShowMessageParams(t.MessageType.Info, message)
    desk.protocol.notify(t.WINDOW_SHOW_MESSAGE, params)
    return {"message": message}


async def show(desk: Desk, arguments: list[Any]) -> bool:
    """Has the client show a place of a draft; whether it did."""
    given = only(arguments)
    uri, range = text(given, "uri"), range_of(given)
    if not desk.client(uri).can("window.show_document"):
        return False
    params = t.ShowDocumentParams(uri, take_focus=True, selection=range)
    try:
        done = await desk.protocol.ask(t.WINDOW_SHOW_DOCUMENT, params)
    except Refusal:
        return False
    return isinstance(done, dict) and done.get("success") is True


async def _known(desk: Desk, uri: str) -> Snapshot:
    """What is known of a draft once anything is. Raises Refusal."""
    await desk.known(uri)
    snapshot = desk.snapshot(uri)
    if snapshot is None:
        raise Refusal(t.ErrorCodes.InvalidParams, "this draft is not known")
    return snapshot


def _draft(snapshot: Snapshot) -> dict[str, Any]:
    found = roster(snapshot.index)
    return {
        "uri": snapshot.uri,
        "version": snapshot.version,
        "speakers": [_part(snapshot, part) for part in found.parts],
        "unattributed": [_quote(snapshot, quote) for quote in found.unattributed],
        "doubtful": [_quote(snapshot, quote) for quote in found.doubtful],
    }


def _part(snapshot: Snapshot, part: Part) -> dict[str, Any]:
    speaker = part.speaker
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind.value,
        "role": speaker.role,
        "pronouns": speaker.pronouns,
        "quotations": part.quotations,
        "words": part.words,
        "share": round(part.share, 4),
        "range": part.introduction and _range(snapshot, part.introduction),
        "quotes": [_quote(snapshot, quote) for quote in part.quotes],
    }


def _quote(snapshot: Snapshot, quote: Quote) -> dict[str, Any]:
    spans = [_range(snapshot, span) for span in quote.spans]
    return {
        "id": quote.id,
        "range": {"start": spans[0]["start"], "end": spans[-1]["end"]},
        "spans": spans,
        "text": quote.text,
        "confidence": quote.confidence,
        "method": quote.method,
        "kind": quote.kind,
        "mentionRange": quote.mention and _range(snapshot, quote.mention),
    }


def _range(snapshot: Snapshot, span: Span) -> dict[str, Any]:
    """A range as plain JSON: of a novel there are thousands."""
    range = snapshot.range(span)
    return {"start": _position(range.start), "end": _position(range.end)}


def _position(position: t.Position) -> dict[str, int]:
    return {"line": position.line, "character": position.character}
