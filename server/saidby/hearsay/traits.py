"""What the network sees of a word."""

from __future__ import annotations

from collections.abc import Iterator

from saidby.language.parse import Parse, Word

# The columns of ``traits``, in their order.
COLUMNS = (
    "word",
    "ending",
    "tag",
    "relation",
    "entity",
    "shape",
    "marks",
    "head",
    "head relation",
    "head tag",
)
Traits = tuple[str, ...]
_QUOTED = "“…”"
_ENDING = 3


def traits(parse: Parse, first: int, last: int) -> Iterator[Traits]:
    """Those of the words ``first`` up to but without ``last``."""
    words = parse.words
    for at in range(first, last):
        word = words[at]
        head = words[word.head]
        lower = _QUOTED if word.stub else word.lower
        yield (
            lower,
            lower[-_ENDING:],
            word.tag,
            word.dep,
            word.entity,
            _shape(word),
            _marks(words, at),
            head.lemma,
            head.dep,
            head.tag,
        )


def _shape(word: Word) -> str:
    text = word.text
    if word.stub:
        return "other"
    if text.istitle():
        return "title"
    if text.isupper():
        return "upper"
    if text.islower():
        return "lower"
    return "digits" if any(sign.isdigit() for sign in text) else "other"


def _marks(words: tuple[Word, ...], at: int) -> str:
    """Whether a word is quoted, and the first or the last that is."""
    number = words[at].quotation
    if number < 0:
        return "outside"
    opens = at == 0 or words[at - 1].quotation != number
    closes = at + 1 == len(words) or words[at + 1].quotation != number
    return "inside" + " opens" * opens + " closes" * closes
