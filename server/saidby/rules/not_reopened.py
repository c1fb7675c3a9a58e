"""A quotation carried over paragraphs that is not opened anew.

What it flags
    A paragraph that goes on with the quotation of the one before, which was left open,
    but does not start with an opening mark. A verse or a letter set off inside a speech
    is at most pointed out.

Why an editor cares
    Without the mark, readers take the second paragraph for the writer's own words.

Example and repair
    ``“We were never asked.`` and in the next paragraph ``Nobody called us,” said Mara
    Lindqvist.`` Start the second paragraph with an opening mark: ``“Nobody called
    us,”`` … ``--fix`` does.

When to switch it off
    In texts that open a quotation of several paragraphs only once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Stray, Trouble
from saidby.rules.base import Edit, Finding, Fix, Related, Rule, Severity
from saidby.rules.places import block_at, first_word, is_verse
from saidby.rules.repairs import as_written, is_literal
from saidby.text.prose import BlockKind
from saidby.text.spans import Span

_SET_OFF = 20  # words; verses and addresses in a speech are shorter


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    missing: dict[Span, list[Stray]] = defaultdict(list)
    for stray in draft.quotations.strays:
        if stray.trouble is Trouble.NOT_REOPENED and stray.other is not None:
            missing[stray.other].append(stray)
    for opening, strays in missing.items():
        certain = _is_certain(draft, strays)
        for stray in strays if certain else strays[:1]:
            yield Finding(
                first_word(draft, stray.span.start),
                "This paragraph goes on with a quotation but does not open it again.",
                _fixes(draft, opening, stray, certain=certain),
                (Related(opening, "The quotation begins here."),),
                confidence=1.0 if certain else 0.6,
            )


def _is_certain(draft: Draft, strays: list[Stray]) -> bool:
    """Whether it is prose that goes on, rather than something set off."""
    blocks = [draft.prose.blocks[block_at(draft, s.span.start)] for s in strays]
    text = draft.prose.masked
    if any(block.kind is not BlockKind.PARAGRAPH for block in blocks):
        return False
    words = [block.span.of(text) for block in blocks]
    if any(len(said.split()) < _SET_OFF for said in words[:-1]):
        return False
    return not is_verse(words[-1])


def _fixes(
    draft: Draft, opening: Span, stray: Stray, *, certain: bool
) -> tuple[Fix, ...]:
    if not is_literal(draft, opening):
        return ()
    edit = Edit(stray.span, as_written(draft, opening.of(draft.prose.masked)))
    return (Fix("Open the quotation again", (edit,), safe=certain),)


RULE = Rule(
    "SB105",
    "not-reopened",
    "A quotation carried over paragraphs that is not opened anew.",
    Severity.WARNING,
    Stage.QUOTATIONS,
    check,
    doc=__doc__,
)
