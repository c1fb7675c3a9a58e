"""Names that the user's cast knows, found literally: Mrs Last, young May.

A tagger takes a name for the ordinary word that it also is. Where the cast has it and
the draft writes it so, it is the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from saidby.language.parse import Name, Parse, Word
from saidby.options import CastEntry

_NAMES = ("NNP", "NNPS")
_OPENING = "“"
# The Duchess of Wahl, Mr. van der Aa: written small in a name.
_SMALL = frozenset(
    ("of", "de", "du", "la", "le", "van", "von", "der", "den", "di", "da")
)

Place = tuple[int, int]
Forms = dict[str, list[tuple[str, ...]]]


def with_names(parse: Parse, cast: Sequence[CastEntry]) -> Parse:
    """The parse with the names of the cast read as names; as it was without a cast."""
    forms = _forms(cast)
    places = _places(parse.words, forms) if forms else ()
    known = {(name.first, name.last) for name in parse.names}
    found = [place for place in places if not _is_read(parse, place, known)]
    if not found:
        return parse
    words = list(parse.words)
    for at in {at for place in found for at in range(*place)}:
        word = words[at]
        name = word.tag in _NAMES or word.text[:1].islower()
        tag = word.tag if name else "NNP"
        words[at] = replace(word, tag=tag, lemma=word.text, entity="PERSON")
    return replace(parse, words=tuple(words), names=_names(parse, found))


def _is_read(parse: Parse, place: Place, known: set[Place]) -> bool:
    """Whether the pipeline itself took these words for a name."""
    words = parse.words[place[0] : place[1]]
    if any(word.lower in _SMALL for word in words):
        return place in known
    return (len(words) == 1 and place in known) or all(w.tag in _NAMES for w in words)


def _forms(cast: Iterable[CastEntry]) -> Forms:
    """The forms of names by their first word, the longest first; "the Girl" is none."""
    found: Forms = defaultdict(list)
    for entry in cast:
        for form in (entry.name, *entry.aliases):
            words = tuple(map(_as_written, form.split()))
            if words and _is_name(words):
                found[words[0]].append(words)
    return {
        first: sorted(forms, key=len, reverse=True) for first, forms in found.items()
    }


def _as_written(word: str) -> str:
    return word.lower() if word.lower() in _SMALL else word


def _is_name(words: tuple[str, ...]) -> bool:
    """Whether a form is written as a name is: "The Girl" is none, nor "T. S."."""
    large = all(word[:1].isupper() or word in _SMALL for word in words)
    return large and words[0].lower() not in ("the", "a", "an") and words[-1].isalpha()


def _places(words: Sequence[Word], forms: Forms) -> Iterator[Place]:
    at = 0
    while at < len(words):
        form = _form_at(words, at, forms)
        if form:
            yield at, at + form
        at += max(1, form)


def _form_at(words: Sequence[Word], at: int, forms: Forms) -> int:
    """How many words from here on are a name of the cast; 0 if none."""
    for form in forms.get(words[at].text, ()):
        here = words[at : at + len(form)]
        same = tuple(word.text for word in here) == form
        if same and here[-1].sentence == here[0].sentence:
            return 0 if len(form) == 1 and _may_be_a_word(words, here[0]) else len(form)
    return 0


def _may_be_a_word(words: Sequence[Word], word: Word) -> bool:
    """Whether a capital tells nothing: at the start of a sentence, unless a verb that
    is somebody's follows."""
    before = words[word.index - 1] if word.index else None
    opens = (
        before is None or before.sentence != word.sentence or before.text == _OPENING
    )
    after = words[word.index + 1] if word.index + 1 < len(words) else None
    return opens and (after is None or after.tag not in ("VBD", "VBZ"))


def _names(parse: Parse, found: Iterable[Place]) -> tuple[Name, ...]:
    fresh = [Name(first, last, "PERSON") for first, last in found]
    taken = {at for name in fresh for at in range(name.first, name.last)}
    kept = (n for n in parse.names if taken.isdisjoint(range(n.first, n.last)))
    return tuple(sorted((*kept, *fresh), key=lambda name: name.first))
