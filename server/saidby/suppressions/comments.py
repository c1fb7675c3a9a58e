"""Comments to saidby: what each suppresses, and those that make no sense.

``ignore``        its line; the next block if it stands alone
``ignore-next``   the next block
``ignore-start``  everything up to ``ignore-end``
``ignore-file``   the whole draft
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from saidby.rules import RETIRED
from saidby.rules.base import Edit, Finding, Fix, Rule
from saidby.selection import is_known, nearest
from saidby.suppressions.suppression import Suppression
from saidby.text.lines import LineIndex, Place
from saidby.text.prose import FILL, Directive, Prose
from saidby.text.spans import Span
from saidby.wording import near_match

_START, _END = "ignore-start", "ignore-end"
_OF_RULES = ("ignore", "ignore-next", _START, _END, "ignore-file")
# Obeyed where quotations are found and attributed.
_OF_QUOTATIONS = ("speaker", "not-a-quotation")
VERBS = (*_OF_RULES, *_OF_QUOTATIONS)
# A comment that is never closed may be the rest of the draft.
_LONGEST = 1_000
_VISIBLE = re.compile(rf"[^\s{FILL}]")


class Comments:
    """The comments of one draft, and where its lines and blocks are."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._lines = LineIndex(prose.text)
        self._blocks = sorted(block.span for block in prose.blocks)
        self._ranges, self._lost = _pair(prose.directives)
        self._blank: dict[Span, bool] = {}

    def suppressions(self) -> Iterator[Suppression]:
        """What they suppress, in text order."""
        for directive in self._prose.directives:
            if directive.verb in _OF_RULES and directive.verb != _END:
                whole = directive.verb == "ignore-file"
                region = self._region(directive)
                regions = () if region is None else (region,)
                yield Suppression(directive, regions, directive.arguments, whole)

    def complaints(self, rules: Sequence[Rule]) -> Iterator[Finding]:
        """Those that saidby cannot make sense of."""
        text = self._prose.text
        for directive in self._prose.directives:
            if directive.verb not in VERBS:
                yield _unknown_verb(directive, text)
            elif directive.verb in _OF_RULES:
                for selector in directive.arguments:
                    yield from _unknown_rule(directive, selector, rules, text)
            elif directive.verb == "speaker" and not any(directive.arguments):
                yield Finding(directive.span, 'Who is it? saidby: speaker "Ana Ruiz"')
        for directive in self._lost:
            yield Finding(directive.span, _LOST[directive.verb])

    def removal(self, directive: Directive) -> Fix:
        """Takes the comment out, with its line if nothing else is there."""
        span, safe = self._removable(directive.span)
        return Fix("Remove the comment", (Edit(span, ""),), safe)

    def _region(self, directive: Directive) -> Span | None:
        text, span = self._prose.text, directive.span
        if directive.verb == "ignore-file":
            return Span(0, len(text))
        if directive.verb == _START:
            return Span(span.start, self._ranges.get(directive, len(text)))
        if directive.verb == "ignore" and not self._stands_alone(span):
            return self._rows(span)
        after = bisect_left(self._blocks, Span(span.start, span.start))
        before = self._blocks[after - 1] if after else None
        if directive.verb == "ignore" and before and before.covers(span):
            return before
        return self._blocks[after] if after < len(self._blocks) else None

    def _rows(self, span: Span) -> Span:
        """The lines that a span stands in, without the last line end."""
        start = self._lines.start(self._lines.line_at(span.start))
        last = Place(self._last_line(span), len(self._prose.text))
        return Span(start, self._lines.offset(last))

    def _last_line(self, span: Span) -> int:
        return self._lines.line_at(max(span.start, span.end - 1))

    def _stands_alone(self, span: Span) -> bool:
        rows = self._rows(span)
        # Kept, for there may be many comments on one very long line.
        if rows not in self._blank:
            seen = _VISIBLE.search(self._prose.masked, rows.start, rows.end)
            self._blank[rows] = seen is None
        return self._blank[rows]

    def _removable(self, span: Span) -> tuple[Span, bool]:
        text, rows = self._prose.text, self._rows(span)
        before = _VISIBLE.search(text, rows.start, span.start)
        if before or _VISIBLE.search(text, span.end, rows.end):
            return self._removable_from_line(span)
        below = self._last_line(span) + 1
        above = self._lines.line_at(rows.start) - 1
        end = self._lines.start(below) if below < len(self._lines) else len(text)
        # Between two full lines, the comment may be what parts two paragraphs.
        return Span(rows.start, end), not (
            self._is_full(above) and self._is_full(below)
        )

    def _is_full(self, line: int) -> bool:
        inside = 0 <= line < len(self._lines)
        return inside and bool(self._lines.line(line).strip())

    def _removable_from_line(self, span: Span) -> tuple[Span, bool]:
        text = self._prose.text
        start = span.start
        while start and text[start - 1] in " \t":
            start -= 1
        # Without a space before it, the comment may hold two words apart or together.
        if start == span.start:
            return span, False
        parted = not text[span.end : span.end + 1].strip()
        return Span(start if parted else span.start, span.end), True


