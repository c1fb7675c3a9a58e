"""What is a name and what is not: the draft's own capitals tell.

Trained on other texts, a tagger does not know that "Marilla" is a name. A word that a
draft writes with a capital in mid-sentence, and hardly ever without, is one; so is
what follows "Miss". And "Certainly" in "Certainly Margaret knew" is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from saidby import lexicon
from saidby.language.deeds import demote, find_tag, hang, is_participle
from saidby.language.parse import Name, Sentence, Word

_NAMES = ("NNP", "NNPS")
_NOUNS = ("NN", "NNS")
# What a tagger takes a name for; "JJ" besides, which Irish and English truly are.
_MISTAKEN = frozenset(
    (*_NOUNS, "RB", "UH", "FW", "VB", "VBP", "VBD", "VBZ", "VBN", "VBG", "CC", "IN")
)
# What a tagger takes for another word is this one all the same, if it is a person.
_OTHERWISE = _MISTAKEN | {"JJ", "MD"}
# Words of these kinds are no subjects.
_VERBS = ("VB", "VBD", "VBP", "VBZ")
_NO_SUBJECT = ("RB", "UH", "MD", *_VERBS)
# A word is a name if not more than so many are written small, of those with a capital.
_SMALL = 0.1
# A name in full has so many words.
_WHOLE = 2
# Of a headline's words, so many have a capital.
_HEADLINE, _SHORT = 0.6, 4
_OPENING = "“"


@dataclass(slots=True)
class _Capitals:
    """How often each word, in lower case, is written how, and taken for a name."""

    large: Counter[str] = field(default_factory=Counter)
    small: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    adjective: Counter[str] = field(default_factory=Counter)
    tags: dict[str, Counter[str]] = field(default_factory=dict)


def find_names(words: Sequence[Word], sentences: Sequence[Sentence]) -> None:
    """Correct the tags of names, and of verbs that were taken for a part of one."""
    capitals = _Capitals()
    plain = [row for row in sentences if not _is_headline(words, row)]
    for sentence in plain:
        for word in _written(words, sentence):
            _count(capitals, words, sentence, word)
    for sentence in plain:
        for word in _written(words, sentence):
            if not word.text[:1].isupper():
                demote(words, word)
                find_tag(words, sentence, word)
                continue
            if _is_plural(capitals, word) and _begins(words, sentence, word):
                word.tag, word.lemma, word.entity = "NNS", word.lower[:-1], ""
            elif word.tag not in _NAMES:
                _correct(capitals, words, sentence, word)
            elif _begins(words, sentence, word):
                _part(capitals, words, sentence, word)


def part_names(words: Sequence[Word], names: Iterable[Name]) -> Iterator[Name]:
    """Names as they are, but those of two by themselves ("Mr. Tarn of Ms. Brandt",
    "Bo Tarn of Acme"), and without an "of" that nothing follows."""
    for name in names:
        first, label = name.first, name.label
        if not words[first].entity:
            continue  # Neighbors
        if first + 1 < name.last and is_participle(words, words[first]):
            hang(words, words[first], words[name.last - 1])
            first += 1
        for at in range(name.first + 1, name.last):
            if not _parts(words, first, at, name):
                continue
            words[at].entity = ""
            yield Name(first, at, label)
            first = at + 1
            if first < name.last and not _is_honorific(words[first]):
                label = "ORG" if label == "PERSON" else label
                for word in words[first : name.last]:
                    word.entity = label
        if first < name.last:
            yield Name(first, name.last, label)


def _parts(words: Sequence[Word], first: int, at: int, name: Name) -> bool:
    """Whether a word such as "of" stands between the names of two."""
    if words[at].tag != "IN":
        return False
    whole = name.label == "PERSON" and at - first >= _WHOLE
    return at + 1 == name.last or _is_honorific(words[at + 1]) or whole


def _written(words: Sequence[Word], sentence: Sentence) -> Iterator[Word]:
    """The words of a sentence that are not all capitals."""
    for word in words[sentence.first : sentence.last]:
        if not word.stub and not (word.text.isupper() and len(word.text) > 1):
            yield word


def _is_headline(words: Sequence[Word], sentence: Sentence) -> bool:
    """Whether a sentence is written in capitals as headlines are; "“…,” said Miss
    Vane" is none, nor is what ends in a full stop and has a verb in small letters."""
    whole = words[sentence.first : sentence.last]
    acts = any(w.text.islower() and w.tag in ("VBD", "VBZ", "MD") for w in whole)
    if any(word.stub for word in whole) or (acts and whole[-1].text == "."):
        return False
    row = [w for w in words[sentence.first : sentence.last] if w.text[:1].isalpha()]
    large = sum(word.text[:1].isupper() for word in row)
    return len(row) >= _SHORT and large > _HEADLINE * len(row)


