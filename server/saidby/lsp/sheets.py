"""What is known of one draft, open or not."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from saidby.decisions import Decisions
from saidby.draft import Draft
from saidby.lsp.documents import Document
from saidby.lsp.quiet import Quiet
from saidby.lsp.settings import Settings
from saidby.lsp.snapshot import Snapshot
from saidby.options import Options
from saidby.queries.index import Index
from saidby.report import Report


@dataclass(frozen=True, slots=True)
class Analysis:
    """A finished analysis; ``revision`` is that of the text it is of.

    With ``marks`` only, the language model had no part in it and nobody is attributed.
    ``excluded`` drafts are read, but nothing is reported on them.
    """

    draft: Draft
    report: Report
    revision: int
    options: Options
    decisions: Decisions
    marks: bool = False
    excluded: bool = False
    index: Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", Index(self.draft))


@dataclass(slots=True)
class Sheet:
    """A document, its settings, its last analysis and who waits for the next.

    ``shown`` is the analysis whose findings are shown: the last one, unless they are
    renewed only when asked for. ``due`` says that they are. ``tried`` is the revision
    for which all was done that can be, even in vain. ``timer`` runs until a pause.
    """

    document: Document
    settings: Settings = field(default_factory=Settings)
    analysis: Analysis | None = None
    shown: Analysis | None = None
    due: bool = True
    tried: int = -1
    beginnings: int = 0
    quiet: Quiet = field(default_factory=Quiet)
    timer: asyncio.TimerHandle | None = None
    waiting: list[asyncio.Future[None]] = field(default_factory=list)

    @property
    def uri(self) -> str:
        return self.document.uri

    @property
    def size(self) -> int:
        """How long the text is, in characters."""
        return len(self.document.text)

    @property
    def is_settled(self) -> bool:
        """Whether no analysis of the text of now is to come."""
        return self.tried == self.document.revision

    @property
    def renews_by_itself(self) -> bool:
        return self.settings.run == "onType"

    def snapshot(self) -> Snapshot | None:
        """The last analysis, put onto the text of now."""
        return self.seen_by(self.analysis)

    def seen_by(self, analysis: Analysis | None) -> Snapshot | None:
        """An analysis, put onto the text of now."""
        if analysis is None:
            return None
        return Snapshot(
            self.uri,
            self.document.version,
            analysis.draft,
            analysis.report,
            self.document.text,
            self.document.codec,
            self.document.since(analysis.revision),
            analysis.options,
            analysis.decisions,
            analysis.index,
        )

    def take(self, analysis: Analysis) -> None:
        """Keep an analysis unless a newer or a fuller one is there."""
        before = self.analysis
        if before is not None and before.revision > analysis.revision:
            return
        if before is not None and analysis.marks and not before.marks:
            return
        self.analysis = analysis
        if self.renews_by_itself or self.due:
            self.shown = analysis
            self.due = self.due and analysis.marks
        shown = self.shown.revision if self.shown else analysis.revision
        self.document.forget(min(analysis.revision, shown))

    def settle(self, revision: int) -> None:
        """All was done for a revision."""
        self.tried = max(self.tried, revision)
        self.wake()

    def come_to_rest(self) -> None:
        """Nobody is typing any more."""
        if self.timer:
            self.timer.cancel()
            self.timer = None
        self.quiet.release()

    def begin_anew(self) -> None:
        """What is known is of other settings, and so is what is under way."""
        self.beginnings += 1
        self.tried = -1
        self.due = self.due or self.shown is not None

    async def settled(self) -> None:
        """Wait until there is nothing left to analyse."""
        while not self.is_settled:
            await self.woken()

    async def known(self) -> None:
        """Wait until there is something to answer from."""
        while self.analysis is None and not self.is_settled:
            await self.woken()

    async def woken(self) -> None:
        """Wait until something is new."""
        future = asyncio.get_running_loop().create_future()
        self.waiting.append(future)
        await future

    def wake(self) -> None:
        """Have those who wait look again."""
        waiting, self.waiting = self.waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)
