"""What the writer says of a quotation, kept where the draft can keep it.

A format with comments keeps it in the draft, next to the quotation; plain text in the
decisions file, by the quotation's words. Either way later edits do not detach it.
"""

from __future__ import annotations

from saidby.attribution.settlements import NOT_SPEECH, meant
from saidby.decisions import Decision, Verdict, context_of, opening_of
from saidby.draft import Draft
from saidby.findings import Edit
from saidby.queries import noting
from saidby.queries.changes import Change, Decide, Rewrite
from saidby.rules.places import block_at
from saidby.text.prose import Directive
from saidby.text.spans import Span

SPEAKER = "speaker"


def attribute(draft: Draft, number: int, name: str, *, filed: bool) -> Change | None:
    """The quotation of that number is said by somebody of that name.

    ``filed`` says that the draft is a file, so that a decisions file can name it.
    None where neither the draft nor such a file can keep it.
    """
    said_by = f"{SPEAKER} {noting.quoted(name)}"
    return _settled(draft, number, said_by, filed=filed) or _decided(
        draft, number, Verdict.SPEAKER, name, filed=filed
    )


def not_a_quotation(draft: Draft, number: int, *, filed: bool) -> Change | None:
    """What stands between the marks is nobody's words."""
    return _settled(draft, number, NOT_SPEECH, filed=filed) or _decided(
        draft, number, Verdict.NOT_A_QUOTATION, None, filed=filed
    )


def settlement(draft: Draft, number: int) -> Directive | None:
    """The comment that settles a quotation, if one does."""
    for directive in draft.prose.directives:
        if (
            directive.verb in (SPEAKER, NOT_SPEECH)
            and meant(draft.prose, draft.quotations, directive) == number
        ):
            return directive
    return None


def forget(draft: Draft, number: int) -> Rewrite | None:
    """Takes out the comment that settles a quotation."""
    directive = settlement(draft, number)
    if directive is None:
        return None
    text, span = draft.source.text, directive.span
    before = text[noting.line_start(text, span.start) : span.start]
    spaces = len(before) - len(before.rstrip(" \t")) if before.strip() else 0
    return Rewrite((Edit(Span(span.start - spaces, span.end), ""),))


def _settled(draft: Draft, number: int, words: str, *, filed: bool) -> Rewrite | None:
    """In a comment of the draft, if it has comments that can mean this quotation."""
    known = settlement(draft, number)
    if known is not None:
        return Rewrite((noting.replaced(draft, known, words),))
    quotation = draft.quotations.found[number]
    if quotation.parent is not None:
        return None
    if noting.has_comments(draft):
        return Rewrite((noting.beside(draft, quotation.end, words),))
    if filed or not _comes_first(draft, number):
        return None
    start = draft.prose.blocks[block_at(draft, quotation.start)].span.start
    return Rewrite((noting.above(draft, start, words),))


def _comes_first(draft: Draft, number: int) -> bool:
    """Whether a quotation is the first in its block: a comment above means that."""
    found = draft.quotations.found
    block = block_at(draft, found[number].start)
    return number == 0 or block_at(draft, found[number - 1].end - 1) < block


def _decided(
    draft: Draft, number: int, verdict: Verdict, speaker: str | None, *, filed: bool
) -> Decide | None:
    """In the decisions file, by the words that the quotation opens with."""
    quotation, masked = draft.quotations.found[number], draft.prose.masked
    whole = Span(quotation.start, quotation.end)
    quote = opening_of(masked, whole)
    if not filed or not quote:
        return None
    context = context_of(masked, whole)
    return Decide(Decision("", quote, verdict, context, speaker=speaker))