_LOST = {
    _START: "Where does this end? saidby: ignore-end is missing.",
    _END: "This ends nothing: there is no saidby: ignore-start before it.",
}


def _pair(
    directives: Sequence[Directive],
) -> tuple[dict[Directive, int], list[Directive]]:
    """Where each ``ignore-start`` ends, and those of both that are without partner.

    An end that names rules goes with the last start that names the same ones; one
    that names none with the last of all.
    """
    ends: dict[Directive, int] = {}
    opened: set[Directive] = set()
    stack: list[Directive] = []
    alike: dict[frozenset[str], list[Directive]] = defaultdict(list)
    lost: list[Directive] = []
    for directive in directives:
        if directive.verb == _START:
            opened.add(directive)
            stack.append(directive)
            alike[_named(directive)].append(directive)
        elif directive.verb == _END:
            named = _named(directive)
            partner = _last(alike[named] if named else stack, opened)
            if partner is None:
                lost.append(directive)
            else:
                opened.remove(partner)
                ends[partner] = directive.span.end
    return ends, [*sorted(opened, key=_start), *lost]


def _start(directive: Directive) -> int:
    return directive.span.start


def _named(directive: Directive) -> frozenset[str]:
    return frozenset(argument.casefold() for argument in directive.arguments)


def _last(starts: list[Directive], opened: Container[Directive]) -> Directive | None:
    """The last of the starts that is still open; those behind it are dropped."""
    while starts:
        start = starts.pop()
        if start in opened:
            return start
    return None


def _unknown_verb(directive: Directive, text: str) -> Finding:
    verb = directive.verb
    if not verb:
        return Finding(
            directive.span, "This comment does not say what saidby is to do."
        )
    near = near_match(verb, VERBS)
    return _misspelt(directive, verb, near, f"saidby does not know “{verb}”.", text)


def _unknown_rule(
    directive: Directive, selector: str, rules: Sequence[Rule], text: str
) -> Iterator[Finding]:
    if selector.upper() in RETIRED:
        if RETIRED[selector.upper()] is None:
            yield Finding(directive.span, f"The rule {selector} is no longer there.")
    elif not is_known(selector, rules):
        near = nearest(selector, rules)
        message = f"There is no rule “{selector}”."
        yield _misspelt(directive, selector, near, message, text)


def _misspelt(
    directive: Directive, word: str, near: str | None, message: str, text: str
) -> Finding:
    span = _span_of(word, directive, text)
    if near is None:
        return Finding(span, message)
    fixes: tuple[Fix, ...] = ()
    if span != directive.span:
        fixes = (Fix(f"Write “{near}”", (Edit(span, near),), safe=False),)
    return Finding(span, f"{message} Did you mean “{near}”?", fixes)


def _span_of(word: str, directive: Directive, text: str) -> Span:
    """Where a word of the comment stands, or the whole comment if that is not sure."""
    comment = directive.span.of(text)
    if len(comment) > _LONGEST:
        return directive.span
    if comment.casefold().count(word.casefold()) != 1 or not comment.isascii():
        return directive.span
    start = directive.span.start + comment.casefold().index(word.casefold())
    return Span(start, start + len(word))
