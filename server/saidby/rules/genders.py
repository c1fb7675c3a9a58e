"""Which pronoun a speaker goes by, and how surely the draft tells.

Sure are the user's own cast, a title (Ms., Sir), a gendered role (spokeswoman), and a
given name together with pronouns; a given name alone is only likely.
"""

from __future__ import annotations

from dataclasses import dataclass

from saidby.draft import Draft
from saidby.options import Options
from saidby.speakers import nouns
from saidby.speakers.cast import MentionKind, Speaker, SpeakerKind

_OFTEN = 2
_PRONOUN = {"m": "he", "f": "she"}
_OF = {"him": "he", "his": "he", "himself": "he"}
_OF |= {"her": "she", "hers": "she", "herself": "she"}


@dataclass(frozen=True, slots=True)
class Told:
    """``pronoun`` is the subject form, None if the draft does not tell."""

    pronoun: str | None
    sure: bool = False


def subject_form(pronoun: str) -> str:
    """What a pronoun is as a subject, "he" for "him" and "his"; in lower case."""
    return _OF.get(pronoun.lower(), pronoun.lower())


def told(
    draft: Draft, options: Options, speaker: Speaker, *, bare: bool = False
) -> Told:
    """The pronoun of a speaker, by the best evidence there is. A name of one word may
    be a surname, and tells only if ``bare`` given names count."""
    for entry in options.cast:
        if entry.pronouns and entry.name == speaker.name:
            return Told(entry.pronouns, sure=True)
    if speaker.kind not in (SpeakerKind.PERSON, SpeakerKind.ANONYMOUS):
        return Told(None)
    found = {_PRONOUN[g] for g in _titles(draft, speaker) if g in _PRONOUN}
    if len(found) == 1:
        return Told(found.pop(), sure=True)
    given = _given(speaker) or (speaker.name.lower() if bare else "")
    likely = _PRONOUN.get(nouns.given_names().get(given, ""))
    if found or likely is None or speaker.pronouns not in (None, likely):
        return Told(None)
    return Told(likely, sure=_times(draft, speaker, likely) >= _OFTEN)


def _times(draft: Draft, speaker: Speaker, form: str) -> int:
    """How often a pronoun of this form means a speaker."""
    text = draft.prose.masked
    return sum(
        mention.kind is MentionKind.PRONOUN
        and subject_form(mention.span.of(text)) == form
        for mention in speaker.mentions
    )


def _given(speaker: Speaker) -> str:
    """The given name in lower case, "" if there is none."""
    words = speaker.name.lower().split()
    while words and _title(words[0]):
        words.pop(0)
    return words[0] if len(words) > 1 else ""


def _titles(draft: Draft, speaker: Speaker) -> set[str]:
    """The genders that titles and roles tell."""
    text = draft.prose.masked
    told: set[str] = set()
    for mention in speaker.mentions:
        if mention.kind is MentionKind.NAME:
            words = mention.span.of(text).lower().split()
            told.update(_title(word) for word in words[:-1])
    for role in speaker.roles:
        told.add(nouns.gender_of(role.lower().split()[-1]))
    return told


def _title(word: str) -> str:
    return nouns.honorifics().get(word) or nouns.ranks().get(word) or ""


def may_be(draft: Draft, options: Options, speaker: Speaker, pronoun: str) -> bool:
    """Whether a pronoun could mean a speaker, as far as the draft tells."""
    if speaker.kind not in (SpeakerKind.PERSON, SpeakerKind.ANONYMOUS):
        return False
    known = told(draft, options, speaker).pronoun
    return known is None or known == pronoun
