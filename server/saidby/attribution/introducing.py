"""Block quotations: the paragraph before says whose words they are."""

from __future__ import annotations

from saidby.attribution.scene import Scene
from saidby.attribution.settling import NOBODY, Decision, decide
from saidby.attribution.sieves.leading import colon_lead
from saidby.quotations.quotation import Kind
from saidby.speakers.pronouns import Guess

_SURE = 0.85


def introduced(
    scene: Scene, guesses: dict[int, tuple[Guess, ...]]
) -> dict[int, Decision]:
    """A decision for every block quotation that a line ending in a colon leads in."""
    found: dict[int, Decision] = {}
    for number, quotation in enumerate(scene.quotations.found):
        if quotation.kind is not Kind.BLOCK or quotation.parent is not None:
            continue
        claim = colon_lead(number, None, scene)
        decision = decide(scene, claim, _SURE, guesses) if claim else None
        if decision is not None and decision.identity != NOBODY:
            found[number] = decision
    return found
