"""Who can speak in a draft: mentions, and the speakers that they mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from saidby.text.spans import Span


class MentionKind(StrEnum):
    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


class SpeakerKind(StrEnum):
    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may mean a speaker.

    ``span`` is the whole phrase ("Defense Department spokesperson Sabrina Singh"),
    ``core`` the name or head noun in it. ``word`` is the index of the head in
    ``Parse.words``, -1 for a name inside a quotation. ``quotation`` is the number
    of the quotation it stands in, -1 in narration.
    """

    span: Span
    core: Span
    kind: MentionKind
    word: int
    block: int
    quotation: int = -1


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone or something that can be quoted.

    ``pronouns`` is the subject form ("she", "he", "they", "it") or None if the draft
    does not tell. ``roles`` are the titles and roles as introduced, first one first.
    ``from_cast`` says that the user's own cast names this speaker.
    """

    id: str
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    pronouns: str | None = None
    mentions: tuple[Mention, ...] = ()
    from_cast: bool = False

    @property
    def role(self) -> str | None:
        return self.roles[0] if self.roles else None


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers of a draft, in order of first mention.

    A mention that means nobody in particular, or may mean two speakers, is in
    ``mentions`` and resolves to None; ``rivals`` then holds whom it may mean.
    """

    speakers: tuple[Speaker, ...] = ()
    mentions: tuple[Mention, ...] = ()
    meaning: dict[Mention, str] = field(default_factory=dict)
    rivals: dict[Mention, tuple[str, ...]] = field(default_factory=dict)

    def speaker(self, id: str | None) -> Speaker | None:
        return next((s for s in self.speakers if s.id == id), None)

    def of(self, mention: Mention) -> Speaker | None:
        """Whom a mention means, or None."""
        return self.speaker(self.meaning.get(mention))
