"""What a quotation is by its surface; the parser's reading refines it later."""

from __future__ import annotations

import re
from collections.abc import Sequence

from saidby.quotations.parts import Part
from saidby.quotations.quotation import Kind
from saidby.text.prose import BlockKind, Prose

_ENDED = re.compile(r"[.,!?…—–-][\"'”’»)\]_*]*\Z")
_SENTENCE = re.compile(r"[\W_]*[^\W_a-z]")


def provisional(prose: Prose, members: Sequence[Part]) -> Kind:
    """The kind of a quotation of these parts, as far as its surface tells."""
    first = members[0]
    if prose.blocks[first.block].kind is BlockKind.HEADING:
        return Kind.HEADING
    said = first.spans[0].of(prose.masked)
    if len(members) > 1 or _stands_alone(prose, first):
        return Kind.DIRECT
    if _SENTENCE.match(said) and _ENDED.search(said):
        return Kind.DIRECT
    return Kind.MIXED


def _stands_alone(prose: Prose, part: Part) -> bool:
    block = prose.blocks[part.block].span
    return part.start <= block.start and block.end <= part.end
