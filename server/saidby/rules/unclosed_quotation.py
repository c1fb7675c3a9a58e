"""A quotation that is never closed.

What it flags
    An opening mark without a closing one in its paragraph. A quotation that goes on in
    the next paragraph is meant to stay open, so it is not flagged if that paragraph
    opens it anew. The same holds of what is set off after a colon, such as a verse or a
    letter, if the paragraph after that opens the quotation anew.

Why an editor cares
    Readers cannot tell where the words of the speaker end and those of the writer
    begin.

Example and repair
    ``“We were never asked, said Mara Lindqvist.`` Close the quotation where the speaker
    stops: ``“We were never asked,” said Mara Lindqvist.``

When to switch it off
    In texts that leave marks open on purpose, such as verse that opens every line anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Stray, Trouble
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.lone_marks import couples
from saidby.rules.places import block_at, is_verse
from saidby.text.prose import BlockKind

# Words of a paragraph of prose; paragraphs of one verse or letter.
_SET_OFF, _FARTHEST = 30, 12


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    closing = couples(draft)
    for stray in draft.quotations.strays:
        if stray.trouble is Trouble.NEVER_CLOSED and not _goes_on(draft, stray):
            other = closing.get(stray.span)
            yield Finding(
                stray.span,
                "This quotation is never closed.",
                related=(Related(other, "Is this meant to close it?"),)
                if other
                else (),
            )


def _goes_on(draft: Draft, stray: Stray) -> bool:
    """Whether what is set off (a verse, a letter) follows, announced by a colon, and
    after it a paragraph that opens the quotation anew."""
    text, blocks = draft.prose.masked, draft.prose.blocks
    here = block_at(draft, stray.span.start)
    if not blocks[here].span.of(text).endswith((":", ",", "—")):
        return False
    mark = stray.span.of(text)
    for block in blocks[here + 1 : here + _FARTHEST]:
        if text.startswith(mark, block.span.start):
            return block is not blocks[here + 1]
        words = block.span.of(text)
        long = block.kind is BlockKind.PARAGRAPH and len(words.split()) >= _SET_OFF
        if long and not is_verse(words):
            return False
    return False


RULE = Rule(
    "SB101",
    "unclosed-quotation",
    "A quotation that is never closed.",
    Severity.WARNING,
    Stage.QUOTATIONS,
    check,
    doc=__doc__,
)
