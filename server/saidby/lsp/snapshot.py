"""One draft as it was last understood, and where that is in the text of now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lsprotocol import types as t

from saidby.decisions import NO_DECISIONS, Decisions
from saidby.draft import Draft, Stage
from saidby.lsp.positions import Codec
from saidby.lsp.texts import Change, Text
from saidby.options import Options
from saidby.queries.index import Index
from saidby.report import Report
from saidby.text.spans import Span


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A finished analysis of a document, with the changes made to the text since.

    ``draft`` (its ``parse`` is None) and ``report`` speak of ``draft.source.text``,
    ``text`` is what the client has now. ``version`` is the client's of ``text``, None
    for a draft that is not open. ``options`` and ``decisions`` are those of the
    analysis.
    """

    uri: str
    version: int | None
    draft: Draft
    report: Report
    text: Text
    codec: Codec
    changes: tuple[Change, ...] = ()
    options: Options = field(default_factory=Options)
    decisions: Decisions = NO_DECISIONS
    known: Index | None = None

    @property
    def index(self) -> Index:
        """The draft made ready for questions, once for each analysis."""
        return self.known or Index(self.draft)

    @property
    def is_current(self) -> bool:
        """Whether the analysis is of the text of now."""
        return not self.changes

    @property
    def is_attributed(self) -> bool:
        """Whether the language model had a part in the analysis."""
        return self.draft.stage >= Stage.ATTRIBUTIONS

    def offset(self, position: t.Position) -> int:
        """Where a position of now was in the text that was analysed."""
        return self._back(self.codec.offset(self.text, position))

    def span(self, range: t.Range) -> Span:
        """Where a range of now was in the text that was analysed."""
        return self.back(self.codec.span(self.text, range))

    def range(self, span: Span) -> t.Range:
        """Where a place of the analysed text is now."""
        return self.codec.range(self.text, moved(span, self.changes))

    def position(self, offset: int) -> t.Position:
        """Where an offset of the analysed text is now."""
        for change in self.changes:
            offset = change.forth(offset)
        return self.codec.position(self.text, offset)

    def back(self, now: Span) -> Span:
        """Where a place of now was in the text that was analysed."""
        start = self._back(now.start)
        return Span(start, max(start, self._back(now.end)))

    def _back(self, offset: int) -> int:
        for change in reversed(self.changes):
            offset = change.back(offset)
        return min(offset, len(self.draft.source.text))


def moved(span: Span, changes: Iterable[Change]) -> Span:
    """Where a span is after some changes; what is typed at its ends stays outside."""
    start, end = span.start, span.end
    for change in changes:
        start, end = change.forth(start, after=start < end), change.forth(end)
        end = max(start, end)
    return Span(start, end)
