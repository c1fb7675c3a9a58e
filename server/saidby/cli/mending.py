"""Drafts with their fixes, written back."""

from __future__ import annotations

from collections import Counter

from saidby.cli.output import counted, put
from saidby.cli.running import Answered
from saidby.workspace.rewriting import rewrite


class Mending:
    """Writes what was mended, and counts it."""

    def __init__(self) -> None:
        self._fixes: Counter[str] = Counter()
        self._drafts = 0

    def write(self, answered: Answered) -> None:
        """Put the mended text into the draft; one from standard input is printed.

        Raises UnwritableFile.
        """
        job, mended = answered.job, answered.mended
        text = mended.source.text if mended else job.source.text
        if job.from_stdin:
            put(text.encode(job.options.encoding))
        elif text != job.source.text:
            rewrite(job.source, text, job.options.encoding)
        if mended and mended.applied:
            self._fixes += mended.applied
            self._drafts += 1

    def summary(self) -> str:
        """What was done, or "" if nothing was."""
        if not self._fixes:
            return ""
        rules = ", ".join(
            f"{count} {code}" for code, count in self._fixes.most_common()
        )
        repairs = counted(self._fixes.total(), "repair")
        return f"made {repairs} in {counted(self._drafts, 'draft')}: {rules}"
