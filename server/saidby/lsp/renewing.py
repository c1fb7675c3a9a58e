"""What the rules about marks say of the paragraphs just edited, at once.

The full analysis of a novel takes seconds. Until it is there, the findings of before
are moved along with the text, and those about marks in what was touched are made anew
from the paragraph and those around it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from saidby.check import check
from saidby.decisions import Decisions
from saidby.draft import Draft, analyse
from saidby.lsp.quiet import Placed
from saidby.lsp.snapshot import Snapshot, moved
from saidby.options import Options
from saidby.report import Diagnostic, Report
from saidby.rules import RULES
from saidby.text.source import Source
from saidby.text.spans import Span

# Codes that begin so are about marks alone.
_MARKS = "SB1"
_RULES = [rule for rule in RULES if rule.code.startswith(_MARKS)]
# Rules that compare a mark with the whole draft can say nothing of a part.
_OF_THE_WHOLE = {"SB104"}
# So many characters are read whole; of more, so many before and after a place, at so
# many places, and so many at most: somebody is typing meanwhile.
_WHOLE = 20_000
_AROUND = 2_500
_REGIONS, _MOST = 3, 16_000


def marked(
    source: Source, options: Options, decisions: Decisions
) -> tuple[Draft, Report]:
    """A draft without the language model, and what is wrong with its marks."""
    draft = analyse(source, None, options)
    return draft, check(draft, options, decisions, _RULES)


def renewed(snapshot: Snapshot, touched: Sequence[Span]) -> list[Placed] | None:
    """The findings about marks in touched regions, in the text of now.

    None if nothing can be said before the whole is analysed.
    """
    text = snapshot.text.text
    if len(text) <= _WHOLE:
        return _in_part(snapshot, Span(0, len(text)), touched)
    if len(touched) > _REGIONS or not _can_be_cut(snapshot):
        return None
    parts = [_around(snapshot, region) for region in touched]
    if sum(_MOST if part is None else part.size for part in parts) >= _MOST:
        return None
    return [
        (finding, span)
        for part, region in zip(parts, touched, strict=True)
        if part is not None
        for finding, span in _in_part(snapshot, part, [region])
        if finding.code not in _OF_THE_WHOLE
    ]


def is_renewed(finding: Diagnostic, span: Span, touched: Iterable[Span]) -> bool:
    """Whether ``renewed`` speaks for a finding."""
    return finding.code.startswith(_MARKS) and _meets(span, touched)


def _in_part(snapshot: Snapshot, part: Span, touched: Sequence[Span]) -> list[Placed]:
    source = replace(snapshot.draft.source, text=part.of(snapshot.text.text))
    _, report = marked(source, snapshot.options, snapshot.decisions)
    # Their fixes and related places are offsets in the part, and can wait.
    bare = [replace(found, fixes=(), related=()) for found in report.diagnostics]
    placed = ((found, _shifted(found.span, part.start)) for found in bare)
    return [(found, span) for found, span in placed if _meets(span, touched)]


def _can_be_cut(snapshot: Snapshot) -> bool:
    """Whether a part of the draft reads like the same words in the whole."""
    draft = snapshot.draft
    markup = draft.source.format in ("html", "latex")
    return not markup and not draft.prose.directives


def _around(snapshot: Snapshot, region: Span) -> Span | None:
    """The paragraphs around a region, no quotation cut through."""
    draft, changes = snapshot.draft, snapshot.changes
    inside = snapshot.back(region)
    blocks = draft.prose.blocks
    at = bisect_right(blocks, inside.end, key=lambda block: block.span.start) - 1
    if at < 0 or blocks[at].span.end < inside.start:
        return None
    low = snapshot.back(Span(max(0, region.start - _AROUND), region.start)).start
    high = min(inside.end + _AROUND, len(draft.source.text))
    first = bisect_right(blocks, low, key=lambda block: block.span.start) - 1
    last = bisect_right(blocks, high, key=lambda block: block.span.start) - 1
    first, last = _uncut(draft, max(0, first), max(at, last))
    whole = Span(blocks[first].span.start, blocks[last].span.end)
    span = moved(whole, changes)
    return Span(min(span.start, region.start), max(span.end, region.end))


def _uncut(draft: Draft, first: int, last: int) -> tuple[int, int]:
    """Blocks so that what starts among them ends among them, and the other way."""
    found = draft.quotations.found
    start, end = draft.prose.blocks[first].span.start, draft.prose.blocks[last].span.end
    begin = bisect_right(found, start, key=lambda quotation: quotation.start)
    for quotation in found[max(0, begin - 3) : begin]:
        if quotation.end > start:
            first = min(first, quotation.blocks[0])
    until = bisect_right(found, end, key=lambda quotation: quotation.start)
    for quotation in found[max(0, until - 3) : until]:
        if quotation.end > end:
            last = max(last, quotation.blocks[-1])
    return first, last


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _meets(span: Span, regions: Iterable[Span]) -> bool:
    return any(span.start <= r.end and r.start <= span.end for r in regions)
