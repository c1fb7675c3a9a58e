"""Verbs of speech that a tagger takes for nouns: “…,” the document states.

Right after a quotation stand a few words and a verb; "the letter states" looks like a
row of nouns to a tagger that hardly knows such sentences. The place tells. So it does
between a name and a quotation: Vane gasped: “…”; and before a colon, where it may look
like a participle: … as a heckler yelled: “…”
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from saidby import lexicon
from saidby.language.parse import Word

_CLOSING = "”"
_GOES_ON = (",", "?", "!", "…", "—", "–", "-", "...")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_INSIDE = (*_NOUNS, "DT", "JJ", "CD", "POS", "HYPH", "PRP$")
_AFTER = (",", ".", ":", "IN", "RB", "TO", "PRP", "RP", "DT")
# What a verb after a name is taken for.
_MISTAKEN = (*_NOUNS, "JJ", "RB", "VBN")
_REACH = 6


def find_reports(words: Sequence[Word]) -> None:
    """Correct the tags of such verbs, and the tree where one hung on its subject."""
    for word in words:
        if word.text == _CLOSING and word.quotation >= 0 and _is_open(words, word):
            _correct(words, word.index + 1)
        elif _is_mistaken(words, word):
            form = _past().get(word.text)
            if form is not None and _ends(words, word.index):
                word.lemma, word.tag = form, "VBD"
                _raise(words, word)


def _is_open(words: Sequence[Word], closing: Word) -> bool:
    """Whether the sentence goes on after these words."""
    before = words[closing.index - 1] if closing.index else None
    return before is not None and before.text in _GOES_ON


def _is_mistaken(words: Sequence[Word], word: Word) -> bool:
    """Whether it may be the verb of a name or a person right before it."""
    before = words[word.index - 1] if word.index else None
    if before is None or before.sentence != word.sentence or word.quotation >= 0:
        return False
    if before.tag == "NNP":
        return word.tag in _MISTAKEN
    after = words[word.index + 1].text if word.index + 1 < len(words) else ""
    is_led = word.tag in ("VBN", "VBD") and after == ":" and before.tag in _NOUNS
    return is_led and before.lemma in _persons()


def _raise(words: Sequence[Word], verb: Word) -> None:
    """A verb that hangs on its subject as a participle takes the subject's place."""
    subject = words[verb.head]
    if verb.dep != "acl" or subject.index + 1 != verb.index:
        return
    for word in words[max(0, subject.index - _REACH) : subject.index]:
        if word.head == subject.index and word.dep == "case":
            word.head, word.dep = verb.index, "mark"
    is_root = subject.head == subject.index
    verb.head = verb.index if is_root else subject.head
    verb.dep = subject.dep if is_root else "advcl"
    subject.head, subject.dep = verb.index, "nsubj"


def _correct(words: Sequence[Word], first: int) -> None:
    for at in range(first, min(first + _REACH, len(words))):
        word = words[at]
        if word.quotation >= 0 or word.sentence != words[first].sentence:
            return
        if at > first and word.tag in ("NN", "NNS", "JJ") and _ends(words, at):
            form = _forms().get(word.lower)
            if form is not None and _agrees(words, first, at, form[1]):
                word.lemma, word.tag = form
                return
        if word.tag not in _INSIDE:
            return


def _ends(words: Sequence[Word], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else None
    return after is None or after.sentence != words[at].sentence or after.tag in _AFTER


def _agrees(words: Sequence[Word], first: int, at: int, tag: str) -> bool:
    """Whether the words before the verb can be its subject: no "her reply", which is
    one of nouns, and "the firms state" as well as "the firm states"."""
    subject = words[at - 1]
    if words[first].tag == "PRP$" or subject.tag not in (*_NOUNS, "JJ", "CD"):
        return False
    many = subject.tag in ("NNS", "NNPS", "CD") or (
        subject.tag in ("NNP", "JJ") and words[first].lower == "the"
    )
    return many if tag == "VBP" else tag == "VBD" or not subject.tag.endswith("S")


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Forms of plain verbs of speech and the like, with their lemma and tag."""
    plain = {*lexicon.lines("plain_verbs"), "read"}
    found: dict[str, tuple[str, str]] = {}
    for lemma, others in lexicon.entries("speech_verbs").items():
        if lemma not in plain:
            continue
        found[lemma] = (lemma, "VBD" if lemma == "read" else "VBP")
        for form in others:
            if form.endswith("s"):
                found[form] = (lemma, "VBZ")
            elif form.endswith("ed"):
                found[form] = (lemma, "VBD")
    return found


@cache
def _persons() -> frozenset[str]:
    return frozenset((*lexicon.entries("person_nouns"), *lexicon.lines("group_nouns")))


@cache
def _past() -> dict[str, str]:
    """Past forms of all verbs of speech, with their lemma."""
    return {
        form: lemma
        for lemma, others in lexicon.entries("speech_verbs").items()
        for form in others
        if form.endswith("ed")
    }
