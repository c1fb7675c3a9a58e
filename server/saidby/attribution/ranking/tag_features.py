"""What there is to weigh about a claim: this phrase is the source of that quotation."""

from __future__ import annotations

from collections.abc import Sequence

from saidby.attribution.claim import Claim
from saidby.attribution.ranking import (
    claim_features,
    heard_features,
    quotation_features,
)
from saidby.attribution.scene import Scene

NAMES = (
    *claim_features.NAMES,
    *quotation_features.NAMES,
    *heard_features.NAMES,
)


def rows(
    scene: Scene, number: int, claims: Sequence[Claim], share: float
) -> list[list[float]]:
    """One row of numbers for each claim of a quotation, in the order of ``NAMES``.

    ``share`` is how much of the draft is dialogue (``share_spoken``).
    """
    if not claims:
        return []
    about = quotation_features.of(scene, number, share)
    pairs = zip(
        claim_features.of(scene, number, claims),
        heard_features.of(scene, number, claims),
        strict=True,
    )
    return [[*mine, *about, *heard] for mine, heard in pairs]


def share_spoken(scene: Scene) -> float:
    """How much of a draft is dialogue: blocks that open with a quotation, 0 to 1."""
    opening = sum(
        scene.quotation(row[0]).start <= scene.prose.blocks[block].span.start
        for block, row in scene.in_block.items()
    )
    return round(opening / max(1, len(scene.prose.blocks)), 3)
