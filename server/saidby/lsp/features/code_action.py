"""Code actions: repairs, rewritings, and what the writer settles.

They are found by the range asked about, never by the diagnostics that the client
sends: some clients send none. An action is an edit, or a command that the server runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lsprotocol import types as t

from saidby.lsp.client import Client
from saidby.lsp.diagnostics import diagnostics
from saidby.lsp.editing import draft_edit
from saidby.lsp.holding import holds
from saidby.lsp.offering import APPLY, FIX_ALL, claim, claimed, kind_of, offered
from saidby.lsp.protocol import Refusal
from saidby.lsp.snapshot import Snapshot
from saidby.queries.changes import Rewrite
from saidby.queries.offers import Offer
from saidby.text.spans import Span

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk

OPTIONS = t.CodeActionOptions(
    [t.CodeActionKind.QuickFix, t.CodeActionKind.RefactorRewrite, FIX_ALL],
    resolve_provider=True,
)


def code_action(
    snapshot: Snapshot, client: Client, params: t.CodeActionParams
) -> list[t.CodeAction | t.Command]:
    """What can be done about a range of a draft."""
    if not holds(snapshot, params.range):
        return []
    span = snapshot.span(params.range)
    convert = _action if client.code_action_literals else _command
    return [
        convert(snapshot, client, span, offer)
        for offer in offered(snapshot, client, span)
        if _is_wanted(kind_of(offer), params.context.only)
    ]


def resolve(desk: Desk, client: Client, action: t.CodeAction) -> t.CodeAction:
    """The action with its edit, worked out now that it is wanted."""
    if action.edit is None and action.command is None:
        given = action.data if isinstance(action.data, dict) else {}
        snapshot, offer = claimed(desk, client, given)
        if not isinstance(offer.change, Rewrite):
            raise Refusal(t.ErrorCodes.InvalidParams, "this action has no edit")
        action.edit = draft_edit(snapshot, client, offer.change.edits)
    return action


def _action(
    snapshot: Snapshot, client: Client, span: Span, offer: Offer
) -> t.CodeAction:
    action = t.CodeAction(offer.title, kind_of(offer))
    if offer.finding:
        found = [(offer.finding, offer.finding.span)]
        action.diagnostics = diagnostics(found, snapshot, client)
    if offer.preferred:
        action.is_preferred = True
    if not isinstance(offer.change, Rewrite):
        action.command = _command(snapshot, client, span, offer)
    elif _resolves(client):
        action.data = claim(snapshot, span, offer)
    else:
        action.edit = draft_edit(snapshot, client, offer.change.edits)
    return action


def _command(snapshot: Snapshot, client: Client, span: Span, offer: Offer) -> t.Command:
    return t.Command(offer.title, APPLY, arguments=[claim(snapshot, span, offer)])


def _resolves(client: Client) -> bool:
    """Whether the client asks for an action's edit when it is chosen."""
    path = "text_document.code_action.resolve_support.properties"
    return client.can("text_document.code_action.data_support") and (
        "edit" in client.listed(path)
    )


def _is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a kind is one of those asked for, or belongs to one."""
    asked = [str(getattr(one, "value", one)) for one in only or ()]
    return only is None or any(
        not one or kind == one or kind.startswith(f"{one}.") for one in asked
    )
