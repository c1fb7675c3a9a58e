"""Whose verb it is: the subject of a cue, by the tree and, where that fails, by order."""

from __future__ import annotations

from saidby.attribution.scene import Scene, can_speak, is_object_pronoun
from saidby.language.parse import Word
from saidby.speakers.phrases import Phrase

_SUBJECTS = {"nsubj", "csubj", "nsubj:outer"}
_PASSIVE = {"nsubj:pass"}
_SHARING = {"conj", "xcomp", "advcl", "parataxis", "acl", "ccomp", "dep"}
_RELATIVE = {"who", "which", "that", "whom"}
_DEPTH = 5
_ISSUE = {"issue", "release", "publish", "make", "send", "give", "write", "deliver", "put", "sign", "post", "read", "read out", "circulate", "file"}


def subject_of(scene: Scene, verb: Word, depth: int = 0) -> Phrase | None:
    """The phrase that names whoever does what the verb says, or None."""
    own = _own_subject(scene, verb)
    if own is not None:
        return own
    if _is_passive(scene, verb):
        return agent_of(scene, verb)
    governor = scene.parse.governor(verb)
    if governor is None or depth >= _DEPTH:
        return None
    if verb.dep == "acl:relcl":
        return scene.phrase_at(governor.index)
    if verb.dep == "acl":
        return _of_noun(scene, governor, depth)
    if verb.dep.partition(":")[0] in _SHARING and governor.tag.startswith(("VB", "MD")):
        if verb.dep == "ccomp" and verb.tag != "VBG":
            return None
        return subject_of(scene, governor, depth + 1)
    return None


def _own_subject(scene: Scene, verb: Word) -> Phrase | None:
    for at in scene.parse.children[verb.index]:
        word = scene.words[at]
        if word.dep not in _SUBJECTS or word.stub or word.quotation >= 0 and word.quotation != verb.quotation:
            continue
        if word.lower in _RELATIVE and word.tag.startswith("W"):
            return antecedent(scene, word)
        phrase = scene.phrase_at(at)
        if phrase is not None and not phrase.owner and _speaks(scene, phrase):
            return phrase
    return None


def _speaks(scene: Scene, phrase: Phrase) -> bool:
    return can_speak(phrase, scene.words[phrase.head])


def antecedent(scene: Scene, relative: Word) -> Phrase | None:
    """The phrase before "who": skips a comma and a prepositional phrase's comma."""
    clause = scene.parse.governor(relative)
    if clause is not None and clause.dep == "acl:relcl":
        owner = scene.parse.governor(clause)
        if owner is not None and (phrase := scene.phrase_at(owner.index)):
            return phrase
    at = relative.index - 1
    while at >= 0 and scene.words[at].text in (",", "—", "–"):
        at -= 1
    return scene.phrase_at(at) if at >= 0 else None


def _of_noun(scene: Scene, noun: Word, depth: int) -> Phrase | None:
    """Of "issued a statement saying …" the one who issued it, else the statement."""
    phrase = scene.phrase_at(noun.index)
    if phrase is None:
        return None
    owner = scene.people.phrases.owners.get(phrase.first)
    governor = scene.parse.governor(noun)
    if phrase.sort == "document":
        if owner is not None and owner.head < noun.index:
            return owner
        if governor is not None and governor.lemma in _ISSUE:
            return subject_of(scene, governor, depth + 1) or phrase
    return phrase


def _is_passive(scene: Scene, verb: Word) -> bool:
    children = [scene.words[at] for at in scene.parse.children[verb.index]]
    if any(w.dep in _PASSIVE or w.dep == "aux:pass" for w in children):
        return True
    before = scene.words[verb.index - 1] if verb.index else None
    return verb.tag == "VBN" and before is not None and before.lower in ("was", "were", "been", "being", "is", "are", "be")


def agent_of(scene: Scene, verb: Word) -> Phrase | None:
    """The one after "by" in a passive; None where the draft does not tell."""
    for at in scene.parse.children[verb.index]:
        if scene.words[at].dep == "obl:agent":
            return scene.phrase_at(at)
    sentence = scene.parse.sentence_of(verb)
    for at in range(verb.index + 1, min(sentence.last, verb.index + 6)):
        if scene.words[at].lower == "by" and at + 1 < sentence.last:
            return scene.phrase_at(at + 1)
    return None


def phrase_from(scene: Scene, at: int, end: int) -> Phrase | None:
    """The phrase that starts at a word, adverbs before it skipped."""
    while at < end and scene.words[at].tag in ("RB", "RP", ",") and scene.phrase_at(at) is None:
        at += 1
    if at >= end:
        return None
    phrase = scene.phrase_at(at)
    if phrase is None or phrase.first < at or not _speaks(scene, phrase):
        return None
    if is_object_pronoun(scene.words[phrase.head]):
        return None
    return phrase
