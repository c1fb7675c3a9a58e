"""What was settled for drafts that have no comments, keyed by the draft's own words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from pathspec import GitIgnoreSpec


class Verdict(StrEnum):
    """What an entry settles."""

    IGNORE = "ignore"
    SPEAKER = "speaker"
    NOT_A_QUOTATION = "not-a-quotation"


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry.

    ``file`` is a path or pattern relative to the decisions file. ``quote`` is the
    opening words of the quotation or of what is flagged, ``context`` words that stand
    before it. ``rules`` is empty for all. ``line`` is where the entry starts in the
    decisions file, from one, 0 if unknown.
    """

    file: str
    quote: str
    decision: Verdict
    context: str = ""
    rules: tuple[str, ...] = ()
    speaker: str | None = None
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Decisions:
    """The entries of a decisions file, in its order; ``path`` is how to name it."""

    path: str = ""
    entries: tuple[Decision, ...] = ()

    def for_file(self, path: str) -> Decisions:
        """The entries for one draft; ``path`` is relative to the decisions file."""
        kept = tuple(e for e in self.entries if _is_for(e.file, path))
        return replace(self, entries=kept)


NO_DECISIONS = Decisions()


def _is_for(pattern: str, path: str) -> bool:
    return pattern == path or GitIgnoreSpec.from_lines([pattern]).match_file(path)
