"""Words with a label: a transcript's is the speaker ("MARLOW: …"), and so is the name
that words are signed with ("“No crew should wait.” — Lyle Brandt, captain")."""

from __future__ import annotations

from saidby.attribution.claim import Claim
from saidby.attribution.scene import Scene
from saidby.attribution.settling import Decision, decide
from saidby.attribution.sieves.credit import dash_credit
from saidby.quotations.quotation import Kind
from saidby.speakers.pronouns import Guess

_SURE, _SIGNED = 0.99, 0.97


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


def signed(scene: Scene, guesses: dict[int, tuple[Guess, ...]]) -> dict[int, Decision]:
    """A decision for every quotation that is all there is of a paragraph, but for a
    dash and a name."""
    return {
        number: decide(scene, credit, _SIGNED, guesses)
        for number, quotation in enumerate(scene.quotations.found)
        if quotation.kind is Kind.DIRECT and (credit := _credit(scene, number))
    }


def _credit(scene: Scene, number: int) -> Claim | None:
    quotation, runs = scene.quotation(number), scene.runs_of.get(number, ())
    block = scene.prose.blocks[quotation.blocks[0]]
    if len(runs) != 1 or quotation.start > block.span.start + 1:
        return None
    credit = dash_credit(number, runs[0], scene)
    near = credit is not None and credit.phrase.first <= runs[0].last + 2
    return credit if near else None
