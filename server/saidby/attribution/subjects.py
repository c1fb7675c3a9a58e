"""Whose verb it is: the subject of a cue, by the tree or, failing that, by order."""

from __future__ import annotations

from saidby.attribution import cues
from saidby.attribution.claim import Claim
from saidby.attribution.scene import Scene, can_speak, is_object_pronoun
from saidby.language.parse import Word
from saidby.speakers.cast import MentionKind
from saidby.speakers.datelines import is_dateline
from saidby.speakers.phrases import Phrase

_SUBJECTS = {"nsubj", "csubj", "nsubj:outer"}
_PASSIVE = {"nsubj:pass"}
_SHARING = {"conj", "xcomp", "advcl", "parataxis", "acl", "ccomp", "dep"}
_RELATIVE = {"who", "which", "that", "whom"}
_DEPTH = 5
# Verbs that a speaker can follow, and hardly anybody whom it is done to.
_SAYING = {"say", "add", "argue", "insist", "explain", "note"}
# Words from a passive to its "by", a short quotation among them.
_BY = 12
# What a second clause opens with, and how long may be what is inserted in it.
_SECOND = {"and", "but", "while", "whereupon"}
_INSERTION = 30
_ISSUE = {
    "issue",
    "release",
    "publish",
    "make",
    "send",
    "give",
    "write",
    "deliver",
    "put",
    "sign",
    "post",
    "read",
    "read out",
    "circulate",
    "file",
}


def subject_of(scene: Scene, verb: Word, depth: int = 0) -> Phrase | None:
    """The phrase that names whoever does what the verb says, or None."""
    own = _inserted(scene, verb) or _turned(scene, verb) or _heard(scene, verb)
    own = own or _own_subject(scene, verb)
    if own is not None:
        return own
    if _is_passive(scene, verb):
        return agent_of(scene, verb)
    second = _of_second_clause(scene, verb)
    if second is not None:
        return second
    governor = scene.parse.governor(verb)
    if governor is None or depth >= _DEPTH:
        return None
    if verb.dep == "acl:relcl":
        return scene.phrase_at(governor.index)
    if verb.dep == "acl":
        if _is_apart(scene, verb):
            return _of_clause(scene, governor, depth)
        return _of_noun(scene, governor, depth)
    if verb.dep.partition(":")[0] in _SHARING and governor.tag.startswith(("VB", "MD")):
        if verb.dep == "ccomp" and verb.tag != "VBG":
            return None
        return subject_of(scene, governor, depth + 1)
    return None


def _is_apart(scene: Scene, verb: Word) -> bool:
    """In two speeches, advising the town, Tarn …: the comma parts it from the noun."""
    before = scene.words[verb.index - 1] if verb.index else None
    return verb.tag == "VBG" and before is not None and before.text == ","


def _of_clause(scene: Scene, noun: Word, depth: int) -> Phrase | None:
    """The subject of the clause that a noun stands in."""
    above: Word | None = noun
    for _ in range(_DEPTH):
        if above is None or above.tag.startswith(("VB", "MD")):
            break
        above = scene.parse.governor(above)
    return subject_of(scene, above, depth + 1) if above is not None else None


def subject_near(scene: Scene, verb: Word) -> Phrase | None:
    """The subject by the tree, else the last phrase before the verb that can be one."""
    phrase = subject_of(scene, verb)
    if phrase is not None and is_source(phrase):
        return phrase
    if phrase is None and _is_passive(scene, verb):
        return None
    first, _ = scene.scope(verb.index)
    at = verb.index - 1
    while at >= first:
        found = scene.phrase_at(at)
        if found is None or found.last != at:
            at -= 1
            continue
        if _may_be_subject(scene, found, first):
            return found
        at = found.first - 1
    return None


def relative_of(scene: Scene, verb: Word) -> int:
    """The relative pronoun that is the verb's subject, -1 if it has another."""
    for at in scene.parse.children[verb.index]:
        word = scene.words[at]
        if (
            word.dep in _SUBJECTS
            and word.lower in _RELATIVE
            and word.tag.startswith("W")
        ):
            return at
    return -1


def is_source(phrase: Phrase) -> bool:
    """Whether a phrase is of a sort that is quoted, rather than a mere thing."""
    return phrase.kind is not MentionKind.DESCRIPTION or phrase.sort != ""


def _may_be_subject(scene: Scene, phrase: Phrase, first: int) -> bool:
    words = scene.words
    if phrase.owner or words[phrase.head].quotation >= 0 or not is_source(phrase):
        return False
    if not _speaks(scene, phrase) or is_object_pronoun(words[phrase.head]):
        return False
    before = words[phrase.first - 1] if phrase.first > first else None
    return before is None or before.tag not in (
        "IN",
        "TO",
        "VB",
        "VBD",
        "VBZ",
        "VBG",
        "VBP",
        "VBN",
    )


def _heard(scene: Scene, verb: Word) -> Phrase | None:
    """The one heard in "heard one of them say": right before a bare infinitive."""
    if verb.tag != "VB" or not verb.index:
        return None
    phrase = scene.phrase_at(verb.index - 1)
    return (
        phrase
        if phrase is not None
        and not phrase.owner
        and scene.words[phrase.head].quotation < 0
        else None
    )


