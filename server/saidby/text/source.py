"""What was read or opened: the one thing that an analysis depends on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Format = Literal["plain", "markdown", "html", "latex"]


@dataclass(frozen=True, slots=True)
class Source:
    """One draft as decoded. Line ends are kept as they are; a BOM is not part of it."""

    path: str
    text: str
    format: Format = "plain"
