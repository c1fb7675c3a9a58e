"""The accord says that if either side faces “armed aggression”, …

For a fragment, the nearest verb of speech above it in the sentence's tree, or a noun
of speech with an owner ("her claim of “…”").
"""

from __future__ import annotations

from saidby.attribution import cues
from saidby.attribution.claim import Claim
from saidby.attribution.scene import Run, Scene
from saidby.attribution.subjects import subject_of
from saidby.language.parse import Word

_DEPTH = 12


def governing_cue(number: int, run: Run, scene: Scene) -> Claim | None:
    word = _top(scene, run)
    for _ in range(_DEPTH):
        above = scene.parse.governor(word)
        if above is None:
            return None
        word = above
        if word.quotation == number:
            continue
        claim = _by_verb(scene, word) or _by_noun(scene, word)
        if claim is not None:
            return claim
    return None


def _top(scene: Scene, run: Run) -> Word:
    """The word of the quotation that hangs on a word outside it."""
    for at in range(run.first + 1, run.last):
        word = scene.words[at]
        if not run.first <= word.head <= run.last and word.tag not in ("``", "''", ",", "."):
            return word
    return scene.words[min(run.first + 1, run.last)]


def _by_verb(scene: Scene, verb: Word) -> Claim | None:
    lemma = cues.lemma(verb)
    if lemma is None or cues.negated(scene.parse, verb):
        return None
    phrase = subject_of(scene, verb)
    if phrase is None:
        return None
    return Claim(phrase, "governing-cue", (verb.index, verb.index + 1), lemma)


def _by_noun(scene: Scene, noun: Word) -> Claim | None:
    if noun.lemma not in cues.nouns() and noun.lower not in cues.nouns():
        return None
    phrase = scene.phrase_at(noun.index)
    if phrase is None:
        return None
    owner = scene.people.phrases.owners.get(phrase.first)
    if owner is None or owner.head >= noun.index:
        return None
    return Claim(owner, "cue-noun", (noun.index, noun.index + 1), noun.lemma)


def sentence_cue(number: int, run: Run, scene: Scene) -> Claim | None:
    """Any plain verb of speech in the sentence whose subject stands outside quotations."""
    sentence = scene.parse.sentence_of(scene.words[run.first])
    best: Claim | None = None
    for at in range(sentence.first, sentence.last):
        word = scene.words[at]
        if word.quotation >= 0 or cues.lemma(word) not in cues.plain() or not cues.is_verb(word):
            continue
        if cues.negated(scene.parse, word):
            continue
        claim = _by_verb(scene, word)
        if claim is not None:
            best = Claim(claim.phrase, "sentence-cue", claim.cue, claim.lemma)
            if at < run.first:
                continue
            break
    return best
