"""The paragraphs of a LaTeX document, and the environments that they stand in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from saidby.formats import latex_commands as commands
from saidby.formats.masking import Masking
from saidby.formats.regions import Region
from saidby.formats.stock import stock_kind
from saidby.text.prose import BlockKind


@dataclass(slots=True)
class Page:
    """What was read so far; ``at`` is where the current paragraph starts."""

    masking: Masking
    at: int = 0
    regions: list[Region] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _count: Counter[str] = field(default_factory=Counter)
    _quotes: list[int] = field(default_factory=list)
    _groups: int = 0

    def enter(self, name: str) -> None:
        self._open.append(name)
        self._count[name] += 1
        if name in commands.BLOCK_QUOTES:
            self._groups += 1
            self._quotes.append(self._groups)

    def leave(self, name: str) -> None:
        """End an environment, and with it those that were left open inside."""
        while self._count[name]:
            last = self._open.pop()
            self._count[last] -= 1
            if last in commands.BLOCK_QUOTES:
                self._quotes.pop()
            if last == name:
                return

    def in_table(self) -> bool:
        return bool(self._open) and self._open[-1] in commands.TABLES

    def cut(self, end: int, kind: BlockKind | None = None) -> None:
        """End the paragraph here; ``kind`` says what it was, if a command did."""
        if self.at < end and not self.masking.is_blank(self.at, end):
            group = self._quotes[-1] if self._quotes else 0
            found = kind or self._kind(self.at, end)
            self.regions.append(Region(self.at, end, found, group))
        self.at = max(self.at, end)

    def _kind(self, start: int, end: int) -> BlockKind:
        if self._quotes:
            return BlockKind.QUOTE
        item = any(self._count[name] for name in commands.LISTS)
        stock = stock_kind(self.masking.seen(start, end))
        return stock or (BlockKind.LIST_ITEM if item else BlockKind.PARAGRAPH)
