"""The quotations inside a quotation, as a draft of their own.

"My mother said 'never lend a ladder'," Gareth said: what Gareth says is the narration
in which his mother is quoted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from saidby.quotations.quotation import Quotation, Quotations
from saidby.text.prose import Block, BlockKind, Prose
from saidby.text.spans import Span


@dataclass(frozen=True, slots=True)
class Inside:
    """The quoting quotations as prose, those quoted in them as its quotations.

    ``numbers[i]`` is the draft's number for quotation ``i`` of ``quotations``.
    """

    prose: Prose
    quotations: Quotations
    numbers: tuple[int, ...]


def inside(prose: Prose, quotations: Quotations) -> Inside:
    """One level down: quotations nested directly in those of the outermost level."""
    found = quotations.found
    nested = [n for n, q in enumerate(found) if q.parent is not None and q.depth == 1]
    parents = sorted({p for n in nested if (p := found[n].parent) is not None})
    blocks = [span for parent in parents for span in found[parent].spans]
    place = {span: at for at, span in enumerate(sorted(blocks))}
    moved = [(n, _moved(found[n], place)) for n in nested]
    kept = [(n, q) for n, q in moved if q is not None]
    return Inside(
        replace(
            prose,
            blocks=tuple(Block(BlockKind.PARAGRAPH, s) for s in sorted(place)),
            directives=(),
        ),
        Quotations(tuple(q for _, q in kept), (), quotations.style),
        tuple(n for n, _ in kept),
    )


def _moved(quotation: Quotation, place: dict[Span, int]) -> Quotation | None:
    """The quotation at the outermost level, in the blocks that its parents are."""
    blocks = tuple(_block(outer, place) for outer in quotation.outer)
    if -1 in blocks:
        return None
    return replace(quotation, blocks=blocks, depth=0, parent=None)


def _block(outer: Span, place: dict[Span, int]) -> int:
    return next((at for span, at in place.items() if span.covers(outer)), -1)
