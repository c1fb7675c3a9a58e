"""What is known of one draft, open or not."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from saidby.decisions import Decisions
from saidby.draft import Draft
from saidby.lsp.documents import Document
from saidby.lsp.settings import Settings
from saidby.lsp.snapshot import Snapshot
from saidby.options import Options
from saidby.report import Report


@dataclass(frozen=True, slots=True)
class Analysis:
    """A finished analysis; ``revision`` is that of the text it is of.

    With ``marks`` only, the language model had no part in it and nobody is attributed.
    """

    draft: Draft
    report: Report
    revision: int
    options: Options
    decisions: Decisions
    marks: bool = False


@dataclass(slots=True)
class Sheet:
    """An open document, its settings, its last analysis and who waits for the next.

    ``tried`` is the revision for which all was done that can be, even in vain; -1
    means that everything is to be done anew.
    """

    document: Document
    settings: Settings = field(default_factory=Settings)
    analysis: Analysis | None = None
    tried: int = -1
    waiting: list[asyncio.Future[None]] = field(default_factory=list)

    @property
    def uri(self) -> str:
        return self.document.uri

    @property
    def is_settled(self) -> bool:
        """Whether no analysis of the text of now is to come."""
        return self.tried == self.document.revision

    def snapshot(self) -> Snapshot | None:
        """The last analysis, put onto the text of now."""
        if self.analysis is None:
            return None
        return Snapshot(
            self.uri,
            self.document.version,
            self.analysis.draft,
            self.analysis.report,
            self.document.text,
            self.document.codec,
            self.document.since(self.analysis.revision),
            self.analysis.options,
            self.analysis.decisions,
        )

    def take(self, analysis: Analysis) -> None:
        """Keep an analysis unless a newer or better one is there."""
        before = self.analysis
        if before and (before.revision, not before.marks) > (
            analysis.revision,
            not analysis.marks,
        ):
            return
        self.analysis = analysis
        self.document.forget(analysis.revision)

    def settle(self, revision: int) -> None:
        """Tell who waits that all was done for a revision."""
        self.tried = max(self.tried, revision)
        if self.is_settled:
            for future in self.waiting:
                if not future.done():
                    future.set_result(None)
            self.waiting.clear()

    async def settled(self) -> None:
        """Wait until there is nothing left to analyse."""
        while not self.is_settled:
            future = asyncio.get_running_loop().create_future()
            self.waiting.append(future)
            await future
