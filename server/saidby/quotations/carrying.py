"""Quotations that run over paragraphs: left open, opened anew, closed at the end."""

from __future__ import annotations

from collections.abc import Sequence

from saidby.quotations.parts import Part


def carry(parts: Sequence[Part], edges: Sequence[int]) -> dict[int, int]:
    """For each part that goes on with an earlier one, the number of that one.

    ``edges`` are the starts of the blocks, by number of the block.
    """
    before: dict[int, int] = {}
    open_parts: dict[int, list[int]] = {}
    for number, part in enumerate(parts):
        if part.closing is None:
            open_parts.setdefault(part.block, []).append(number)
    for number, part in enumerate(parts):
        if part.opening is None or not part.opening.leads:
            continue
        for earlier in open_parts.get(part.block - 1, ()):
            if earlier in before.values():
                continue
            if _goes_on(parts, earlier, number, edges[part.block], before):
                before[number] = earlier
                break
    return before


def _goes_on(
    parts: Sequence[Part], earlier: int, number: int, edge: int, before: dict[int, int]
) -> bool:
    one, other = parts[earlier], parts[number]
    if one.opening is None or other.opening is None:
        return False
    if one.opening.family != other.opening.family:
        return False
    if other.parent is None:
        return one.parent is None and other.start == edge
    return (
        before.get(other.parent) == one.parent
        and parts[other.parent].spans[0].start == other.start
    )