def _inserted(scene: Scene, verb: Word) -> Phrase | None:
    """Of "Tarn, Brandt said, had been asleep" the one between comma and verb."""
    after = scene.words[verb.index + 1] if verb.index + 1 < len(scene.words) else None
    if after is None or after.text != "," or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    phrase = scene.phrase_at(verb.index - 1) if verb.index else None
    if phrase is None or phrase.owner or not phrase.first:
        return None
    comma = scene.words[phrase.first - 1]
    inside = comma.quotation >= 0 or scene.words[phrase.head].quotation >= 0
    return (
        phrase if comma.text == "," and not inside and _speaks(scene, phrase) else None
    )


def _turned(scene: Scene, verb: Word) -> Phrase | None:
    """Of "The bill, said Brandt, was dead" the one between verb and comma."""
    if not verb.index or cues.lemma(verb) not in _SAYING:
        return None
    if verb.tag not in ("VBD", "VBZ") or scene.words[verb.index - 1].text != ",":
        return None
    phrase = phrase_from(scene, verb.index + 1, len(scene.words))
    if phrase is None or phrase.owner or phrase.last + 1 >= len(scene.words):
        return None
    ends = scene.words[phrase.last + 1].text == ","
    return phrase if ends and phrase.sort == "person" else None


def _of_second_clause(scene: Scene, verb: Word) -> Phrase | None:
    """Of "said Tarn, and Brandt, after a while, added" the one after "and", whom a
    parser takes for one of two who said it."""
    words = scene.words
    if verb.tag not in ("VBD", "VBZ", "VBP", "VB"):
        return None
    first, _ = scene.scope(verb.index)
    at = verb.index - 1
    while at > first and (words[at].tag in ("RB", "MD") or words[at].dep == "aux"):
        at -= 1
    if at > first and words[at].text == ",":
        at = _before_insertion(scene, at, first)
    phrase = scene.phrase_at(at)
    if phrase is None or phrase.last != at or not _opens_second(scene, phrase, first):
        return None
    return phrase if _may_be_subject(scene, phrase, first) else None


def _opens_second(scene: Scene, phrase: Phrase, first: int) -> bool:
    """Whether a phrase stands after "and", in the sentence that begins at a word."""
    return phrase.first > first and scene.words[phrase.first - 1].lower in _SECOND


def _before_insertion(scene: Scene, comma: int, first: int) -> int:
    """The last word before what stands between two commas; the comma itself where no
    second clause opens before that."""
    words = scene.words
    for at in range(comma - 2, max(first + 1, comma - _INSERTION), -1):
        if words[at].stub or words[at].text in ("”", ";"):
            return comma
        phrase = scene.phrase_at(at - 1) if words[at].text == "," else None
        if phrase is not None and _opens_second(scene, phrase, first):
            return at - 1
    return comma


def _own_subject(scene: Scene, verb: Word) -> Phrase | None:
    for at in scene.parse.children[verb.index]:
        word = scene.words[at]
        if (
            word.dep not in _SUBJECTS
            or word.stub
            or (word.quotation >= 0 and word.quotation != verb.quotation)
        ):
            continue
        if word.lower in _RELATIVE and word.tag.startswith("W"):
            return antecedent(scene, word)
        phrase = scene.phrase_at(at)
        if phrase is not None and not phrase.owner and _speaks(scene, phrase):
            return phrase
    return None


def _speaks(scene: Scene, phrase: Phrase) -> bool:
    head = scene.words[phrase.head]
    if not can_speak(phrase, head) or _is_told(scene, head):
        return False
    return not is_dateline(scene.parse, phrase)


def _is_told(scene: Scene, head: Word) -> bool:
    """Whether a phrase tells what somebody is: "she is a pioneer"."""
    return any(scene.words[at].dep == "cop" for at in scene.parse.children[head.index])


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
    return (
        verb.tag == "VBN"
        and before is not None
        and before.lower in ("was", "were", "been", "being", "is", "are", "be")
    )


def agent_of(scene: Scene, verb: Word) -> Phrase | None:
    """The one after "by" in a passive; None where the draft does not tell."""
    for at in scene.parse.children[verb.index]:
        if scene.words[at].dep == "obl:agent":
            return scene.phrase_at(at)
    sentence = scene.parse.sentence_of(verb)
    for at in range(verb.index + 1, min(sentence.last, verb.index + _BY)):
        if scene.words[at].lower == "by" and at + 1 < sentence.last:
            return scene.phrase_at(at + 1)
        if cues.is_verb(scene.words[at]) and scene.words[at].quotation < 0:
            return None
    return None


def phrase_from(scene: Scene, at: int, end: int) -> Phrase | None:
    """The phrase that starts at a word, adverbs before it skipped."""
    while (
        at < end
        and scene.words[at].tag in ("RB", "RP", ",")
        and scene.phrase_at(at) is None
    ):
        at += 1
    if at >= end:
        return None
    phrase = scene.phrase_at(at)
    if phrase is None or phrase.first < at or not _speaks(scene, phrase):
        return None
    if is_object_pronoun(scene.words[phrase.head]):
        return None
    return phrase


def by_noun(scene: Scene, noun: Word) -> Claim | None:
    """Her claim of “…”: the owner of a noun of speech."""
    if noun.lemma not in cues.nouns() and noun.lower not in cues.nouns():
        return None
    phrase = scene.phrase_at(noun.index)
    if phrase is None:
        return None
    owner = scene.people.phrases.owners.get(phrase.first)
    if owner is None or owner.head >= noun.index:
        return None
    return Claim(owner, "cue-noun", (noun.index, noun.index + 1), noun.lemma)
