"""What a reporter must know besides the reports."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from saidby.report import Report


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be done, in words that name it and the cause.

    ``path`` is the file that it is about, "" if it is about none.
    """

    message: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How and for whom the text is made, and what there is to say besides reports.

    ``width`` is the terminal's in cells. ``root`` is the absolute path of the folder
    that relative paths start from, and that formats for forges name paths relative
    to; "" if there is none. ``failures`` are complete, and in the order in which they
    came, when the last report has been taken.
    """

    color: bool = False
    width: int = 80
    root: str = ""
    failures: Collection[Failure] = ()


Reporter = Callable[[Iterable[Report], Layout], Iterator[str]]
