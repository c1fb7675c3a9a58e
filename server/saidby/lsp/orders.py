"""Commands that change something: a draft, the decisions, the project's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types as t

from saidby.attribution.settlements import NOT_SPEECH
from saidby.lsp import arguments as read
from saidby.lsp import keeping
from saidby.lsp.addresses import is_file
from saidby.lsp.arguments import BadArguments
from saidby.lsp.features import rename as renaming
from saidby.lsp.holding import holds
from saidby.lsp.offering import claimed
from saidby.lsp.protocol import Refusal
from saidby.lsp.snapshot import Snapshot
from saidby.queries import attributing, ignoring
from saidby.queries.changes import Ask, Change, Configure
from saidby.queries.settling import Settling
from saidby.rules import RULES
from saidby.selection import is_known

if TYPE_CHECKING:
    from saidby.lsp.desk import Desk

_HERE, _DRAFT, _PROJECT = "here", "draft", "project"
_FORGET = "forget"


async def apply(desk: Desk, arguments: list[Any]) -> bool:
    """Makes what a code action offered; its arguments are ours."""
    given = read.only(arguments)
    client = desk.client(str(given.get("uri")))
    snapshot, offer = claimed(desk, client, given)
    return await keeping.keep(desk, snapshot, offer.change, offer.title)


async def attribute(desk: Desk, arguments: list[Any]) -> bool:
    """Says whose a quotation is; asks the writer if no speaker is given."""
    given = read.only(arguments)
    speaker = read.optional_name(given, "speaker")
    snapshot, number = await _quotation(desk, given)
    if speaker is None:
        return await keeping.keep(desk, snapshot, Ask(number), "")
    return await keeping.attribute(desk, snapshot, number, speaker)


async def settle(desk: Desk, arguments: list[Any]) -> bool:
    """Says that something is no quotation, or takes back what was said of it."""
    given = read.only(arguments)
    decision = read.choice(given, "decision", (NOT_SPEECH, _FORGET))
    snapshot, number = await _quotation(desk, given)
    settling = Settling(snapshot.draft, number, is_file(snapshot.uri))
    forget = decision == _FORGET
    change = settling.forget() if forget else settling.not_a_quotation()
    if change is None:
        raise Refusal(t.LSPErrorCodes.RequestFailed, "there is nothing to settle")
    return await keeping.keep(desk, snapshot, change, "Settle a quotation")


async def ignore(desk: Desk, arguments: list[Any]) -> bool:
    """Leaves out what a rule finds: here, in the draft, in the project."""
    given = read.only(arguments)
    where = read.choice(given, "where", (_HERE, _DRAFT, _PROJECT))
    rule = read.text(given, "rule")
    if not is_known(rule, RULES):
        raise BadArguments("rule must be a code, a name or a family of rules")
    if where == _HERE:
        snapshot = await _placed(desk, given, read.range_of(given))
    else:
        snapshot = await _current(desk, given)
    change = _ignored(snapshot, where, rule, given)
    return await keeping.keep(desk, snapshot, change, f"Ignore {rule}")


def _ignored(
    snapshot: Snapshot, where: str, rule: str, given: dict[str, Any]
) -> Change:
    draft, filed = snapshot.draft, is_file(snapshot.uri)
    if where == _PROJECT:
        return ignoring.ignore_in_project(rule)
    if where == _DRAFT:
        return ignoring.ignore_in_draft(draft, rule, filed=filed)
    span = snapshot.span(read.range_of(given))
    for found in snapshot.report.diagnostics:
        meets = found.span.start <= span.end and span.start <= found.span.end
        if meets and rule in (found.code, found.name):
            change = ignoring.ignore_here(draft, found.span, found.code, filed=filed)
            if change is not None:
                return change
    raise Refusal(t.LSPErrorCodes.RequestFailed, "there is nothing to ignore")


async def add_speaker(desk: Desk, arguments: list[Any]) -> bool:
    """Puts a name, or another spelling of one, into the cast of the project."""
    given = read.only(arguments)
    name = read.name(given, "name")
    spelling = read.optional_name(given, "spelling") or ""
    snapshot = await _current(desk, given)
    change = Configure("speakers", name, spelling)
    return await keeping.keep(desk, snapshot, change, f"Add {name} to the cast")


async def rename(desk: Desk, arguments: list[Any]) -> bool:
    """Renames a speaker, in somebody's words too if that is asked for."""
    given = read.only(arguments)
    name = read.text(given, "newName")
    position = read.position_of(given)
    snapshot = await _current(desk, given)
    client = desk.client(snapshot.uri)
    params = t.RenameParams(
        text_document=t.TextDocumentIdentifier(snapshot.uri),
        position=position,
        new_name=name,
    )
    quoted = given.get("insideQuotations") is True
    edit = await renaming.edit_for(desk, client, params, quoted=quoted)
    return await desk.apply(edit, f"Rename to {name}")


async def _current(desk: Desk, given: dict[str, Any]) -> Snapshot:
    snapshot = await desk.settled(read.text(given, "uri"))
    if snapshot is None:
        raise BadArguments("uri must be that of an open draft")
    if not snapshot.is_current:
        raise Refusal(t.LSPErrorCodes.ContentModified, "the draft has changed")
    return snapshot


async def _placed(desk: Desk, given: dict[str, Any], range: t.Range) -> Snapshot:
    snapshot = await desk.placed(read.text(given, "uri"), range)
    if snapshot is None:
        raise BadArguments("uri must be that of an open draft")
    if not holds(snapshot, range):
        raise Refusal(t.LSPErrorCodes.ContentModified, "the draft has changed")
    return snapshot


async def _quotation(desk: Desk, given: dict[str, Any]) -> tuple[Snapshot, int]:
    range = read.range_of(given)
    snapshot = await _placed(desk, given, range)
    place = snapshot.span(range)
    number = attributing.asked_about(snapshot.index, place)
    if number is None:
        raise Refusal(t.LSPErrorCodes.RequestFailed, "there is no quotation here")
    return snapshot, number
