"""Who says "I": the name by which others address the teller of the story.

A first-person narrator is hardly ever named in the narration, but spoken to by name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from saidby import lexicon
from saidby.attribution.addressing import vocatives
from saidby.attribution.scene import Scene
from saidby.quotations.quotation import Kind
from saidby.speakers import nouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.names import take_apart

# The narration says "I" so often at least, and once in so many words.
_OFTEN, _RATE = 12, 1 / 600
_FEWEST, _LEAD = 3, 1.25
# A name in the narration counts so much against being the narrator's.
_MENTIONED = 1.5


def name_narrator(scene: Scene) -> None:
    """Give the narrator, if "I" tells the story and has no name yet, the likeliest."""
    people = scene.people
    often = max(_OFTEN, _RATE * len(scene.words))
    if _first_persons(scene) < often or people.told_by is None:
        return
    if people.identity(people.told_by).entry is not None:
        return
    called: Counter[str] = Counter()
    for number, quotation in enumerate(scene.quotations.found):
        if quotation.kind is Kind.DIRECT:
            called.update(set(_called(scene.said(number))))
    named = _named(scene)
    weights = {
        name: count - _MENTIONED * named[take_apart(name).words[-1]]
        for name, count in called.most_common(12)
        if take_apart(name).words
    }
    ranked = sorted(weights.items(), key=lambda row: -row[1])
    if not ranked or ranked[0][1] < _FEWEST:
        return
    if len(ranked) == 1 or ranked[0][1] >= _LEAD * max(1.0, ranked[1][1]):
        given = ranked[0][0]
        surname = _surname(given, called, named)
        shown = f"{given} {surname}" if surname else given
        for form in filter(None, (surname, given, shown)):
            people.name_narrator(take_apart(form), shown)


def _surname(given: str, called: Counter[str], named: Counter[str]) -> str:
    """What others call the narrator who say "Mr.": a name that nobody else bears."""
    if nouns.given_names().get(given.lower()) is None:
        return ""
    for form, count in called.most_common():
        name = take_apart(form)
        if count < _FEWEST or len(name.words) != 1 or not name.honorific:
            continue
        if named[name.last] <= 1 and nouns.given_names().get(name.last) is None:
            return form.split()[-1]
    return ""


def _first_persons(scene: Scene) -> int:
    """How often the narration says "I"; an author's aside does not make a narrator."""
    return sum(word.lower == "i" and word.quotation < 0 for word in scene.words)


def _called(said: str) -> Iterator[str]:
    interjections = lexicon.lines("interjections")
    for name in vocatives(said):
        if name.lower() not in interjections and f", {name}" in said:
            yield name


def _named(scene: Scene) -> Counter[str]:
    """How often each word stands as the last of a name in the narration."""
    words = scene.words
    return Counter(
        words[phrase.last].lower
        for phrase in scene.people.phrases.found
        if phrase.kind is MentionKind.NAME and words[phrase.head].quotation < 0
    )
