"""What the writer says of a quotation, kept where the draft can keep it.

A format with comments keeps it in the draft, next to the quotation; plain text in the
decisions file, by the quotation's words. Either way later edits do not detach it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from saidby.attribution.settlements import NOT_SPEECH, meant
from saidby.decisions import Verdict
from saidby.draft import Draft
from saidby.findings import Edit
from saidby.queries import noting
from saidby.queries.changes import Change, Decide, Rewrite
from saidby.queries.keyed import Key, key_of
from saidby.rules.places import block_at
from saidby.text.prose import Directive
from saidby.text.spans import Span

SPEAKER = "speaker"


@dataclass(frozen=True)
class Settling:
    """One quotation, and where what is said of it can be kept.

    ``filed`` says that the draft is a file, so that a decisions file can name it.
    """

    draft: Draft
    number: int
    filed: bool

    def attribute(self, name: str) -> Change | None:
        """It is said by somebody of that name; None if that can be kept nowhere."""
        words = f"{SPEAKER} {noting.quoted(name)}"
        return self._kept(words, Verdict.SPEAKER, speaker=name)

    def not_a_quotation(self) -> Change | None:
        """It is nobody's words; None if that can be kept nowhere."""
        return self._kept(NOT_SPEECH, Verdict.NOT_A_QUOTATION)

    def forget(self) -> Rewrite | None:
        """Takes out the comment that settles it, if there is one."""
        if self._comment is None:
            return None
        text, span = self.draft.source.text, self._comment.span
        before = text[noting.line_start(text, span.start) : span.start]
        spaces = len(before) - len(before.rstrip(" \t")) if before.strip() else 0
        return Rewrite((Edit(Span(span.start - spaces, span.end), ""),))

    @cached_property
    def _comment(self) -> Directive | None:
        return settlement(self.draft, self.number)

    @cached_property
    def _key(self) -> Key | None:
        quotation = self.draft.quotations.found[self.number]
        return key_of(self.draft, Span(quotation.start, quotation.end))

    def _kept(
        self, words: str, verdict: Verdict, speaker: str | None = None
    ) -> Change | None:
        edit = self._noted(words)
        if edit is not None:
            return Rewrite((edit,))
        if not self.filed or self._key is None:
            return None
        return Decide(self._key.entry(verdict, speaker=speaker))

    def _noted(self, words: str) -> Edit | None:
        """As a comment of the draft, if one can mean this quotation."""
        draft, quotation = self.draft, self.draft.quotations.found[self.number]
        if self._comment is not None:
            return noting.replaced(draft, self._comment, words)
        if quotation.parent is not None:
            return None
        if noting.has_comments(draft):
            return noting.beside(draft, quotation.end, words)
        if self.filed or not _comes_first(draft, self.number):
            return None
        start = draft.prose.blocks[block_at(draft, quotation.start)].span.start
        return noting.above(draft, start, words)


def settlement(draft: Draft, number: int) -> Directive | None:
    """The comment that settles a quotation, if one does."""
    for directive in draft.prose.directives:
        if (
            directive.verb in (SPEAKER, NOT_SPEECH)
            and meant(draft.prose, draft.quotations, directive) == number
        ):
            return directive
    return None


def _comes_first(draft: Draft, number: int) -> bool:
    """Whether a quotation is the first in its block: a comment above means that."""
    found = draft.quotations.found
    block = block_at(draft, found[number].start)
    return number == 0 or block_at(draft, found[number - 1].end - 1) < block
