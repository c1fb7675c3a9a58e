"""A quotation in the making: its parts, before anyone knows what holds what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from saidby.quotations.parts import Part
from saidby.text.spans import Span

Origin = Literal["marks", "dash", "label", "block"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Parts that are one quotation, in text order, and what showed them to be one.

    ``label`` is the speaker label of a transcript's turn.
    """

    parts: tuple[Part, ...]
    origin: Origin = "marks"
    closed: bool = True
    label: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(span for part in self.parts for span in part.spans)

    @property
    def outer(self) -> tuple[Span, ...]:
        return tuple(span for part in self.parts for span in part.outer)

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end

    @property
    def style(self) -> str:
        return self.parts[0].style
