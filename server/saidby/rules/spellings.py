"""Spellings of names in a draft: where each stands, and which are nearly the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from rapidfuzz.distance import OSA

from saidby.draft import Draft
from saidby.rules.naming import Part, parts
from saidby.speakers import nouns
from saidby.speakers.cast import Mention, MentionKind, SpeakerKind

_SHORTEST, _LONGEST = 4, 20  # letters of names that can be compared at all
_LONG = 8  # letters from which on two of them may differ


@dataclass(frozen=True, slots=True)
class Use:
    """One name of a person as it stands in the narration; ``given`` is "" if bare."""

    mention: Mention
    surname: Part
    given: Part | None = None


def uses(draft: Draft) -> Iterator[Use]:
    """Every name of a person or of a source outside quotations, in text order."""
    people = {s.id for s in draft.cast.speakers if s.kind is SpeakerKind.PERSON}
    tags = {a.mention for a in draft.attributions if a.mention and a.cue}
    for mention in draft.cast.mentions:
        speaker = draft.cast.meaning.get(mention)
        if mention.kind is not MentionKind.NAME or mention.quotation >= 0:
            continue
        named = parts(draft, mention) if speaker else ()
        if named and (speaker in people or mention in tags or _is_personal(named)):
            given = named[0] if len(named) > 1 else None
            yield Use(mention, named[-1], given)


def _is_personal(named: tuple[Part, ...]) -> bool:
    """Whether a name that was not known for a person's starts with a given name."""
    return len(named) > 1 and named[0].plain in nouns.given_names()


def are_close(one: str, other: str) -> bool:
    """Whether two words, in lower case, may be one name spelt in two ways."""
    if one == other or one[:1] != other[:1]:
        return False
    if not all(_SHORTEST <= len(word) <= _LONGEST for word in (one, other)):
        return False
    if _bare(one) == _bare(other):
        return True
    if _is_plural(one, other) or _is_plural(other, one):
        return False
    allowed = 2 if min(len(one), len(other)) >= _LONG else 1
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def sound_alike(one: str, other: str) -> bool:
    """Whether two spellings are pronounced the same, or have two letters swapped."""
    return _sound(one) == _sound(other) or sorted(one) == sorted(other)


def _sound(word: str) -> str:
    letters = _bare(word)
    for spelt, said in (("ph", "f"), ("ck", "k"), ("c", "k"), ("y", "i"), ("z", "s")):
        letters = letters.replace(spelt, said)
    return "".join(
        letter for at, letter in enumerate(letters) if letters[at - 1 : at] != letter
    )


def _bare(word: str) -> str:
    """A word without accents, hyphens and apostrophes."""
    letters = normalize("NFD", word)
    return "".join(letter for letter in letters if letter.isalpha())


def _is_plural(one: str, other: str) -> bool:
    return other in (one + "s", one + "es", one + "'s", one.removesuffix("y") + "ies")
