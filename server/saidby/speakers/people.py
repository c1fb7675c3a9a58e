"""Everybody in a draft while it is being read: who each phrase means.

Names are settled first (``names``), then descriptions by role and head noun; pronouns
are ranked when an attribution asks for them (``pronouns``).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from saidby.language.parse import Parse
from saidby.speakers import nouns
from saidby.speakers.names import FullName, Identity, Register, take_apart
from saidby.speakers.phrases import Phrase, Phrases

DEFINITE = frozenset(
    ("the", "this", "that", "these", "those")
    + ("his", "her", "their", "its", "my", "our")
)

# The sort of a capitalised word that is nobody's name.
THING = "thing"


@dataclass(slots=True)
class People:
    """Phrases and whom they mean, by the index of the phrase's head word."""

    parse: Parse
    phrases: Phrases
    register: Register
    meaning: dict[int, int] = field(default_factory=dict)
    rivals: dict[int, tuple[int, ...]] = field(default_factory=dict)
    roles: dict[int, list[str]] = field(default_factory=dict)
    sorts: dict[int, str] = field(default_factory=dict)
    described: dict[int, str] = field(default_factory=dict)
    nicknames: dict[int, str] = field(default_factory=dict)
    names_in_marks: set[int] = field(default_factory=set)
    told_by: int | None = None
    # Heads of descriptions that the cast has as a name: "the second gentleman".
    certain: set[int] = field(default_factory=set)
    titles: dict[int, set[str]] = field(default_factory=dict)

    def identity(self, number: int) -> Identity:
        return self.register.identities[number]

    def narrator(self) -> int:
        """The identity behind "I" in the narration, made when first asked for."""
        if self.told_by is None:
            identity = self.register.storyteller() or self.register.anonymous()
            self.told_by = identity.number
            self.sorts.setdefault(identity.number, "person")
            self.described.setdefault(identity.number, "the narrator")
        return self.told_by

    def name_narrator(self, name: FullName, shown: str) -> None:
        """The narrator goes by this name; whoever bore it until now is the narrator."""
        if self.told_by is None:
            return
        narrator = self.identity(self.told_by)
        for other in self.register.candidates(name, bool(name.honorific)):
            for head, number in self.meaning.items():
                if number == other.number:
                    self.meaning[head] = narrator.number
            narrator.names.update(other.names)
        self.register.note(narrator, name, "PERSON")
        self.nicknames[narrator.number] = shown

    def is_thing(self, head: int) -> bool:
        """Whether the phrase with this head is a capitalised word, not a name."""
        return self.sorts.get(self.meaning.get(head, -1)) == THING

    def by_label(self, text: str) -> int:
        """The identity that a transcript's label means, made if the draft has none."""
        shown = text.title() if text.isupper() and len(text) > 3 else text
        name = take_apart(shown)
        found = (
            self.register.candidates(name, bool(name.honorific)) if name.words else []
        )
        if len(found) == 1:
            return found[0].number
        identity = (
            self.register.add_short(name, "PERSON")
            if name.words
            else self.register.anonymous()
        )
        self.sorts[identity.number] = "person"
        self.described[identity.number] = shown
        return identity.number

    def by_description(self, text: str, sort: str) -> int:
        """A new identity for somebody described inside a quotation."""
        identity = self.register.anonymous()
        self.sorts[identity.number] = sort
        self.described[identity.number] = text
        return identity.number

    def take_for_body(self, number: int) -> None:
        """Somebody whose name looks like a person's is none, but a body."""
        identity = self.identity(number)
        self.sorts[number] = "organization"
        identity.labels = Counter({"ORG": identity.seen})

    def describe(self, phrase: Phrase) -> int:
        """A new identity for somebody whom the narration describes."""
        identity = self.register.anonymous()
        self.described[identity.number] = self.text_of(phrase.first, phrase.last)
        self.sorts[identity.number] = phrase.sort
        gender = nouns.gender_of(self.parse.words[phrase.head].lemma)
        if gender:
            identity.genders[gender] += 3
        return identity.number

    def text_of(self, first: int, last: int) -> str:
        words = self.parse.words
        pieces: list[str] = []
        for at in range(first, last + 1):
            glued = at > first and words[at].start == words[at - 1].end
            pieces.append(
                words[at].text if glued or at == first else " " + words[at].text
            )
        return "".join(pieces)

    def gender(self, number: int) -> str:
        return self.identity(number).gender()
