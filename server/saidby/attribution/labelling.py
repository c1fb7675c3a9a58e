"""Transcripts: the label is the speaker ("MARLOW: …")."""

from __future__ import annotations

from saidby.attribution.scene import Scene
from saidby.attribution.settling import Decision

_SURE = 0.99


def labelled(scene: Scene) -> dict[int, Decision]:
    """A decision for every quotation with a label, one speaker for each label."""
    decided: dict[int, Decision] = {}
    for number, quotation in enumerate(scene.quotations.found):
        if quotation.label is None:
            continue
        text = quotation.label.of(scene.prose.masked).strip()
        identity = scene.people.by_label(text)
        decided[number] = Decision(identity, "label", _SURE, place=quotation.label)
    return decided
