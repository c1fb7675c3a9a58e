"""The table of answers while it is being filled, and the answers it ends in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from saidby.attribution import calibration
from saidby.attribution.attribution import Attribution, Candidate, Cue
from saidby.attribution.claim import Claim
from saidby.attribution.genre import Genre
from saidby.attribution.scene import Scene
from saidby.speakers.cast import Mention, MentionKind
from saidby.speakers.casting import Casting
from saidby.speakers.phrases import Phrase
from saidby.speakers.pronouns import Guess
from saidby.text.spans import Span

NOBODY = -1
# What the writer settled, or a label at the words says.
_SURE = ("settled", "label")


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer: a speaker's number or NOBODY, and what it rests on.

    ``place`` is where the speaker is named when no phrase of the narration does it.
    """

    identity: int
    method: str
    confidence: float
    phrase: Phrase | None = None
    cue: tuple[int, int] | None = None
    lemma: str = ""
    others: tuple[tuple[int, float], ...] = ()
    via: int = -1
    place: Span | None = None
    rivals: tuple[Phrase, ...] = ()


@dataclass(slots=True)
class Table:
    """Decisions for every quotation that somebody said, by its number."""

    scene: Scene
    decisions: dict[int, Decision] = field(default_factory=dict)


def decide(
    scene: Scene, claim: Claim, sure: float, guesses: dict[int, tuple[Guess, ...]]
) -> Decision:
    """A claim that is believed, with whoever else its pronoun may mean."""
    number = scene.people.meaning.get(claim.phrase.head, NOBODY)
    others = guesses.get(claim.phrase.head, ())
    total = sum(guess.weight for guess in others) or 1.0
    ranked = tuple((g.identity, sure * g.weight / total) for g in others[:4])
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


def conclude(table: Table, casting: Casting, genre: Genre) -> tuple[Attribution, ...]:
    """The answers as values; speakers that somebody is quoted as are cast.

    ``genre`` is what the draft reads like.
    """
    return tuple(
        _attribution(table, casting, number, genre)
        for number in range(len(table.scene.quotations.found))
    )


def _attribution(
    table: Table, casting: Casting, number: int, genre: Genre
) -> Attribution:
    decision = table.decisions.get(number)
    if decision is None:
        return Attribution(number, None, None, None, "none", 0.5)
    decision = _calibrated(decision, genre)
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
        tuple(casting.mention(phrase) for phrase in decision.rivals),
        decision.place,
    )


def _calibrated(decision: Decision, genre: Genre) -> Decision:
    """The decision with probabilities for what the forests say; what is sure stays."""
    if decision.method in _SURE or decision.identity == NOBODY:
        return decision
    phrase = decision.phrase
    pronoun = phrase is not None and phrase.kind is MentionKind.PRONOUN
    group = calibration.group(decision.method, story=genre.is_story, pronoun=pronoun)
    others = tuple(
        (who, calibration.calibrated(group, sure)) for who, sure in decision.others
    )
    sure = calibration.calibrated(group, decision.confidence)
    return replace(decision, confidence=sure, others=others)


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
