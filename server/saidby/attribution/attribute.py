"""Who said each quotation: sieves from the surest to the least, then turns together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from saidby.attribution import continuing, kinds
from saidby.attribution.attribution import Attribution
from saidby.attribution.claim import Claim
from saidby.attribution.scene import Run, Scene, build
from saidby.attribution.sieves.according import according_to
from saidby.attribution.sieves.credit import dash_credit
from saidby.attribution.sieves.governing import governing_cue, scope_cue
from saidby.attribution.sieves.leading import colon_lead, leading_tag
from saidby.attribution.sieves.trailing import trailing_tag
from saidby.attribution.settling import Table, conclude
from saidby.language.parse import Parse
from saidby.quotations.quotation import Kind, Quotations
from saidby.speakers import pronouns
from saidby.speakers.cast import Cast
from saidby.speakers.casting import Casting
from saidby.speakers.people import People
from saidby.text.prose import Prose

Sieve = Callable[[int, Run, Scene], Claim | None]

# Surest first; the first that holds anything decides, the others may contradict it.
SPOKEN: tuple[Sieve, ...] = (
    trailing_tag,
    leading_tag,
    according_to,
    governing_cue,
    dash_credit,
    scope_cue,
)
FRAGMENT: tuple[Sieve, ...] = (
    leading_tag,
    according_to,
    governing_cue,
    trailing_tag,
    scope_cue,
    dash_credit,
)


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
    tagged = [list(claims(scene, number)) for number in range(len(quotations.found))]
    table = Table(scene, guesses, tagged)
    continuing.carry_on(table)
    final = replace(quotations, found=kinds.final(table))
    casting = Casting(people, [d.identity for d in table.decisions.values()])
    return Settled(final, casting.cast(), conclude(table, casting))


def claims(scene: Scene, number: int) -> Iterator[Claim]:
    """Everything that the sieves hold of a quotation, surest first."""
    quotation = scene.quotation(number)
    spoken = quotation.kind in (Kind.DIRECT, Kind.THOUGHT)
    sieves = SPOKEN if spoken and not scene.said(number)[:1].islower() else FRAGMENT
    runs = scene.runs_of.get(number, ())
    for sieve in sieves:
        for run in runs:
            claim = sieve(number, run, scene)
            if claim is not None:
                yield claim
    claim = colon_lead(number, None, scene)
    if claim is not None:
        yield claim
