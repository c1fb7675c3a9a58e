"""A novel of any length that nobody wrote: always the same one, half of it dialogue."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_WORDS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class _Person:
    forms: tuple[str, ...]
    he: str
    his: str


def novel(words: int, seed: str = "a long one") -> str:
    """A novel of so many words or a few more, a blank line between paragraphs."""
    teller = _Teller(seed)
    paragraphs: list[str] = []
    number = 0
    while words > 0:
        number += 1
        for paragraph in teller.chapter(number):
            paragraphs.append(paragraph)
            words -= len(paragraph.split())
    return "\n\n".join(paragraphs) + "\n"


class _Teller:
    """Chooses the words; the same seed chooses the same ones."""

    def __init__(self, seed: str) -> None:
        self._chance = random.Random(seed)
        given = _WORDS["women"] + _WORDS["men"]
        people = zip(given, _WORDS["surnames"], strict=True)
        self._people = [self._person(*names) for names in people]

    def _person(self, given: str, surname: str) -> _Person:
        full, formal = f"{given} {surname}", f"{self._one('titles')} {surname}"
        she = given in _WORDS["women"]
        he, his = ("she", "her") if she else ("he", "his")
        return _Person((given, given, given, full, formal), he, his)

    def chapter(self, number: int) -> Iterator[str]:
        yield f"CHAPTER {number}"
        scene = self._chance.sample(self._people, k=3)
        for _ in range(self._chance.randrange(9, 15)):
            for _ in range(self._chance.randrange(1, 4)):
                yield self._narration(scene)
            speakers = self._chance.sample(scene, k=2)
            for turn in range(self._chance.randrange(3, 12)):
                yield self._turn(speakers[turn % 2], first=turn < 2)

    def _one(self, row: str) -> str:
        return self._chance.choice(_WORDS[row])

    def _narration(self, scene: Sequence[_Person]) -> str:
        templates = self._chance.choices(
            _WORDS["narration"], k=self._chance.randint(2, 6)
        )
        return " ".join(self._filled(template, scene) for template in templates)

    def _turn(self, speaker: _Person, *, first: bool) -> str:
        manner = self._chance.random()
        if first or manner < 0.35:
            return f"“{self._said(',')}” {self._tag(speaker)}."
        if manner < 0.5:
            return f"“{self._said(',')}” {self._tag(speaker)}. “{self._said('.')}”"
        if manner < 0.65:
            beat = self._filled(self._one("beats"), (speaker, speaker))
            return f"“{self._said('.')}” {beat}"
        return f"“{self._said('.')}”"

    def _tag(self, speaker: _Person) -> str:
        verb = self._one("tags")
        if self._chance.random() < 0.4:
            return f"{speaker.he} {verb}"
        name = self._chance.choice(speaker.forms)
        return f"{verb} {name}" if self._chance.random() < 0.7 else f"{name} {verb}"

    def _said(self, mark: str) -> str:
        templates = self._chance.choices(_WORDS["speech"], k=self._chance.randint(1, 3))
        said = ". ".join(self._filled(template, self._people) for template in templates)
        return said + self._chance.choice((mark, mark, mark, mark, "?", "!"))

    def _filled(self, template: str, people: Sequence[_Person]) -> str:
        one, other = self._chance.sample(people, k=2)
        text = template.format(
            name=self._chance.choice(one.forms),
            other=self._chance.choice(other.forms),
            he=one.he,
            his=one.his,
            thing=self._one("things"),
            thing2=self._one("things"),
            adjective=self._one("adjectives"),
            adjective2=self._one("adjectives"),
            place=self._one("places"),
            how=self._one("how"),
            did=self._one("did"),
            went=self._one("went"),
            do=self._one("do"),
        )
        return text[0].upper() + text[1:]
