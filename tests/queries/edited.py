"""Drafts under test: analysed, changed as a query says, and analysed anew."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from saidby.check import check
from saidby.decisions import NO_DECISIONS, Decisions
from saidby.draft import Draft, analyse
from saidby.findings import Fix
from saidby.fixing import apply
from saidby.language.parser import Parser
from saidby.options import CastEntry, Options
from saidby.queries.changes import Change, Decide, Rewrite
from saidby.report import Report
from saidby.text.source import Format, Source
from saidby.text.spans import Span

SUFFIX = {"plain": "txt", "markdown": "md", "html": "html", "latex": "tex"}


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody who edits drafts, with one pipeline and one set of options."""

    parser: Parser
    options: Options = field(default_factory=Options)
    decisions: Decisions = NO_DECISIONS

    def read(self, text: str, format: Format = "markdown") -> Draft:
        source = Source(f"draft.{SUFFIX[format]}", text, format)
        draft = analyse(source, self.parser, self.options, self.decisions)
        # What the answers may rest on: a server has no parse.
        return replace(draft, parse=None)

    def report(self, draft: Draft) -> Report:
        full = analyse(draft.source, self.parser, self.options, self.decisions)
        return check(full, self.options, self.decisions, strict=True)

    def codes(self, draft: Draft) -> list[str]:
        return [found.code for found in self.report(draft).diagnostics]

    def after(self, draft: Draft, change: Change | None) -> tuple[Draft, Desk]:
        """The draft when the change is made, and the desk with what was decided."""
        if isinstance(change, Rewrite):
            text = rewritten(draft.source.text, change)
            return self.read(text, draft.source.format), self
        assert isinstance(change, Decide)
        entry = replace(change.decision, file=draft.source.path)
        desk = replace(self, decisions=self.decisions.with_added(entry))
        return desk.read(draft.source.text, draft.source.format), desk


def rewritten(text: str, change: Change | None) -> str:
    assert isinstance(change, Rewrite)
    return apply(text, [Fix("", change.edits)])


def speakers(draft: Draft) -> list[str | None]:
    """Whom every quotation is attributed to, in order."""
    names = {speaker.id: speaker.name for speaker in draft.cast.speakers}
    return [names.get(a.speaker or "") for a in draft.attributions]


def caret(text: str) -> tuple[str, Span]:
    """A text with its caret (‸) taken out, and where it stood; two are a selection."""
    first = text.index("‸")
    text = text.replace("‸", "", 1)
    last = text.find("‸")
    return text.replace("‸", ""), Span(first, first if last < 0 else last)


def with_cast(*entries: CastEntry) -> Options:
    return Options(cast=entries)
