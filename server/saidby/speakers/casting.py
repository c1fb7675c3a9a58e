"""From identities to the speakers of a cast, and from phrases to mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from saidby.speakers import nouns
from saidby.speakers.cast import Cast, Mention, MentionKind, Speaker, SpeakerKind
from saidby.speakers.people import People
from saidby.speakers.phrases import Phrase
from saidby.text.spans import Span

_ARTICLE_SHARE = 0.8
_PRONOUNS = {"m": "he", "f": "she"}
_KINDS = {
    "person": SpeakerKind.PERSON,
    "group": SpeakerKind.GROUP,
    "organization": SpeakerKind.ORGANIZATION,
    "document": SpeakerKind.DOCUMENT,
}


class Casting:
    """Gives out speakers' ids in the order of their first mention."""

    def __init__(self, people: People, quoted: Iterable[int]) -> None:
        self._people = people
        self._phrases: dict[int, list[Phrase]] = defaultdict(list)
        for phrase in people.phrases.found:
            number = people.meaning.get(phrase.head)
            if number is not None:
                self._phrases[number].append(phrase)
        chosen = {n for n in quoted if n >= 0} | {
            n for n in self._phrases if self._named_person(n)
        }
        order = sorted(chosen, key=lambda n: (self._first(n), n))
        self._ids = {number: f"s{at + 1}" for at, number in enumerate(order)}

    def _first(self, number: int) -> int:
        phrases = self._phrases.get(number)
        return phrases[0].first if phrases else 1 << 30

    def _named_person(self, number: int) -> bool:
        identity = self._people.identity(number)
        return bool(identity.names) and (
            identity.labels["PERSON"] > 0 or identity.entry is not None
        )

    def id_of(self, number: int) -> str | None:
        return self._ids.get(number)

    def mention(self, phrase: Phrase, via: int = -1) -> Mention:
        """The phrase as a mention; through ``via``, the relative pronoun for it."""
        words = self._people.parse.words
        if via >= 0:
            pronoun, block = (
                words[via].span,
                self._people.parse.sentence_of(words[via]).block,
            )
            return Mention(pronoun, pronoun, MentionKind.PRONOUN, via, block)
        span = Span(words[phrase.first].start, words[phrase.last].end)
        core = Span(
            words[phrase.core].start,
            words[phrase.last if phrase.kind is MentionKind.NAME else phrase.core].end,
        )
        block = self._people.parse.sentences[words[phrase.head].sentence].block
        return Mention(
            span, core, phrase.kind, phrase.head, block, words[phrase.head].quotation
        )

    def cast(self) -> Cast:
        speakers = []
        meaning: dict[Mention, str] = {}
        for number, id in self._ids.items():
            mentions = tuple(self.mention(p) for p in self._phrases.get(number, ()))
            meaning.update((mention, id) for mention in mentions)
            speakers.append(self._speaker(number, id, mentions))
        ordered = tuple(sorted(meaning, key=lambda m: (m.span.start, m.span.end)))
        return Cast(tuple(speakers), ordered, meaning)

    def names(self, number: int) -> tuple[str, tuple[str, ...]]:
        """The name that a speaker would be given, and the other names used."""
        speaker = self._speaker(number, "", ())
        return speaker.name, speaker.aliases

    def _speaker(self, number: int, id: str, mentions: tuple[Mention, ...]) -> Speaker:
        people, identity = self._people, self._people.identity(number)
        roles = tuple(people.roles.get(number, ()))
        pronouns = _PRONOUNS.get(identity.gender())
        if identity.entry is not None:
            entry = identity.entry
            roles = (entry.role, *roles) if entry.role else roles
            aliases = tuple(dict.fromkeys((*entry.aliases, *self._forms(number))))
            kind = SpeakerKind.PERSON
            return Speaker(
                id,
                entry.name,
                kind,
                aliases,
                roles,
                entry.pronouns or pronouns,
                mentions,
                True,
            )
        forms = self._forms(number)
        if number in people.nicknames:
            forms = [*forms, people.nicknames[number]]
        name = max(
            forms, key=self._fullness, default=people.described.get(number, "somebody")
        )
        kind = self._kind(number)
        if kind is SpeakerKind.PERSON and self._called_the(number, name):
            name = f"the {name}"
        aliases = tuple(form for form in forms if form != name)
        return Speaker(id, name, kind, aliases, roles, pronouns, mentions)

    @staticmethod
    def _fullness(form: str) -> tuple[int, int, int]:
        """The most words of a name, titles not counted."""
        words = [w for w in form.split() if not _is_extra(w.lower())]
        return len(words), -len(form.split()), len(form)

    def _forms(self, number: int) -> list[str]:
        """The names used for a speaker, each once, in order of appearance."""
        forms: dict[str, None] = {}
        for phrase in self._phrases.get(number, ()):
            if phrase.kind is MentionKind.NAME:
                text = self._people.text_of(phrase.core, phrase.last)
                if text.lower() in nouns.calendar():  # said Jan.
                    text = text.rstrip(".")
                forms[text] = None
                if self._has_article(phrase):
                    forms[f"the {text}"] = None
                if self._has_rank(phrase):
                    forms[self._people.text_of(phrase.core - 1, phrase.last)] = None
        return list(forms)

    def _has_article(self, phrase: Phrase) -> bool:
        words = self._people.parse.words
        return phrase.core > phrase.first and words[phrase.core - 1].lower == "the"

    def _called_the(self, number: int, name: str) -> bool:
        """Whether somebody is nearly always "the Hatter", not "Hatter"."""
        rows = [p for p in self._phrases[number] if p.kind is MentionKind.NAME]
        same = [p for p in rows if self._people.text_of(p.core, p.last) == name]
        return sum(map(self._has_article, same)) > _ARTICLE_SHARE * len(same)

    def _has_rank(self, phrase: Phrase) -> bool:
        """Whether a title of the kind that goes with a name stands right before it."""
        words = self._people.parse.words
        return (
            phrase.core > phrase.first and words[phrase.core - 1].lower in nouns.ranks()
        )

    def _kind(self, number: int) -> SpeakerKind:
        identity = self._people.identity(number)
        sort = self._people.sorts.get(number, "")
        if identity.labels["PERSON"] or (identity.names and not sort):
            return SpeakerKind.PERSON
        if not identity.names and sort in ("person", ""):
            return SpeakerKind.ANONYMOUS
        return _KINDS.get(sort, SpeakerKind.ANONYMOUS)


def _is_extra(word: str) -> bool:
    """Whether a word makes a name longer but no fuller."""
    return word == "the" or nouns.is_title(word)
