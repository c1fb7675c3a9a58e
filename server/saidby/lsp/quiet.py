"""No finding on words that are still being typed.

The paragraph that is being edited keeps the findings it had; new ones in it wait until
the writer goes on elsewhere, saves, or pauses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from saidby.lsp.snapshot import moved
from saidby.lsp.texts import Change, Text
from saidby.report import Diagnostic
from saidby.text.spans import Span

# A paragraph of more lines than this is cut, to look at a few lines and not at all.
_LINES = 40

Placed = tuple[Diagnostic, Span]
_Known = tuple[str, str]


@dataclass(slots=True)
class Quiet:
    """``edited`` is the paragraph being typed in, ``touched`` what was edited with the
    revision of the edit, all in the text of now; ``placed`` is what is shown."""

    edited: Span | None = None
    touched: list[tuple[int, Span]] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    _kept: set[_Known] = field(default_factory=set)

    def follow(self, text: Text, revision: int, changes: Sequence[Change]) -> bool:
        """Take changes that led to ``text``; whether they went on elsewhere."""
        self.placed = [(d, moved(span, changes)) for d, span in self.placed]
        self.touched = [(at, _grown(span, changes)) for at, span in self.touched]
        before = _grown(self.edited, changes) if self.edited else None
        places = [
            _paragraph(text, _grown(Span(c.start, c.start + c.size), changes[n + 1 :]))
            for n, c in enumerate(changes)
        ]
        self.touched = _joined([*self.touched, *((revision, span) for span in places)])
        now = _hull(places)
        elsewhere = before is not None and not _near(before, now)
        self.edited = now if before is None or elsewhere else _hull([before, now])
        if before is None or elsewhere:
            self._kept = set()
        self._kept |= {_key(d) for d, span in self.placed if _near(span, self.edited)}
        return elsewhere

    def release(self) -> None:
        """The writer has come to rest."""
        self.edited = None
        self._kept = set()

    def heard(self, found: Iterable[Placed]) -> list[Placed]:
        """The findings without new ones in the paragraph that is being edited."""
        edited = self.edited
        if edited is None:
            return list(found)
        return [
            (finding, span)
            for finding, span in found
            if not _near(span, edited) or _key(finding) in self._kept
        ]

    def forget(self, revision: int) -> None:
        """What was touched up to a revision has been analysed."""
        self.touched = [pair for pair in self.touched if pair[0] > revision]


def _key(finding: Diagnostic) -> _Known:
    return finding.code, finding.message


def _near(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _grown(span: Span, changes: Iterable[Change]) -> Span:
    """Where a region is after some changes; what is typed at its ends is in it."""
    start, end = span.start, span.end
    for change in changes:
        start, end = change.forth(start), change.forth(end, after=True)
    return Span(start, max(start, end))


def _joined(pairs: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """The same regions with those that meet made one, of the later revision."""
    found: list[tuple[int, Span]] = []
    for at, span in sorted(pairs, key=lambda pair: pair[1]):
        if found and _near(found[-1][1], span):
            before, last = found[-1]
            found[-1] = (max(before, at), _hull([last, span]))
        else:
            found.append((at, span))
    return found


def _paragraph(text: Text, span: Span) -> Span:
    """The lines of a place and those around it up to empty ones."""
    first, last = text.line_at(span.start), text.line_at(span.end)
    top, bottom = max(0, first - _LINES), min(len(text.starts) - 1, last + _LINES)
    while first > top and not _is_blank(text, first - 1):
        first -= 1
    while last < bottom and not _is_blank(text, last + 1):
        last += 1
    return Span(text.bounds(first)[0], text.bounds(last)[1])


def _is_blank(text: Text, line: int) -> bool:
    start, stop = text.bounds(line)
    return not text.text[start:stop].strip()
