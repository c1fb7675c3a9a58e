"""One thing that was settled about one place of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What an entry settles."""

    IGNORE = "ignore"
    SPEAKER = "speaker"
    NOT_A_QUOTATION = "not-a-quotation"


@dataclass(frozen=True, slots=True)
class Decision:
    """An entry of the decisions file.

    ``file`` is a path or pattern relative to the decisions file. ``quote`` is the
    opening words of the quotation or of what is flagged, ``context`` words that stand
    right before it. ``rules`` is empty for all. ``line`` is where the entry starts in
    the decisions file, from one, 0 if unknown.
    """

    file: str
    quote: str
    decision: Verdict
    context: str = ""
    rules: tuple[str, ...] = ()
    speaker: str | None = None
    note: str = ""
    line: int = 0

    @property
    def for_many(self) -> bool:
        """Whether ``file`` is a pattern and not the path of one draft."""
        return any(c in self.file for c in "*?[")
