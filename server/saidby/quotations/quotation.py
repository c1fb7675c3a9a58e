"""What a quotation is, before anyone asks who said it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from saidby.text.spans import Span


class Kind(StrEnum):
    DIRECT = "direct"
    MIXED = "mixed"
    BLOCK = "block"
    TRANSCRIPT = "transcript"
    THOUGHT = "thought"
    TERM = "term"
    HEADING = "heading"


class Trouble(StrEnum):
    """What is wrong with a mark, as far as marks alone can tell."""

    NEVER_CLOSED = "never-closed"
    NEVER_OPENED = "never-opened"
    STYLES_DIFFER = "styles-differ"
    NOT_REOPENED = "not-reopened"
    NESTED_ALIKE = "nested-alike"


@dataclass(frozen=True, slots=True)
class Stray:
    """A mark that could not be paired, or was paired against the rules.

    ``span`` is the mark; ``other`` the mark it was paired with, if any.
    """

    span: Span
    trouble: Trouble
    other: Span | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, of one span or (split by a tag, or carried over) of several.

    ``spans`` is what stands between the marks, marks excluded. ``outer`` covers
    the same parts with their marks. ``style`` names the marks (``marks.STYLES``).
    ``parent`` is the number of the quotation that this one is nested in.
    ``block`` is the number of the block that each span stands in.
    ``label`` is the speaker label of a transcript's turn ("MARLOW").
    """

    spans: tuple[Span, ...]
    outer: tuple[Span, ...]
    style: str
    kind: Kind
    blocks: tuple[int, ...]
    closed: bool = True
    depth: int = 0
    parent: int | None = None
    label: Span | None = None

    @property
    def start(self) -> int:
        return self.outer[0].start

    @property
    def end(self) -> int:
        return self.outer[-1].end

    def text_of(self, text: str) -> str:
        return " … ".join(span.of(text) for span in self.spans)


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a draft in text order, and the marks that made trouble.

    ``style`` is the draft's main style of marks, or "" if it has none.
    """

    found: tuple[Quotation, ...]
    strays: tuple[Stray, ...] = ()
    style: str = ""
