"""Cues: verbs, nouns and phrases that make somebody's words a quotation.

The list of verbs gives precision; where syntax alone shows a verb to introduce
speech ("…," shivered Nora), a sieve may accept one that no list holds.
"""

from __future__ import annotations

from functools import cache

from saidby import lexicon
from saidby.language.parse import Parse, Word

_NEGATIONS = {"not", "n't", "never", "n’t"}
_DARKENED = {"decline", "refuse", "fail"}


@cache
def verbs() -> dict[str, str]:
    """Every form of every speech verb, with its dictionary form."""
    forms: dict[str, str] = {}
    for lemma, others in lexicon.entries("speech_verbs").items():
        for form in (lemma, *others):
            forms.setdefault(form, lemma)
    return forms


@cache
def lemmas() -> frozenset[str]:
    return frozenset(verbs().values())


@cache
def plain() -> frozenset[str]:
    """Verbs that nearly always mean speech, whatever stands around them."""
    return frozenset(lexicon.lines("plain_verbs"))


@cache
def mental() -> frozenset[str]:
    return frozenset(lexicon.lines("mental_verbs"))


@cache
def thought() -> frozenset[str]:
    """Verbs of thinking: what they introduce was not said aloud."""
    return frozenset(lexicon.entries("thought_verbs"))


@cache
def nouns() -> frozenset[str]:
    return frozenset(lexicon.lines("cue_nouns"))


def is_verb(word: Word) -> bool:
    return word.tag.startswith("VB")


def lemma(word: Word) -> str | None:
    """The dictionary form of a speech verb, or None for any other word."""
    found = verbs().get(word.lower)
    if found is None or word.stub:
        return None
    if is_verb(word) or (
        found in plain() and word.tag in ("NN", "NNS", "JJ", "RB", "NNP")
    ):
        return found
    return None


def negated(parse: Parse, verb: Word) -> bool:
    """Whether the draft says that something was not said."""
    for at in parse.children[verb.index]:
        word = parse.words[at]
        if word.lower in _NEGATIONS and at < verb.index:
            return True
    governor = parse.governor(verb)
    return (
        governor is not None
        and verb.dep == "xcomp"
        and verbs().get(governor.lower, governor.lemma) in _DARKENED
    )
