"""The accord says that if either side faces “armed aggression”, …

For a fragment, the nearest verb of speech above it in the sentence's tree, or a noun
of speech with an owner ("her claim of “…”").
"""

from __future__ import annotations

from saidby.attribution import cues
from saidby.attribution.claim import Claim
from saidby.attribution.scene import Run, Scene
from saidby.attribution.subjects import (
    by_noun,
    is_source,
    relative_of,
    subject_near,
    subject_of,
)
from saidby.language.parse import Word
from saidby.speakers.cast import MentionKind

_DEPTH = 12


def governing_cue(number: int, run: Run, scene: Scene) -> Claim | None:
    word = _top(scene, run)
    held: Claim | None = None
    passed = {word.index}
    for _ in range(_DEPTH):
        above = scene.parse.governor(word)
        if above is None:
            break
        below, word = word, above
        passed.add(word.index)
        if word.quotation == number:
            continue
        goes_on = word.index < run.first or scene.words[run.last - 1].text == ","
        clause = below.dep == "ccomp" and cues.is_verb(word) and goes_on
        claim = _by_verb(scene, word, clause) or by_noun(scene, word)
        claim = claim or _by_topic(scene, word)
        if claim is None or claim.phrase.head in passed:
            continue  # what stands in the phrase for a speaker is not said by him
        if not _mere_thought(claim):
            # "He said that people think …": the report goes before the thought.
            return claim if held is None or claim.lemma in cues.plain() else held
        held = held or claim
    return held


def outer_cue(number: int, run: Run, scene: Scene) -> Claim | None:
    """The outermost plain report above: "he stated that Kim ordered them to “…”"."""
    word = _top(scene, run)
    found: Claim | None = None
    passed = {word.index}
    for _ in range(_DEPTH):
        above = scene.parse.governor(word)
        if above is None:
            break
        word = above
        passed.add(word.index)
        if word.quotation < 0 and cues.lemma(word) in cues.plain():
            claim = _by_verb(scene, word)
            if claim is not None and claim.phrase.head not in passed:
                found = claim
    return found


def _mere_thought(claim: Claim) -> bool:
    return claim.lemma in cues.mental() or claim.method == "clause-verb"


def _top(scene: Scene, run: Run) -> Word:
    """The word of the quotation that hangs on a word outside it."""
    for at in range(run.first + 1, run.last):
        word = scene.words[at]
        if not run.first <= word.head <= run.last and word.tag not in (
            "``",
            "''",
            ",",
            ".",
        ):
            return word
    return scene.words[min(run.first + 1, run.last)]


def _by_verb(scene: Scene, verb: Word, clause: bool = False) -> Claim | None:
    lemma = cues.lemma(verb)
    if (lemma is None and not clause) or cues.negated(scene.parse, verb):
        return None
    phrase = subject_of(scene, verb)
    if phrase is None or not is_source(phrase):
        return None
    if lemma is None and scene.people.is_thing(phrase.head):
        return None
    if (
        lemma is None
        and phrase.sort not in ("person", "group", "organization")
        and phrase.kind is MentionKind.DESCRIPTION
    ):
        return None
    method = "governing-cue" if lemma else "clause-verb"
    cue = (verb.index, verb.index + 1)
    return Claim(phrase, method, cue, lemma or verb.lemma, relative_of(scene, verb))


def _by_topic(scene: Scene, word: Word) -> Claim | None:
    """Her claim is that …: a noun of speech that is the subject of what it says."""
    subjects = (scene.words[at] for at in scene.parse.children[word.index])
    found = (by_noun(scene, w) for w in subjects if w.dep.startswith("nsubj"))
    return next((claim for claim in found if claim is not None), None)


def scope_cue(number: int, run: Run, scene: Scene) -> Claim | None:
    """The nearest verb of speech in the sentence, whatever the tree makes of it."""
    first, _ = scene.scope(run.first)
    for at in range(run.first - 1, first - 1, -1):
        claim = _near(scene, at)
        if claim is not None:
            return claim
    _, end = scene.scope(run.last)
    for at in range(run.last + 1, end):
        if cues.lemma(scene.words[at]) in cues.plain():
            claim = _near(scene, at)
            if claim is not None:
                return claim
    return None


def _near(scene: Scene, at: int) -> Claim | None:
    verb = scene.words[at]
    if verb.quotation >= 0 or not cues.is_verb(verb) or cues.lemma(verb) is None:
        return None
    if cues.negated(scene.parse, verb):
        return None
    phrase = subject_near(scene, verb)
    if phrase is None:
        return None
    cue = (at, at + 1)
    return Claim(
        phrase, "sentence-cue", cue, cues.lemma(verb) or "", relative_of(scene, verb)
    )
