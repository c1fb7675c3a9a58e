"""Every quotation of a draft: block by block, then over the blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from saidby.quotations import convention, kinds, marks, pairing
from saidby.quotations import parts as shaping
from saidby.quotations.carrying import carry
from saidby.quotations.convention import Convention
from saidby.quotations.marks import Mark
from saidby.quotations.parts import Part
from saidby.quotations.quotation import Quotation, Quotations, Stray, Trouble
from saidby.text.prose import Prose


def find(prose: Prose) -> Quotations:
    """All quotations of a draft in text order. Never fails on its text."""
    habits = convention.of(prose)
    parts, strays = _read_blocks(prose, habits)
    before = carry(parts, [block.span.start for block in prose.blocks])
    groups = _groups(parts, before)
    carried = {parts[n].opening for group in groups for n in group[:-1]}
    spans = {mark.span for mark in carried if mark}
    kept = [
        stray
        for stray in strays
        if not (stray.trouble is Trouble.NEVER_CLOSED and stray.span in spans)
    ]
    found = _assemble(prose, parts, groups)
    return Quotations(found, tuple(sorted(kept, key=_place)), _main_style(found))


def _place(stray: Stray) -> tuple[int, int]:
    return stray.span.start, stray.span.end


def _read_blocks(prose: Prose, habits: Convention) -> tuple[list[Part], list[Stray]]:
    weighed = [marks.read(prose.masked, block.span, habits) for block in prose.blocks]
    parts: list[Part] = []
    strays: list[Stray] = []
    for number, block in enumerate(prose.blocks):
        following = weighed[number + 1] if number + 1 < len(weighed) else ()
        heads = (
            _heads(following, prose.blocks[number + 1].span.start)
            if following
            else frozenset()
        )
        pairs = pairing.pair(weighed[number], heads)
        new, odd = shaping.shape(
            prose.masked, number, block.span, weighed[number], pairs
        )
        parts.extend(shaping.renumber(new, len(parts)))
        strays.extend(odd)
    return parts, strays


def _heads(following: Sequence[Mark], start: int) -> frozenset[str]:
    """The families of the marks that stand at the very start of a block."""
    heads: set[str] = set()
    for mark in following:
        if mark.span.start > start or mark.opening > mark.closing:
            break
        heads.add(mark.family)
        start = mark.span.end
    return frozenset(heads)


def _groups(parts: Sequence[Part], before: dict[int, int]) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    head: dict[int, int] = {}
    for number in range(len(parts)):
        head[number] = head[before[number]] if number in before else number
        groups.setdefault(head[number], []).append(number)
    return list(groups.values())


def _assemble(
    prose: Prose, parts: Sequence[Part], groups: Iterable[list[int]]
) -> tuple[Quotation, ...]:
    ordered = sorted(groups, key=lambda g: (parts[g[0]].start, -parts[g[-1]].end))
    number_of = {part: n for n, group in enumerate(ordered) for part in group}
    found: list[Quotation] = []
    for group in ordered:
        members = [parts[n] for n in group]
        outer_part = members[0].parent
        parent = None if outer_part is None else number_of[outer_part]
        found.append(
            Quotation(
                spans=tuple(s for part in members for s in part.spans),
                outer=tuple(s for part in members for s in part.outer),
                style=members[0].style,
                kind=kinds.provisional(prose, members),
                blocks=tuple(part.block for part in members for _ in part.spans),
                closed=members[-1].closing is not None,
                depth=0 if parent is None else found[parent].depth + 1,
                parent=parent,
            )
        )
    return tuple(found)


def _main_style(found: Sequence[Quotation]) -> str:
    counted = Counter(q.style for q in found if q.parent is None)
    return counted.most_common(1)[0][0] if counted else ""
