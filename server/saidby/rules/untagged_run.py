"""A long run of turns without a tag.

What it flags
    More turns in a row than ``untagged-run`` allows (8 unless configured) that consist
    of nothing but quoted words: no tag, no action, no line before them that announces
    a speaker, and nobody addressed by name.

Why an editor cares
    Readers count back to find out who is speaking, and stop reading.

Example and repair
    Ten lines of bare dialogue between two sisters. Give the turn that is marked a tag
    or an action: ``“Not tonight,” said Nora.``

When to switch it off
    Where long runs of bare dialogue are the style, as in Hemingway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Kind, Quotation
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.surroundings import announces
from saidby.speakers import nouns
from saidby.text.prose import BlockKind
from saidby.text.spans import Span

_VOCATIVE = re.compile(
    r"(?:^|[,.!?…—–-]\s*)(?:(?:my )?dear )?"
    r"(?P<title>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Aunt|Uncle)\b\.?\s)?"
    r"(?P<name>[^\W\d_a-z][^\W\d_]+)(?=[,.!?…—–-]|$)"
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    for run in _runs(draft):
        if len(run) > options.untagged_run:
            first, marked = run[0], run[options.untagged_run]
            yield Finding(
                marked.outer[0],
                f"{len(run)} turns in a row have no tag.",
                related=(Related(first.outer[0], "The run begins here."),),
            )


def _runs(draft: Draft) -> Iterator[Sequence[Quotation]]:
    """Stretches of turns, each a paragraph (or several) of quoted words only."""
    opening = _turns(draft)
    run: list[Quotation] = []
    at = 0
    while at < len(draft.prose.blocks):
        turn = opening.get(at)
        if turn is None:
            yield run
            run = []
        else:
            run.append(turn)
            at = turn.blocks[-1]
        at += 1
    yield run


def _turns(draft: Draft) -> dict[int, Quotation]:
    """By its first block, each quotation with no narration beside it."""
    return {
        quotation.blocks[0]: quotation
        for quotation in draft.quotations.found
        if quotation.kind in (Kind.DIRECT, Kind.MIXED)
        and quotation.depth == 0
        and quotation.label is None
        and _is_bare(draft, quotation)
        and not announces(draft, quotation.blocks[0] - 1)
        and not _addresses(quotation.text_of(draft.prose.masked))
    }


def _addresses(said: str) -> bool:
    """Whether somebody is called by name, so that readers know who is spoken to."""
    return any(
        name.group("title") or name.group("name").lower() in nouns.given_names()
        for name in _VOCATIVE.finditer(said)
    )


def _is_bare(draft: Draft, quotation: Quotation) -> bool:
    """Whether a quotation fills its paragraphs from their first word to their last."""
    blocks = draft.prose.blocks
    for number, part in zip(quotation.blocks, quotation.outer, strict=True):
        block = blocks[number]
        if block.kind is not BlockKind.PARAGRAPH:
            return False
        start, end = block.span.start, block.span.end
        rest = Span(start, max(start, part.start)), Span(min(part.end, end), end)
        if any(_has_words(draft, span) for span in rest):
            return False
    return True


def _has_words(draft: Draft, span: Span) -> bool:
    return any(char.isalnum() for char in span.of(draft.prose.masked))


RULE = Rule(
    "SB205",
    "untagged-run",
    "A long run of turns without a tag.",
    Severity.WARNING,
    Stage.QUOTATIONS,
    check,
    doc=__doc__,
)
