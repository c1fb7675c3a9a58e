"""According to the minister's office, … “welcomed” … / …, in the words of Nora.

A phrase that names its source outright, before or after, in the same sentence.
"""

from __future__ import annotations

from saidby.attribution import cues
from saidby.attribution.claim import Claim
from saidby.attribution.scene import Run, Scene

# Each opener, and how many words it has before the source.
_OPENERS = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
    ("per",),
)
_AS = ("as",)


def according_to(number: int, run: Run, scene: Scene) -> Claim | None:
    sentence = scene.parse.sentence_of(scene.words[run.first])
    first, last = sentence.first, sentence.last
    begin, stop = scene.narration_after(run)
    last = max(last, min(stop, begin + 12))
    for at in range(first, last):
        if scene.words[at].quotation == run.quotation:
            continue
        own = _own(scene, at)
        if own is not None:
            return own
        size = _opener(scene, at, last)
        if not size:
            continue
        phrase = scene.phrase_at(at + size) if at + size < len(scene.words) else None
        if phrase is not None and scene.words[phrase.head].lower != "it":
            words = " ".join(w.lower for w in scene.words[at : at + size])
            return Claim(phrase, "according-to", (at, at + size), words)
    return None


def _own(scene: Scene, at: int) -> Claim | None:
    """By her own admission: the owner of a noun of speech."""
    if scene.words[at].lower != "by" or at + 1 >= len(scene.words):
        return None
    phrase = scene.phrase_at(at + 1)
    owner = scene.people.phrases.owners.get(at + 1)
    if phrase is None or owner is None or owner.last + 1 >= phrase.head:
        return None
    own = scene.words[owner.last + 1 : phrase.head]
    head = scene.words[phrase.head]
    if head.lower not in cues.nouns() or all(word.lower != "own" for word in own):
        return None
    return Claim(owner, "according-to", (at, phrase.head + 1), head.lower)


def _opener(scene: Scene, at: int, end: int) -> int:
    for opener in _OPENERS:
        stop = at + len(opener)
        if stop < end and tuple(w.lower for w in scene.words[at:stop]) == opener:
            return len(opener)
    return 0
