"""How a claimed phrase and its cue stand to the quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saidby.attribution import cues
from saidby.attribution.claim import Claim
from saidby.attribution.ranking.priors import prior
from saidby.attribution.ranking.tags import tag_number
from saidby.attribution.scene import Run, Scene
from saidby.attribution.subjects import subject_of
from saidby.language.parse import Word
from saidby.speakers.phrases import Phrase

METHODS = (
    "trailing-tag",
    "inverted-tag",
    "unknown-verb",
    "and-beat",
    "leading-tag",
    "according-to",
    "governing-cue",
    "clause-verb",
    "cue-noun",
    "sentence-cue",
    "colon-lead",
    "dash-credit",
    "nearby",
)
_SORTS = ("", "person", "group", "organization", "document")
_KINDS = ("name", "pronoun", "description")
_FAR = 60
_DEPTH = 8

_AMONG = ("rank", "claims", "agreeing")
_CUE = ("cue kind", "cue prior", "cue distance", "cue after")
_PLACE = ("phrase distance", "phrase after", "same scope", "same block")
_PHRASE = ("phrase kind", "phrase sort", "owner", "via", "person", "subject", "negated")
_STANDING = (
    "main subject",
    "cue form",
    "above",
    "above same",
    "above head",
    "seen",
    "resolved",
    "last speaker",
    "comma before cue",
)
_APART = ("runs between", "stops between")
NAMES = (
    *(f"is {method}" for method in METHODS),
    *(f"also {method}" for method in METHODS),
    *_AMONG,
    *_CUE,
    *_PLACE,
    *_PHRASE,
    *_STANDING,
    *_APART,
)


@dataclass(frozen=True, slots=True)
class _Case:
    """One claim, the part of the quotation nearest to it, and its cue verb."""

    scene: Scene
    number: int
    claim: Claim
    run: Run | None
    verb: Word | None

    @property
    def head(self) -> Word:
        return self.scene.words[self.claim.phrase.head]


def of(scene: Scene, number: int, claims: Sequence[Claim]) -> list[list[float]]:
    """One row for each claim, in the order of ``NAMES``."""
    runs = scene.runs_of.get(number, ())
    by_phrase: dict[int, set[str]] = {}
    for claim in claims:
        by_phrase.setdefault(claim.phrase.head, set()).add(claim.method)
    rows = []
    for rank, claim in enumerate(claims):
        agreeing = by_phrase[claim.phrase.head]
        verb = scene.words[claim.cue[0]] if claim.cue else None
        run = _nearest(runs, claim.phrase.head)
        case = _Case(scene, number, claim, run, verb)
        among = (float(rank), float(len(by_phrase)), float(len(agreeing)))
        rows.append([*_methods(claim, agreeing), *among, *_row(case)])
    return rows


def _row(case: _Case) -> list[float]:
    return [
        *_cue(case),
        *_place(case),
        *_phrase(case.claim, case),
        *_standing(case),
        *_apart(case.scene, case.run, case.claim.phrase.head),
    ]


def _methods(claim: Claim, agreeing: set[str]) -> list[float]:
    mine = [float(method == claim.method) for method in METHODS]
    return mine + [float(method in agreeing) for method in METHODS]


def _nearest(runs: Sequence[Run], word: int) -> Run | None:
    def gap(run: Run) -> int:
        return min(abs(run.first - word), abs(run.last - word))

    return min(runs, key=gap, default=None)


def _gap(run: Run | None, word: int) -> tuple[float, float]:
    """Words between, at most 60, and whether the word comes after the quotation."""
    if run is None:
        return float(_FAR), 2.0
    if word > run.last:
        return float(min(_FAR, word - run.last)), 1.0
    return float(min(_FAR, max(0, run.first - word))), 0.0


def _cue(case: _Case) -> tuple[float, ...]:
    claim = case.claim
    gap = _gap(case.run, claim.cue[0]) if claim.cue else (float(_FAR), 2.0)
    return _cue_kind(claim), prior("cue", claim.lemma), *gap


def _cue_kind(claim: Claim) -> float:
    if not claim.lemma:
        return 0.0
    if claim.lemma in cues.plain():
        return 3.0
    if claim.lemma in cues.mental():
        return 1.0
    return 2.0 if claim.lemma in cues.lemmas() else 0.5


def _place(case: _Case) -> tuple[float, ...]:
    scene, run, head = case.scene, case.run, case.claim.phrase.head
    gap = _gap(run, head)
    if run is None:
        return *gap, float(0 <= head < 0), 0.0
    first, last = scene.scope(run.first)
    same = scene.block_of(head) == scene.block_of(run.first)
    return *gap, float(first <= head < last), float(same)


def _phrase(claim: Claim, case: _Case) -> tuple[float, ...]:
    phrase, verb = claim.phrase, case.verb
    return (
        float(_KINDS.index(phrase.kind)),
        float(_SORTS.index(phrase.sort)),
        float(phrase.owner),
        float(claim.via >= 0),
        float(phrase.label == "PERSON"),
        float(case.head.dep.startswith("nsubj")),
        float(verb is not None and cues.negated(case.scene.parse, verb)),
    )


def _standing(case: _Case) -> tuple[float, ...]:
    """How the phrase stands in its sentence and in the draft."""
    scene, head, verb = case.scene, case.head, case.verb
    who = scene.people.meaning.get(case.claim.phrase.head, -1)
    governor = scene.parse.governor(head)
    main = governor is not None and governor.dep == "root"
    return (
        float(head.dep.startswith("nsubj") and main),
        tag_number(verb),
        *_above(case, who),
        float(min(20, scene.people.identity(who).seen)) if who >= 0 else -1.0,
        float(who >= 0),
        float(who >= 0 and scene.lately.get(case.number, -2) == who),
        float(verb is not None and _after_comma(scene, verb)),
    )


def _above(case: _Case, who: int) -> tuple[float, float, float]:
    """Whether a report stands above, by the same speaker, by the same phrase."""
    scene, head = case.scene, case.head
    above = _cue_above(scene, case.verb if case.verb is not None else head)
    subject: Phrase | None = subject_of(scene, above) if above is not None else None
    if subject is None:
        return float(above is not None), 0.0, 0.0
    same = scene.people.meaning.get(subject.head, -2) == who
    return 1.0, float(same), float(subject.head == case.claim.phrase.head)


def _cue_above(scene: Scene, word: Word) -> Word | None:
    """The nearest plain verb of speech that governs a word's own clause."""
    for _ in range(_DEPTH):
        governor = scene.parse.governor(word)
        if governor is None:
            return None
        word = governor
        plain = cues.is_verb(word) and cues.lemma(word) in cues.plain()
        if plain and word.quotation < 0:
            return word
    return None


def _after_comma(scene: Scene, verb: Word) -> bool:
    return verb.index > 0 and scene.words[verb.index - 1].text == ","


def _apart(scene: Scene, run: Run | None, word: int) -> tuple[float, float]:
    """Other quotations and ends of sentences between a quotation and a word."""
    if run is None:
        return 9.0, 9.0
    after = word > run.last
    span = (run.last + 1, word) if after else (word + 1, run.first)
    others = scene.quoted_in(*span) - {run.quotation}
    return float(len(others)), float(min(5, scene.stops_in(*span)))
