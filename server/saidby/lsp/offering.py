"""What is offered at a place of a draft, and found again when it is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from lsprotocol import types as t

from saidby import fixing
from saidby.findings import Severity
from saidby.lsp.addresses import is_file
from saidby.lsp.client import Client
from saidby.lsp.holding import can_be_made, holds
from saidby.lsp.protocol import Refusal
from saidby.lsp.snapshot import Snapshot, moved
from saidby.queries.changes import Rewrite
from saidby.queries.offers import Offer, Place, offers
from saidby.report import Report
from saidby.text.spans import Span

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk

FIX_ALL = "source.fixAll.saidby"
APPLY = "saidby.apply"


def kind_of(offer: Offer) -> str:
    """The kind of code action that an offer is."""
    if offer.key == FIX_ALL:
        return FIX_ALL
    kinds = t.CodeActionKind
    kind = kinds.QuickFix if offer.finding else kinds.RefactorRewrite
    return str(kind.value)


def offered(snapshot: Snapshot, client: Client, span: Span) -> Iterator[Offer]:
    """All that is offered at a span of the analysed text, and all fixes at once.

    What would change words that were edited since is not offered.
    """
    shown = _shown(snapshot, client)
    place = Place(snapshot.index, shown, span, filed=is_file(snapshot.uri))
    for offer in (*offers(place, snapshot.options), *_all_fixes(shown)):
        if can_be_made(snapshot, offer.change):
            yield offer


def _shown(snapshot: Snapshot, client: Client) -> Report:
    """The findings that the client is shown."""
    return snapshot.report.at_least(Severity(client.settings.min_severity))


def _all_fixes(report: Report) -> Iterator[Offer]:
    wish = fixing.Wish(least=Severity.INFORMATION)
    edits = fixing.edits_of(fix for _, fix in wish.fixes(report))
    if edits:
        yield Offer(FIX_ALL, "Fix all that is safe to fix", Rewrite(edits))


def claim(snapshot: Snapshot, span: Span, offer: Offer) -> dict[str, Any]:
    """By what an offer is found again, as long as the text stays the same.

    The place is that in the text of now: until then there may be another analysis.
    """
    now = moved(span, snapshot.changes)
    return {
        "uri": snapshot.uri,
        "version": snapshot.version,
        "place": [now.start, now.end],
        "key": offer.key,
    }


def claimed(
    desk: Desk, client: Client, claim: Mapping[str, Any]
) -> tuple[Snapshot, Offer]:
    """The draft and the offer that a claim stands for.

    Raises Refusal if the draft has changed since, or the claim is none of ours.
    """
    snapshot = desk.snapshot(str(claim.get("uri")))
    version = claim.get("version")
    if snapshot is None or snapshot.version != version:
        raise Refusal(t.LSPErrorCodes.ContentModified, "the draft has changed")
    place = claim.get("place")
    if isinstance(place, list) and [type(at) for at in place] == [int, int]:
        start, end = sorted(max(0, at) for at in place)
        now = Span(start, end)
        if not holds(snapshot, snapshot.codec.range(snapshot.text, now)):
            raise Refusal(t.LSPErrorCodes.ContentModified, "the draft has changed")
        for offer in offered(snapshot, client, snapshot.back(now)):
            if offer.key == claim.get("key"):
                return snapshot, offer
    raise Refusal(t.ErrorCodes.InvalidParams, "there is no such action")
