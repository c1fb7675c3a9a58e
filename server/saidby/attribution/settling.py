"""The table of answers while it is being filled, and the answers it ends in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from saidby.attribution.attribution import Attribution, Candidate, Cue
from saidby.attribution.claim import Claim
from saidby.attribution.scene import Scene
from saidby.speakers.cast import Mention, MentionKind
from saidby.speakers.casting import Casting
from saidby.speakers.phrases import Phrase
from saidby.speakers.pronouns import Guess
from saidby.text.spans import Span

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer: a speaker's number or NOBODY, and what it rests on."""

    identity: int
    method: str
    confidence: float
    phrase: Phrase | None = None
    cue: tuple[int, int] | None = None
    lemma: str = ""
    others: tuple[tuple[int, float], ...] = ()
    via: int = -1


@dataclass(slots=True)
class Table:
    """Claims and decisions for every quotation, by its number."""

    scene: Scene
    guesses: dict[int, tuple[Guess, ...]]
    claims: Sequence[Sequence[Claim]]
    decisions: dict[int, Decision] = field(default_factory=dict)

    def tagged(self, number: int) -> Decision | None:
        """What the surest claim says of a quotation."""
        for claim in self.claims[number]:
            return self._decide(claim)
        return None

    def _decide(self, claim: Claim) -> Decision:
        number = self.scene.people.meaning.get(claim.phrase.head, NOBODY)
        sure = CONFIDENCE.get(claim.method, 0.6)
        others = self.guesses.get(claim.phrase.head, ())
        total = sum(guess.weight for guess in others) or 1.0
        ranked = tuple((g.identity, sure * g.weight / total) for g in others[:4])
        if claim.phrase.kind is MentionKind.PRONOUN and ranked:
            sure = ranked[0][1]
        return Decision(
            number,
            claim.method,
            sure,
            claim.phrase,
            claim.cue,
            claim.lemma,
            ranked,
            claim.via,
        )


# How often each sieve was right on annotated news and novels.
CONFIDENCE = {
    "trailing-tag": 0.98,
    "inverted-tag": 0.98,
    "leading-tag": 0.97,
    "according-to": 0.95,
    "governing-cue": 0.9,
    "colon-lead": 0.9,
    "unknown-verb": 0.85,
    "and-beat": 0.85,
    "dash-credit": 0.9,
    "clause-verb": 0.75,
    "cue-noun": 0.7,
    "sentence-cue": 0.75,
}


def conclude(table: Table, casting: Casting) -> tuple[Attribution, ...]:
    """The answers as values; speakers that somebody is quoted as are cast."""
    return tuple(
        _attribution(table, casting, number)
        for number in range(len(table.scene.quotations.found))
    )


def _attribution(table: Table, casting: Casting, number: int) -> Attribution:
    decision = table.decisions.get(number)
    if decision is None:
        return Attribution(number, None, None, None, "none", 0.5)
    mention = (
        casting.mention(decision.phrase, decision.via) if decision.phrase else None
    )
    speaker = casting.id_of(decision.identity)
    return Attribution(
        number,
        speaker,
        mention,
        _cue(table.scene, decision),
        decision.method,
        decision.confidence,
        _candidates(decision, casting, speaker, mention),
    )


def _cue(scene: Scene, decision: Decision) -> Cue | None:
    if decision.cue is None:
        return None
    first, last = decision.cue
    return Cue(
        Span(scene.words[first].start, scene.words[last - 1].end), decision.lemma
    )


def _candidates(
    decision: Decision, casting: Casting, speaker: str | None, mention: Mention | None
) -> tuple[Candidate, ...]:
    found = (
        [] if speaker is None else [Candidate(speaker, decision.confidence, mention)]
    )
    for identity, sure in decision.others:
        id = casting.id_of(identity)
        if id is not None and id != speaker:
            found.append(Candidate(id, sure))
    return tuple(found)
