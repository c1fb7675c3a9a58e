"""Who said each quotation: sieves from the surest to the least, then turns together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from saidby.attribution import candidates, continuing, kinds
from saidby.attribution.attribution import Attribution
from saidby.attribution.scene import build
from saidby.attribution.settling import Table, conclude
from saidby.language.parse import Parse
from saidby.quotations.quotation import Quotations
from saidby.speakers import pronouns
from saidby.speakers.cast import Cast
from saidby.speakers.casting import Casting
from saidby.speakers.people import People
from saidby.text.prose import Prose


@dataclass(frozen=True, slots=True)
class Settled:
    """What attribution makes of a draft: final kinds, the speakers, the answers."""

    quotations: Quotations
    cast: Cast
    attributions: tuple[Attribution, ...]


def attribute(
    prose: Prose, quotations: Quotations, parse: Parse, people: People
) -> Settled:
    """Every quotation with its speaker; the kinds are final after this."""
    guesses = pronouns.resolve(people)
    scene = build(prose, quotations, parse, people)
    claims = [candidates.claims(scene, n) for n in range(len(quotations.found))]
    table = Table(scene, guesses, claims)
    continuing.carry_on(table)
    final = replace(quotations, found=kinds.final(table))
    casting = Casting(people, [d.identity for d in table.decisions.values()])
    return Settled(final, casting.cast(), conclude(table, casting))
