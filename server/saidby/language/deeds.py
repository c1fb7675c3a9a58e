"""Verbs that a tagger takes for a part of the name beside them.

“…,” Vane notes. Sentencing Corin Tarn, the judge said: “…”. Ana Roe wept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

from saidby import lexicon
from saidby.language.parse import Sentence, Word

_NAMES = ("NNP", "NNPS")
_NOUNS = ("NN", "NNS")
# What may stand before a name as a part of the phrase: her old neighbour Ana Roe.
_BEFORE_NAMES = frozenset((*_NOUNS, "JJ", "DT", "PRP$", "CD", "POS"))
# So many letters has a surname in -ing at the most: Manning, Fleming.
_SURNAME = 7


def demote(words: Sequence[Word], word: Word) -> None:
    """What is written small after somebody's name is what he does: "Ana Roe wept"."""
    if word.tag != "NNP" or word.entity or not word.index or not word.text.isalpha():
        return
    before = words[word.index - 1]
    if before.entity == "PERSON" and word.lower not in lexicon.lines("name_particles"):
        word.tag = "VBD" if word.dep == "root" else "NN"


def find_tag(words: Sequence[Word], sentence: Sentence, word: Word) -> None:
    """“…,” Vane notes. Vane reckons: “…” What is written small between a name, after a
    closing mark or at the start, and a stop is what he does, if it can be a verb of
    speech."""
    if word.tag not in _NOUNS or word.text not in _told() or word.index < 1:
        return
    name = words[word.index - 1]
    first = name.index
    while first > sentence.first and words[first - 1].tag in _NAMES:
        first -= 1
    marked = first > 0 and words[first - 1].text == "”"
    after = words[word.index + 1] if word.index + 1 < len(words) else None
    while first > sentence.first and words[first - 1].tag in _BEFORE_NAMES:
        first -= 1
    opens = first == sentence.first and after is not None and after.text == ":"
    ends = marked and (after is None or after.text in (".", ",", ":", "back"))
    if (ends or opens) and name.tag in _NAMES:
        word.tag = "VBZ" if word.text.endswith("s") else "VBD"
        _put_under(words, name, word, "nsubj")


@cache
def _told() -> frozenset[str]:
    """The forms of the verbs of speech in the past and the present."""
    return frozenset(chain.from_iterable(lexicon.entries("speech_verbs").values()))


def is_participle(words: Sequence[Word], word: Word) -> bool:
    """Whether a sentence opens with what is done: Sentencing Corin Tarn, she said."""
    opens = not word.index or words[word.index - 1].sentence != word.sentence
    long = len(word.text) > _SURNAME and word.lower.endswith("ing")
    return opens and long and word.lower not in lexicon.given_names()


def hang(words: Sequence[Word], participle: Word, name: Word) -> None:
    """Sentencing Corin Tarn, the judge said: the name hangs on what is done to him."""
    participle.tag, participle.entity, participle.dep = "VBG", "", "advcl"
    if participle.head == name.index:
        participle.head = name.head
    _put_under(words, name, participle, "obj")


def _put_under(words: Sequence[Word], word: Word, above: Word, dep: str) -> None:
    """Hang a word on another one, which is made a root if it hung on the first."""
    if _hangs_on(words, above, word):
        above.head = above.index
    word.head, word.dep = above.index, dep


def _hangs_on(words: Sequence[Word], word: Word, other: Word) -> bool:
    at = word
    while at.head != at.index:
        at = words[at.head]
        if at is other:
            return True
    return False
