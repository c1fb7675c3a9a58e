"""Spellings of names in a draft: where each stands, and which are nearly the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saidby.draft import Draft
from saidby.rules.naming import Part, parts
from saidby.speakers import nouns
from saidby.speakers.cast import Mention, MentionKind, SpeakerKind
from saidby.wording import letters_of


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


_SOUNDS = (("ph", "f"), ("v", "f"), ("ck", "k"), ("c", "k"), ("y", "i"), ("z", "s"))


def sound_alike(one: str, other: str) -> bool:
    """Whether two spellings are pronounced the same, or have two letters swapped."""
    return _sound(one) == _sound(other) or sorted(one) == sorted(other)


def _sound(word: str) -> str:
    letters = letters_of(word)
    for spelt, said in _SOUNDS:
        letters = letters.replace(spelt, said)
    return "".join(
        letter for at, letter in enumerate(letters) if letters[at - 1 : at] != letter
    )
