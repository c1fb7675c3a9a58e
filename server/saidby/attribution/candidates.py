"""All claims that a quotation's source may be chosen from: the sieves', and the rest.

What no sieve holds may still be right, so every phrase near by that can be a source
is a claim too, and so is what the networks hear as one, of the method "nearby".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from saidby.attribution.claim import Claim
from saidby.attribution.scene import Run, Scene, can_speak
from saidby.attribution.sieves.according import according_to
from saidby.attribution.sieves.credit import credit_below, dash_credit
from saidby.attribution.sieves.governing import governing_cue, outer_cue, scope_cue
from saidby.attribution.sieves.leading import colon_lead, leading_tag
from saidby.attribution.sieves.trailing import trailing_tag
from saidby.attribution.subjects import antecedent, is_source
from saidby.language.parse import Word
from saidby.quotations.quotation import Kind
from saidby.speakers.people import THING
from saidby.speakers.phrases import Phrase

Sieve = Callable[[int, Run, Scene], Claim | None]

# Surest first.
SPOKEN: tuple[Sieve, ...] = (
    trailing_tag,
    leading_tag,
    according_to,
    governing_cue,
    outer_cue,
    dash_credit,
    scope_cue,
)
FRAGMENT: tuple[Sieve, ...] = (
    leading_tag,
    according_to,
    governing_cue,
    outer_cue,
    trailing_tag,
    scope_cue,
    dash_credit,
)
_NEAREST = 6
# Log-odds, and probability, from which a word of the paragraph may be the source.
_AUDIBLE, _POINTED = -2.0, 0.1


def claims(scene: Scene, number: int) -> list[Claim]:
    """Everything that the sieves hold of a quotation, surest first, each once."""
    quotation = scene.quotation(number)
    spoken = quotation.kind in (Kind.DIRECT, Kind.THOUGHT)
    sieves = SPOKEN if spoken and not scene.said(number)[:1].islower() else FRAGMENT
    runs = scene.runs_of.get(number, [])
    found = [
        claim
        for sieve in sieves
        for run in runs
        if (claim := sieve(number, run, scene))
    ]
    around = (colon_lead(number, None, scene), credit_below(number, None, scene))
    found += (claim for claim in around if claim is not None)
    return list(dict.fromkeys(found))


def nearby(scene: Scene, number: int) -> Iterator[Claim]:
    """The nearest phrases of the same paragraph, on both sides, that can be sources."""
    runs = scene.runs_of.get(number)
    if not runs:
        return
    begin, end = scene.block_words[scene.block_of(runs[0].first)]
    yield from _walk(scene, range(runs[0].first - 1, begin - 1, -1))
    yield from _walk(scene, range(runs[-1].last + 1, end))


def audible(scene: Scene, number: int, held: Iterable[Claim]) -> Iterator[Claim]:
    """What is heard or pointed at as a source in the paragraph and no claim holds yet.

    ``Vance, who has branded herself as the “…”``: for a relative pronoun, what it
    stands for.
    """
    runs = scene.runs_of.get(number)
    if not runs:
        return
    taken = {(claim.phrase.head, claim.via) for claim in held}
    for at in scene.earshot(runs[0]):
        word = scene.words[at]
        if word.quotation >= 0 or not _is_audible(scene, number, word):
            continue
        is_relative = word.tag in ("WP", "WDT")
        phrase = antecedent(scene, word) if is_relative else scene.phrase_at(at)
        if phrase is None or scene.words[phrase.head].quotation >= 0:
            continue
        claim = Claim(phrase, "nearby", via=at if is_relative else -1)
        if (phrase.head, claim.via) not in taken:
            taken.add((phrase.head, claim.via))
            yield claim


def _is_audible(scene: Scene, number: int, word: Word) -> bool:
    if scene.heard[word.index].source >= _AUDIBLE:
        return True
    pointed = scene.pointed.get(number)
    return pointed is not None and pointed.share(word.start, word.end) >= _POINTED


def _walk(scene: Scene, indices: range) -> Iterator[Claim]:
    seen = 0
    for at in indices:
        phrase = scene.phrase_at(at)
        if phrase is None or phrase.head != at or not _can_be(scene, phrase):
            continue
        yield Claim(phrase, "nearby")
        seen += 1
        if seen == _NEAREST:
            return


def _can_be(scene: Scene, phrase: Phrase) -> bool:
    head = scene.words[phrase.head]
    who = scene.people.meaning.get(phrase.head, -1)
    if head.quotation >= 0 or scene.people.sorts.get(who) == THING:
        return False
    return is_source(phrase) and can_speak(phrase, head)
