"""What the networks heard: of the quotation's words, of a claim's phrase and cue, and
which words the quotation points at as its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from saidby.attribution.claim import Claim
from saidby.attribution.scene import Run, Scene
from saidby.hearsay.listening import SILENT
from saidby.hearsay.pointing import Pointed
from saidby.language.parse import Word

NAMES = (
    "reported",
    "least reported",
    "reported before",
    "source",
    "cue",
    "source below best",
    "best source",
    "quoted",
    "pointed",
    "pointed best",
    "pointed elsewhere",
    "in a report",
    "report before",
    "pieces name",
    "pieces tell",
)


def of(scene: Scene, number: int, claims: Sequence[Claim]) -> list[list[float]]:
    """One row for each claim, in the order of ``NAMES``."""
    runs = scene.runs_of.get(number, ())
    if not runs:
        return [[SILENT] * len(NAMES) for _ in claims]
    words = (at for run in runs for at in range(run.first, run.last + 1))
    inside = [scene.heard[at].reported for at in words]
    before = runs[0].first - 1
    about = (
        sum(inside) / len(inside),
        min(inside),
        scene.heard[before].reported if before in scene.heard else SILENT,
    )
    best = max(_best_source(scene, run) for run in runs)
    rows = []
    pointed = _pointed(scene, number, claims)
    for claim, at in zip(claims, pointed, strict=True):
        source = _source(scene, _named_by(claim))
        cue = range(*claim.cue) if claim.cue else ()
        told = max((_cue(scene, at) for at in cue), default=SILENT)
        spelt = _spelt(scene, number, claim)
        rows.append([*about, source, told, source - best, best, *at, *spelt])
    return rows


def _pointed(
    scene: Scene, number: int, claims: Sequence[Claim]
) -> Iterable[tuple[float, float, float, float]]:
    """Whether anybody is quoted; how likely this claim's words say who, the likeliest
    claim's do, none in the paragraph do."""
    pointed = scene.pointed.get(number)
    if pointed is None:
        return [(SILENT, -1.0, -1.0, -1.0)] * len(claims)
    shares = [
        sum(_share(pointed, scene.words[at]) for at in _told_by(claim))
        for claim in claims
    ]
    best = max(shares, default=0.0)
    return [(pointed.quoted, share, best, pointed.elsewhere) for share in shares]


def _spelt(scene: Scene, number: int, claim: Claim) -> Iterable[float]:
    """Whether the encoder takes the quotation for part of a report, and what stands
    before it; this claim's words for a source, and for a cue."""
    pointed = scene.pointed.get(number)
    if pointed is None:
        return [SILENT] * 4
    words = scene.words
    named = (words[at] for at in _told_by(claim))
    source = max(pointed.names(word.start, word.end) for word in named)
    telling = (words[at] for at in range(*claim.cue)) if claim.cue else ()
    cue = max((pointed.tells(w.start, w.end) for w in telling), default=SILENT)
    return pointed.reported, pointed.before, source, cue


def _share(pointed: Pointed, word: Word) -> float:
    return pointed.share(word.start, word.end)


def _told_by(claim: Claim) -> Iterable[int]:
    own = range(claim.phrase.first, claim.phrase.last + 1)
    return own if claim.via < 0 else (*own, claim.via)


def _named_by(claim: Claim) -> Iterable[int]:
    if claim.via >= 0:
        return (claim.via,)
    return range(claim.phrase.first, claim.phrase.last + 1)


def _best_source(scene: Scene, run: Run) -> float:
    return _source(scene, scene.earshot(run))


def _source(scene: Scene, words: Iterable[int]) -> float:
    heard = (scene.heard[at].source for at in words if at in scene.heard)
    return max(heard, default=SILENT)


def _cue(scene: Scene, at: int) -> float:
    return scene.heard[at].cue if at in scene.heard else SILENT
