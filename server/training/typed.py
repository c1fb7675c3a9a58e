"""Names for a treebank that marks none: its proper nouns, where lists tell their kind.

EWT says which words are proper nouns and how they hang together, and not what they
name. A known given name, a title, a country or an organization's noun says it for
about half of them; the others are left open, and everything else is no name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from saidby.lexicon import lines
from training.names import apart, demonym, is_title, run_about
from training.treebank import Named, Paragraph, Token

OPEN = "?"
_SURE = 0.8
_LEAST = 2
_PROPER = {"NNP", "NNPS"}
_LONGEST_ACRONYM = 5


def known_names(paragraphs: Iterable[Paragraph]) -> dict[str, str]:
    """What annotated names mean, if they mean it nearly always."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for paragraph in paragraphs:
        for first, last, label in paragraph.names or ():
            text = " ".join(token.text for token in paragraph.tokens[first:last])
            seen[text][label] += 1
    return {
        text: label
        for text, labels in seen.items()
        for label, count in labels.most_common(1)
        if count >= _LEAST and count / labels.total() >= _SURE
    }


class Typist:
    """Tells the kind of a proper noun; ``places`` and ``known`` are lists it trusts."""

    def __init__(self, places: Iterable[str], known: Mapping[str, str]) -> None:
        self._places = frozenset(places)
        self._known = known
        self._given = {
            name.lower()
            for gender in ("female", "male")
            for name in lines(f"given_names_{gender}")
        }
        self._organizations = frozenset(lines("organization_nouns"))
        self._calendar = frozenset(lines("calendar"))

    def named(self, paragraph: Paragraph) -> Paragraph:
        tokens = paragraph.tokens
        people = self._surnames(tokens)
        names = []
        for at, token in enumerate(tokens):
            adjective = demonym(paragraph, at)
            if adjective is not None:
                names.append(adjective)
            if token.tag in _PROPER:
                first, last = run_about(tokens, at)
                label = self._kind(tokens, first, last, people)
                if label:
                    names.append(Named(first, last, label))
        return replace(paragraph, names=apart(names))

    def _surnames(self, tokens: tuple[Token, ...]) -> set[str]:
        """The last words of people called in full, who may be called by them alone."""
        return {
            token.text
            for at, token in enumerate(tokens)
            if token.dep == "flat"
            and token.tag in _PROPER
            and at > 0
            and tokens[token.head].text.lower() in self._given
        }

    def _kind(
        self, tokens: tuple[Token, ...], first: int, last: int, people: set[str]
    ) -> str:
        words = [token.text for token in tokens[first:last]]
        text = " ".join(words)
        if any(word.lower() in self._calendar for word in words):
            return "" if last - first == 1 else OPEN
        if text in self._known:
            return self._known[text]
        if any(word.lower() in self._organizations for word in words[-1:]):
            return "ORG"
        if text in self._places:
            return "GPE"
        if self._is_person(tokens, first, last, people):
            return "PERSON"
        short = 2 < len(text) <= _LONGEST_ACRONYM
        return "ORG" if short and text.isupper() and text.isalpha() else OPEN

    def _is_person(
        self, tokens: tuple[Token, ...], first: int, last: int, people: set[str]
    ) -> bool:
        words = [token.text for token in tokens[first:last]]
        if any(word.islower() for word in words):
            return False
        alone = last - first == 1
        flat = any(token.dep == "flat" for token in tokens[first + 1 : last])
        before = tokens[first - 1] if first else tokens[first]
        titled = first > 0 and is_title(before.text) and before.tag in _PROPER
        given = words[0].lower() in self._given and (flat or alone)
        return titled or given or (alone and words[0] in people)
