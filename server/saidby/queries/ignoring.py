"""A finding left out: here, in this draft, or in the whole project."""

from __future__ import annotations

from collections.abc import Iterable

from saidby.decisions import Verdict
from saidby.draft import Draft
from saidby.findings import Edit
from saidby.queries import noting
from saidby.queries.changes import Change, Configure, Decide, Rewrite
from saidby.queries.keyed import key_of
from saidby.rules.places import block_at
from saidby.text.prose import Directive
from saidby.text.spans import Span

_HERE, _ABOVE, _FILE = "ignore", "ignore-next", "ignore-file"


def ignore_here(draft: Draft, span: Span, code: str, *, filed: bool) -> Change | None:
    """What a rule finds at a place is as the writer wants it.

    ``filed`` says that the draft is a file, so that a decisions file can name it.
    None where neither the draft nor such a file can keep it.
    """
    if noting.has_comments(draft) or not filed:
        return _commented(draft, span, code)
    key = key_of(draft, span, alone=False)
    return Decide(key.entry(Verdict.IGNORE, (code,))) if key else None


def _commented(draft: Draft, span: Span, code: str) -> Rewrite:
    last = max(span.start, span.end - 1)
    known = _beside(draft, last)
    if known is not None:
        return Rewrite((noting.extended(draft, known, code),))
    words = f"{_HERE} {code}"
    end = noting.after_marks(draft, span.end)
    edit = None
    if noting.has_comments(draft):
        edit = noting.at_line_end(draft, end, words)
        if edit is None and not _is_hard(draft, end):
            edit = noting.beside(draft, span.end, words)
    return Rewrite((edit or _above(draft, span, code),))


def _is_hard(draft: Draft, end: int) -> bool:
    """Whether a comment cannot stand right after a place."""
    return draft.source.format == "latex" or noting.is_quoted(draft, end)


def _above(draft: Draft, span: Span, code: str) -> Edit:
    start = _block_start(draft, span.start)
    return noting.above(draft, start, f"{_ABOVE} {code}")


def _beside(draft: Draft, offset: int) -> Directive | None:
    """A comment on an offset's line that leaves out some rules there already."""
    text = draft.source.text
    line = noting.line_start(text, offset)
    return _first(
        directive
        for directive in draft.prose.directives
        if directive.verb == _HERE
        and directive.arguments
        and directive.span.start > offset
        and noting.line_start(text, directive.span.start) == line
    )


def ignore_in_draft(draft: Draft, code: str, *, filed: bool) -> Change:
    """What a rule finds anywhere in the draft is left out."""
    if filed and not noting.has_comments(draft):
        return Configure("per-file-ignores", code)
    known = _first(
        directive
        for directive in draft.prose.directives
        if directive.verb == _FILE and directive.arguments
    )
    if known is not None:
        return Rewrite((noting.extended(draft, known, code),))
    apart = draft.source.format in ("markdown", "plain")
    start = _block_start(draft, 0)
    return Rewrite((noting.above(draft, start, f"{_FILE} {code}", apart=apart),))


def ignore_in_project(code: str) -> Change:
    """The rule is off for all drafts of the project."""
    return Configure("ignore", code)


def _block_start(draft: Draft, offset: int) -> int:
    blocks = draft.prose.blocks
    return blocks[block_at(draft, offset)].span.start if blocks else 0


def _first(found: Iterable[Directive]) -> Directive | None:
    return next(iter(found), None)
