"""What a reporter must know besides the reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from saidby.report import Report


@dataclass(frozen=True, slots=True)
class Layout:
    """How and for whom the text is made.

    ``width`` is the terminal's in cells. ``root`` is the absolute path of the folder
    that relative paths start from, and that formats for forges name paths relative
    to; "" if there is none.
    """

    color: bool = False
    width: int = 80
    root: str = ""


Reporter = Callable[[Iterable[Report], Layout], Iterator[str]]