def _count(
    capitals: _Capitals, words: Sequence[Word], sentence: Sentence, word: Word
) -> None:
    if word.text[:1].islower():
        capitals.small[word.lower] += 1
        capitals.tags.setdefault(word.lower, Counter())[word.tag] += 1
    elif word.text[:1].isupper() and not _begins(words, sentence, word):
        capitals.large[word.lower] += 1
        capitals.named[word.lower] += word.tag in _NAMES
        capitals.adjective[word.lower] += word.tag == "JJ"


def _begins(words: Sequence[Word], sentence: Sentence, word: Word) -> bool:
    return word.index == sentence.first or words[word.index - 1].text == _OPENING


def _correct(
    capitals: _Capitals, words: Sequence[Word], sentence: Sentence, word: Word
) -> None:
    honoured = _is_honoured(words, sentence, word)
    if honoured or _honours(words, sentence, word):
        word.tag = "NNP"
    elif _is_person(capitals, words, sentence, word) or _is_adverb(
        capitals, words, sentence, word
    ):
        word.tag, word.dep = "NNP", _role(words, sentence, word)
    elif _is_national(words, sentence, word):
        word.tag, word.lemma = "NN", word.lower
        return
    elif _is_name(capitals, word):
        word.tag = "NNPS" if word.tag == "NNS" else "NNP"
    else:
        return
    word.lemma = word.text


def _part(
    capitals: _Capitals, words: Sequence[Word], sentence: Sentence, word: Word
) -> None:
    """Part the first word of a sentence from the name that follows it."""
    after = words[word.index + 1] if word.index + 1 < sentence.last else None
    if after is None or after.tag not in _NAMES or _is_honorific(word):
        return
    if word.lower in lexicon.given_names():
        return
    if is_participle(words, word):
        last = after
        while last.index + 1 < sentence.last and words[last.index + 1].tag in _NAMES:
            last = words[last.index + 1]
        hang(words, word, last)
        return
    small = capitals.small[word.lower]
    if small > capitals.large[word.lower]:
        word.tag, word.lemma = (
            capitals.tags[word.lower].most_common(1)[0][0],
            word.lower,
        )


def _is_plural(capitals: _Capitals, word: Word) -> bool:
    """Whether the first word of a sentence is no name: Neighbors said so."""
    plain = word.tag in ("NNS", "NNPS") and not capitals.large[word.lower]
    return plain and word.lower.removesuffix("s") in lexicon.entries("person_nouns")


def _is_name(capitals: _Capitals, word: Word) -> bool:
    large, named = capitals.large[word.lower], capitals.named[word.lower]
    if not large or capitals.small[word.lower] > _SMALL * large:
        return False
    if word.tag == "JJ":
        return named >= capitals.adjective[word.lower]
    return word.tag in _NOUNS or (word.tag in _MISTAKEN and named > 0)


