"""Names in the sense of the package, from the mentions that corpora annotate.

A mention ("Claire Moyo, a teacher from Leeds") is wider than the name in it, and a
title is no part of a name. Labels: PERSON, ORG, GPE (places of every kind), NORP
(nationalities and the like), MISC (events, works, ships).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from saidby.lexicon import lines, table
from training.treebank import Named, Paragraph, Token

_GUM = {
    "person": "PERSON",
    "animal": "PERSON",
    "organization": "ORG",
    "place": "GPE",
    "event": "MISC",
    "object": "MISC",
    "abstract": "MISC",
}
_BRACKET = re.compile(r"(\()?(\d+)((?:-[^()]*)?)(\))?")
_LINK = 7  # fields of a mention that no article is about
_LOOSE = ("abstract", "object", "event")
_ARTICLES = {"The", "A", "An", "His", "Her", "My"}
_PROPER = {"NNP", "NNPS"}
_INSIDE = {"HYPH", "POS", "AFX"}
_PARTICLES = {"de", "du", "van", "von", "der", "bin", "al", "el", "la", "le", "da"}
_JOINERS = {"of", "the", "for", "and", "&", "-", "'s"}


def gum_names(paragraph: Paragraph) -> Paragraph:
    """The paragraph with the names that GUM's ``Entity=`` tells of."""
    found = [demonym(paragraph, at) for at in range(len(paragraph.tokens))]
    names = [name for name in found if name is not None]
    for mention in _mentions(paragraph.tokens):
        name = _name_in(paragraph, mention)
        if name is not None:
            names.append(name)
    return replace(paragraph, names=apart(names))


class _Mention(NamedTuple):
    first: int
    last: int
    kind: str
    linked: bool


def _mentions(tokens: tuple[Token, ...]) -> Iterator[_Mention]:
    """From ``(12-person-…`` to ``12)``; GUM links those that Wikipedia knows."""
    opened: dict[str, list[tuple[int, str, bool]]] = {}
    for at, token in enumerate(tokens):
        misc = dict(row.partition("=")[::2] for row in token.misc.split("|"))
        for match in _BRACKET.finditer(misc.get("Entity", "")):
            opens, number, rest, closes = match.groups()
            if opens:
                fields = rest.split("-")
                linked = len(fields) > _LINK
                opened.setdefault(number, []).append((at, fields[1], linked))
            if closes and opened.get(number):
                first, kind, linked = opened[number].pop()
                yield _Mention(first, at + 1, kind, linked)


def _name_in(para: Paragraph, mention: _Mention) -> Named | None:
    """The name that a mention hangs on: a run of proper nouns about its head."""
    tokens = para.tokens
    first, last, kind, linked = mention
    label = _GUM.get(kind, "")
    heads = [i for i in range(first, last) if not first <= tokens[i].head < last]
    heads = heads or [i for i in range(first, last) if tokens[i].head == i]
    head = _proper(tokens, heads[0], first, last, label) if heads else -1
    if not label or head < 0:
        return None
    begin, end = head, head + 1
    while begin > first and _goes_left(tokens, begin - 1, first):
        begin -= 1
    while (step := _step_right(tokens, head, end, last, label)) > 0:
        end += step
    begin = _without_titles(tokens, begin, end, head)
    if label == "PERSON" and tokens[head].tag == "NNPS" and end - begin == 1:
        label = "NORP"
    if label == "PERSON" and end - begin == 1 and _is_office(tokens[begin].text):
        return None
    if kind in _LOOSE and end - begin == 1 and not linked:
        return None
    return Named(begin, end, label)


def _proper(
    tokens: tuple[Token, ...], head: int, first: int, last: int, label: str
) -> int:
    """The head, or the name right after a person's trade: the critic Ana Lee."""
    if tokens[head].tag in _PROPER:
        return head
    for at in range(first, last):
        token = tokens[at]
        named = token.head == head and token.dep in ("appos", "flat")
        if label == "PERSON" and named and token.tag == "NNP" and at == head + 1:
            return at
    return -1


def _is_office(word: str) -> bool:
    """The President, Director: written like a name, but anybody's."""
    return is_title(word) or word.lower() in lines("person_nouns")


def _goes_left(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    if tokens[at].tag in _PROPER:
        return True
    inner = tokens[at].tag in _INSIDE or tokens[at].text == "&"
    return inner and at > first and tokens[at - 1].tag in _PROPER


def _step_right(
    tokens: tuple[Token, ...], head: int, end: int, last: int, label: str
) -> int:
    """How many more tokens belong to a name that reaches up to ``end``."""
    if end >= last:
        return 0
    if tokens[end].tag in _PROPER:
        return 1 if tokens[end].dep != "appos" else 0
    joiners = _PARTICLES | {"-"} if label == "PERSON" else _JOINERS
    at = end
    while at < last and at - end < 2 and tokens[at].text.lower() in joiners:
        at += 1
    if at == end or at >= last or tokens[at].tag not in _PROPER:
        return 0
    pair = tokens[at].dep in ("conj", "appos") and tokens[at].head == head
    return 0 if pair else at - end + 1


def _without_titles(tokens: tuple[Token, ...], begin: int, end: int, head: int) -> int:
    for at in range(begin, end - 1):
        title = tokens[at].dep == "nmod:desc" and tokens[at].head == head
        if title or (at == begin and is_title(tokens[at].text)):
            begin = at + 1
    return begin


def is_title(word: str) -> bool:
    """Mr., Captain, Sen.: what stands before a name and is none."""
    rows = table("titles")
    return word.lower() in rows["honorifics"] or word.lower() in rows["ranks"]


def run_about(tokens: tuple[Token, ...], head: int) -> tuple[int, int]:
    """The proper nouns in a row that a word is one of, titles left out."""
    begin, end = head, head + 1
    while begin > 0 and _goes_left(tokens, begin - 1, 0):
        begin -= 1
    while (step := _step_right(tokens, head, end, len(tokens), "ORG")) > 0:
        end += step
    return _without_titles(tokens, begin, end, head), end


def demonym(paragraph: Paragraph, at: int) -> Named | None:
    token = paragraph.tokens[at]
    if token.tag != "JJ" or not token.lemma[:1].isupper() or len(token.text) < 4:
        return None
    if not token.text[1:].islower():
        return None
    return Named(at, at + 1, "NORP")


def apart(names: Iterable[Named]) -> tuple[Named, ...]:
    """The longest names, no two of them over the same word, in order."""
    kept: list[Named] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (n.first - n.last, n.label == "NORP")):
        words = set(range(name.first, name.last))
        if not words & taken:
            kept.append(name)
            taken |= words
    return tuple(sorted(kept))


def bare(words: list[str], name: Named) -> Named | None:
    """A name without articles and titles before it and remarks after it."""
    first, last, label = name
    while first < last and not _starts_name(words[first]):
        first += 1
    at = first
    while at < last and (words[at][:1].isupper() or _is_inside(words[at])):
        at += 1
    while at > first and not words[at - 1][:1].isupper():
        at -= 1
    return Named(first, at, label) if at > first else None


def _starts_name(word: str) -> bool:
    return word[:1].isupper() and not is_title(word) and word not in _ARTICLES


def _is_inside(word: str) -> bool:
    return word.lower() in _PARTICLES or word.lower() in _JOINERS - {"and"}
