"""What there is to weigh about a claim: this phrase is the source of that quotation."""

from __future__ import annotations

from collections.abc import Sequence

from saidby.attribution.claim import Claim
from saidby.attribution.genre import Genre
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
    scene: Scene, number: int, claims: Sequence[Claim], genre: Genre
) -> list[list[float]]:
    """One row of numbers for each claim of a quotation, in the order of ``NAMES``."""
    if not claims:
        return []
    about = quotation_features.of(scene, number, genre)
    pairs = zip(
        claim_features.of(scene, number, claims),
        heard_features.of(scene, number, claims),
        strict=True,
    )
    return [[*mine, *about, *heard] for mine, heard in pairs]
