"""Where in a draft an entry holds: the words are looked for, not the line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from saidby.decisions.decision import Decision
from saidby.text.spans import Span
from saidby.wording import (
    all_words,
    spans_before,
    word_spans,
    words,
    words_before,
)

# How alike (0 to 100) the opening words must be, so that a corrected spelling or
# another word does not detach an entry, and how alike the words before.
_ALIKE = 90.0
_ALIKE_BEFORE = 70.0
# Fewer words than these ("No, sir") say little without those before them.
_TELLING = 4
_COMPARED = 12
_OPENING = 8
_CONTEXT = 6


class Places:
    """Spans of one draft that entries may mean, by the words that they open with."""

    def __init__(self, masked: str, spans: Iterable[Span]) -> None:
        self._masked = masked
        self._spans = sorted(set(spans))
        self._openings = [
            words(masked, span.start, len(masked), most=_COMPARED + 1)
            for span in self._spans
        ]
        self._by_size: dict[int, dict[str, list[Span]]] = {}

    def of(self, entry: Decision) -> tuple[Span, ...]:
        """Those of the spans that an entry means.

        Words past the end of a span count too. Where several spans fit, or the quote
        is short, the ``context`` decides; without a context all that fit are meant.
        """
        wanted = all_words(entry.quote)[:_COMPARED]
        fitting = self._alike(wanted)
        if not entry.context or (len(fitting) < 2 and len(wanted) >= _TELLING):
            return tuple(fitting)
        scores = [self._alike_before(entry.context, span) for span in fitting]
        best = max(scores, default=0.0)
        pairs = zip(fitting, scores, strict=True)
        return tuple(span for span, score in pairs if score == best >= _ALIKE_BEFORE)

    def _alike(self, wanted: Sequence[str]) -> list[Span]:
        size, opening = len(wanted), " ".join(wanted)
        exact = self._opening_with(size).get(opening)
        if exact:
            # "No" is rather the whole of one quotation than the opening of another.
            return [span for span in exact if self._size(span) == size] or exact
        # A word more or less in the draft pushes the last one out of the comparison.
        near = [
            (score, span)
            for like in (size - 1, size, size + 1)
            for found, score in self._near(opening, like)
            for span in self._opening_with(like)[found]
        ]
        best = max((score for score, _ in near), default=0.0)
        return sorted({span for score, span in near if score == best})

    def _size(self, span: Span) -> int:
        return len(words(self._masked, span.start, span.end, most=_COMPARED + 1))

    def _near(self, opening: str, size: int) -> list[tuple[str, float]]:
        hits = process.extract(
            opening,
            list(self._opening_with(size)),
            scorer=fuzz.ratio,
            score_cutoff=_ALIKE,
            limit=None,
        )
        return [(found, score) for found, score, _ in hits]

    def _opening_with(self, size: int) -> dict[str, list[Span]]:
        """The spans by so many words of their openings."""
        if size not in self._by_size:
            grouped: dict[str, list[Span]] = {}
            for span, opening in zip(self._spans, self._openings, strict=True):
                if size and opening:
                    grouped.setdefault(" ".join(opening[:size]), []).append(span)
            self._by_size[size] = grouped
        return self._by_size[size]

    def _alike_before(self, context: str, span: Span) -> float:
        wanted = all_words(context)
        before = words_before(self._masked, span.start, most=len(wanted))
        return fuzz.ratio(" ".join(wanted), " ".join(before))


def opening_of(text: str, span: Span) -> str:
    """The words to name a place by in an entry: ``Decision.quote``.

    Where a mark is flagged, the words that follow it.
    """
    inside = word_spans(text, span.start, span.end, most=_OPENING)
    found = inside or word_spans(text, span.end, len(text), most=_OPENING)
    return _as_one_line(text, found)


def context_of(text: str, span: Span) -> str:
    """The words before a place, to tell it from others: ``Decision.context``."""
    return _as_one_line(text, spans_before(text, span.start, most=_CONTEXT))


def _as_one_line(text: str, found: Sequence[tuple[int, int]]) -> str:
    return " ".join(text[found[0][0] : found[-1][1]].split()) if found else ""