def _is_person(
    capitals: _Capitals, words: Sequence[Word], sentence: Sentence, word: Word
) -> bool:
    """Whether somebody is named with a word that is taken for another, though only by
    the tagger, or though it is in a tag: “…,” said Odell; “…,” Lily asked."""
    small = capitals.small[word.lower] > _SMALL * capitals.large[word.lower]
    if word.tag not in _OTHERWISE or small:
        return False
    if _is_in_tag(words, sentence, word):
        return True
    if not _begins(words, sentence, word):
        return word.entity == "PERSON"
    after = words[word.index + 1] if word.index + 1 < sentence.last else None
    if after is None or not after.text[:1].islower():
        return False
    if word.entity == "PERSON":
        return True
    given = word.tag in _NO_SUBJECT and word.lower in lexicon.given_names()
    return given and _acts(words, sentence, word)


def _acts(words: Sequence[Word], sentence: Sentence, word: Word) -> bool:
    """Whether a word stands before a verb that has no other subject: Will shut it."""
    row = words[sentence.first : sentence.last]
    verb = words[word.index + 1]
    if any(other.text == "?" for other in row):
        return False
    if word.tag in _VERBS:  # Rose put down the cup
        return verb.tag in ("VBD", "VBZ")
    has = any(w.head == verb.index and w.dep.startswith("nsubj") for w in row)
    return word.head == verb.index and not has


def _is_national(words: Sequence[Word], sentence: Sentence, word: Word) -> bool:
    """Whether somebody is meant by where he is from: “…,” said the Russian."""
    before = words[word.index - 1] if word.index > sentence.first else None
    after = words[word.index + 1] if word.index + 1 < sentence.last else None
    alone = after is None or not after.tag.startswith(("NN", "JJ"))
    acts = word.dep in ("nsubj", "nsubj:pass", "obj", "obl")
    is_of = word.entity == "NORP" and word.tag == "JJ"
    return (
        is_of and alone and acts and before is not None and before.tag in ("DT", "JJ")
    )


def _is_in_tag(words: Sequence[Word], sentence: Sentence, word: Word) -> bool:
    """Whether a word stands alone between closing mark and verb, or after the verb."""
    if word.lower in lexicon.lines("anybody") or not word.index:
        return False
    before = words[word.index - 1]
    after = words[word.index + 1] if word.index + 1 < len(words) else None
    if before.text == "”":
        return after is not None and _tells(after)
    ends = after is None or not after.text[:1].isalpha()
    return ends and _tells(before) and words[before.index - 1].text == "”"


def _tells(word: Word) -> bool:
    """Whether a word is a plain verb of speech, in the past or present."""
    plain = word.lemma in lexicon.lines("plain_verbs")
    return plain and word.tag in ("VBD", "VBZ") and word.quotation < 0


def _is_adverb(
    capitals: _Capitals, words: Sequence[Word], sentence: Sentence, word: Word
) -> bool:
    """Whether somebody of a name in -ly (Lily, Reilly) is taken for how it is done."""
    small = capitals.small[word.lower] > _SMALL * capitals.large[word.lower]
    if word.tag != "RB" or small or _begins(words, sentence, word):
        return False
    return word.entity == "PERSON" or words[word.index - 1].text[-1:].isalpha()


def _role(words: Sequence[Word], sentence: Sentence, word: Word) -> str:
    """What a name is to the verb that an adverb would be about: “…,” said Reilly."""
    if word.dep not in ("advmod", "aux", "discourse"):
        return word.dep
    row = words[sentence.first : sentence.last]
    has = any(w.head == word.head and w.dep.startswith("nsubj") for w in row)
    return "obj" if has else "nsubj"


def _is_honoured(words: Sequence[Word], sentence: Sentence, word: Word) -> bool:
    """Whether "Miss" or the like stands right before."""
    before = words[word.index - 1] if word.index > sentence.first else None
    return before is not None and _is_honorific(before)


def _honours(words: Sequence[Word], sentence: Sentence, word: Word) -> bool:
    """Whether the word is "Miss" or the like, with a name after it."""
    after = words[word.index + 1] if word.index + 1 < sentence.last else None
    return _is_honorific(word) and after is not None and after.text[:1].isupper()


def _is_honorific(word: Word) -> bool:
    return (
        word.text[:1].isupper() and word.lower in lexicon.table("titles")["honorifics"]
    )
