"""Findings as the protocol has them."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types as t

from saidby.findings import Severity
from saidby.lsp import rule_pages
from saidby.lsp.client import Client
from saidby.lsp.snapshot import Snapshot
from saidby.report import Diagnostic
from saidby.text.spans import Span

SOURCE = "saidby"
_SEVERITIES = {
    Severity.ERROR: t.DiagnosticSeverity.Error,
    Severity.WARNING: t.DiagnosticSeverity.Warning,
    Severity.INFORMATION: t.DiagnosticSeverity.Information,
}
# Comments to saidby that do nothing are greyed out.
_UNNECESSARY = {"SB901"}


def diagnostics(
    found: Iterable[tuple[Diagnostic, Span]], snapshot: Snapshot, client: Client
) -> list[t.Diagnostic]:
    """The findings at their places in the text of now, as far as the client can
    show them.

    ``data`` has the finding's fingerprint and code, by which code actions find it.
    """
    return [_diagnostic(one, span, snapshot, client) for one, span in found]


def _diagnostic(
    found: Diagnostic, span: Span, snapshot: Snapshot, client: Client
) -> t.Diagnostic:
    made = t.Diagnostic(
        range=snapshot.codec.range(snapshot.text, span),
        message=found.message,
        severity=_SEVERITIES[found.severity],
        code=found.code,
        source=SOURCE,
    )
    page = found.url or rule_pages.address(found.code)
    if page and client.code_description:
        made.code_description = t.CodeDescription(page)
    if found.code in _UNNECESSARY and client.diagnostic_tags:
        made.tags = [t.DiagnosticTag.Unnecessary]
    if found.related and client.related_information:
        made.related_information = [
            t.DiagnosticRelatedInformation(
                t.Location(snapshot.uri, snapshot.range(one.span)), one.message
            )
            for one in found.related
        ]
    if client.diagnostic_data:
        made.data = {"code": found.code, "fingerprint": found.fingerprint}
    return made
