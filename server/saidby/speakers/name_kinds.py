"""What kind of name a name is: a person's, a body's, a place's."""

from __future__ import annotations

from saidby import lexicon
from saidby.language.parse import Parse, Word
from saidby.speakers import nouns
from saidby.speakers.nouns import Sort


def is_title_word(word: str) -> bool:
    """Whether a word before a name tells what somebody is: Captain, secretary."""
    return nouns.is_title(word) or nouns.sort_of(word) == "person"


def label_of(parse: Parse, first: int, core: int, last: int) -> str:
    """What kind of name it is: what stands before it tells more than its own look."""
    words = parse.words
    given = words[core].lower in nouns.given_names()
    titled = core > first and is_title_word(words[core - 1].lower)
    if core < last and nouns.ends_company(words[last].lower):
        return "ORG"
    the = first < core < last and words[core - 1].lower == "the"
    if the and (_is_paper(words[last]) or _is_team(words, core, last)):
        return "ORG"
    if core < last and words[core].lower in lexicon.lines("place_words"):
        return "GPE"
    firm = any(word.text == "&" for word in words[core:last])
    noun = nouns.sort_of(words[last].lower)
    organized = firm or noun == "organization" or (core < last and noun == "group")
    if words[core].lower in nouns.honorifics():
        return "PERSON"
    if (titled or (given and core < last)) and not organized:
        return "PERSON"
    if core == last and nouns.sort_of(words[core].lower) == "person":
        return "PERSON"  # the Warden, the Ferryman
    labels = [words[at].entity for at in range(core, last + 1) if words[at].entity]
    label = labels[-1] if labels else ""
    alone = first == core == last and nouns.is_given(words[core].lower)
    acts = words[core].dep == "nsubj" and not label  # Dev stood at the window.
    if alone and (label == "NORP" or acts):
        return "PERSON"
    if label != "PERSON" or nouns.is_given(words[core].lower):
        return label
    return "ORG" if organized or _is_which(words, last) else label


def _is_paper(word: Word) -> bool:
    """The Halden Courier."""
    return word.lower in lexicon.lines("paper_names")


def _is_team(words: tuple[Word, ...], core: int, last: int) -> bool:
    """The Halden Bears; the Miss Brandts are people."""
    return words[last].tag == "NNPS" and words[core].lower not in nouns.honorifics()


def _is_which(words: tuple[Word, ...], last: int) -> bool:
    """Norsund Lines, which runs the ferry: a person is somebody who does."""
    after = words[last + 1 : last + 3]
    return len(after) > 1 and after[0].text == "," and after[1].lower == "which"


def sort_of_name(label: str, head: Word) -> Sort:
    if label == "PERSON":
        return "person"
    if label == "NORP" or head.tag == "NNPS":
        return "group"
    by_noun = nouns.sort_of(head.lower, head.tag == "NNPS")
    if by_noun in ("organization", "document"):
        return by_noun
    return "organization" if label in ("ORG", "GPE") else ""
