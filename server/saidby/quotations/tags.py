"""Narration beside a quotation: does it look like a tag ("she said")?

There is no parser here; a list of verbs and the order of a few words must do.
"""

from __future__ import annotations

import re
from functools import cache

from saidby import lexicon

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NEAR = 8
_PRONOUNS = frozenset(("i", "he", "she", "they", "we", "it", "you", "one"))


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


@cache
def speech_verbs() -> frozenset[str]:
    """Every form of every speech and thought verb."""
    return lexicon.verb_forms("speech_verbs") | thought_verbs()


def thought_verbs() -> frozenset[str]:
    return lexicon.verb_forms("thought_verbs")


def is_tag(narration: str) -> bool:
    """Whether the words say that somebody speaks, near their beginning."""
    words = words_of(narration)[:_NEAR]
    return any(word in speech_verbs() for word in words) or _names_a_deed(words)


def _names_a_deed(words: list[str]) -> bool:
    """``Joana shrugged``, ``he went on``: a subject and a past tense, and no more."""
    if len(words) < 2 or len(words) > 5:
        return False
    subject, verb = words[0], words[1]
    named = subject[0].isupper() or subject.lower() in _PRONOUNS
    if named and verb.endswith(("ed", "ew", "ung")):
        return True
    return subject.endswith("ed") and subject.islower() and words[1][0].isupper()


def is_credit(text: str) -> bool:
    """Whether a line only names somebody: ``Ana Ruiz, harbour master.``"""
    words = text.split()
    named = 1 < len(words) < 10 and all(word[0].isupper() for word in words[:2])
    return named and not is_tag(text)


def count_verbs(narration: str) -> int:
    return sum(word in speech_verbs() for word in words_of(narration))


_BEFORE = re.compile(r"[,:][\s\u2060]*\Z")


def is_thought(before: str, after: str) -> bool:
    """Whether the words just before or just after a quotation say that it is thought.

    ``before`` ends and ``after`` starts at the quotation.
    """
    follows = words_of(re.split(r"[.!?;]", after, maxsplit=1)[0])[:3]
    if any(_thinks(word) for word in follows) and not _has_speech(follows):
        return True
    if not _BEFORE.search(before):
        return False
    leads = words_of(re.split(r"[.!?;]", before)[-1])[-3:]
    return any(_thinks(word) for word in leads) and not _has_speech(leads)


def _thinks(word: str) -> bool:
    return word in thought_verbs()


def _has_speech(words: list[str]) -> bool:
    spoken = lexicon.verb_forms("speech_verbs") - thought_verbs()
    return any(word in spoken or word == "aloud" for word in words)
