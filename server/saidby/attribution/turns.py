"""Turns of speech in text order, and who may have taken each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from saidby.attribution.addressing import Address, Addresses
from saidby.attribution.genre import Genre
from saidby.attribution.scene import Scene
from saidby.attribution.settling import NOBODY, Decision
from saidby.attribution.titles import is_title
from saidby.attribution.voices import Voices, listen
from saidby.quotations.quotation import Kind
from saidby.speakers import nouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.phrases import Phrase
from saidby.speakers.pronouns import GENDERS, Guess
from saidby.text.prose import BlockKind, Prose

_BACK, _AHEAD = 6, 3
_BLOCKS_BACK, _BLOCKS_AHEAD = 3, 1
# Further off, whoever was tagged, and the last few who were named.
_FAR_BACK, _FAR_BLOCKS, _FEW = 16, 24, 5
# A tag with a name is taken at its word from here on.
_SURE_TAG = 0.6
_SPOKEN = (Kind.DIRECT, Kind.THOUGHT)
_BREAKS = (BlockKind.HEADING, BlockKind.BOILERPLATE)
# So many words at least are no term.
_LONG = 4
# In a paragraph of a thousand mentions, so many before and after a turn count.
_MENTIONS = 40


@dataclass(slots=True)
class Turn:
    """One spoken quotation: its tag, if it has one, and its surroundings.

    ``gap`` counts the paragraphs since the turn before (0: the same paragraph, at most
    9), ``between`` the words of narration since then, at most 99. ``form`` is the tag:
    "name", "description", "pronoun" or "".
    """

    number: int
    first_block: int
    last_block: int
    tag: Decision | None
    form: str
    gender: str
    guesses: tuple[Guess, ...]
    address: Address
    gap: int
    between: int
    words: int
    candidates: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Stage:
    """All turns of a draft, and who is mentioned in each paragraph's narration.
    ``breaks`` are the blocks that part one scene from the next."""

    scene: Scene
    turns: list[Turn]
    on_stage: dict[int, list[Phrase]]
    mentions: dict[int, list[int]]
    genre: Genre
    voices: Voices = field(default_factory=Voices)
    breaks: list[int] = field(default_factory=list)

    def near(self, block: int, turn: Turn) -> list[Phrase]:
        """Who is mentioned in a paragraph; near the turn, where it is very long."""
        row = self.on_stage.get(block, [])
        if len(row) <= 2 * _MENTIONS:
            return row
        start = self.scene.parse.first_from(self.scene.quotation(turn.number).start)
        at = bisect_left(row, start, key=lambda phrase: phrase.head)
        return row[max(0, at - _MENTIONS) : at + _MENTIONS]

    def last_mention(self, identity: int, word: int) -> int:
        """The last word before ``word`` that mentions somebody, -1 if none does."""
        row = self.mentions.get(identity, ())
        at = bisect_left(row, word)
        return row[at - 1] if at else -1


def build(
    scene: Scene,
    tags: dict[int, Decision],
    guesses: dict[int, tuple[Guess, ...]],
    genre: Genre,
) -> Stage:
    on_stage, mentions = _sightings(scene)
    stage = Stage(scene, [], on_stage, mentions, genre)
    addresses = Addresses(scene.people)
    before: Turn | None = None
    for number, quotation in enumerate(scene.quotations.found):
        if quotation.parent is not None or not _is_spoken(scene, number, genre):
            continue
        tag = tags.get(number)
        turn = _turn(scene, number, tag, addresses.read(scene.said(number)), before)
        turn.form = _form(scene, tag, genre)
        if tag is not None and tag.phrase is not None:
            turn.guesses = guesses.get(tag.phrase.head, ())
        stage.turns.append(turn)
        before = turn
    for at, turn in enumerate(stage.turns):
        turn.candidates = _fitting(stage, turn, dict.fromkeys(_standing(stage, at)))
    stage.breaks = _breaks(scene.prose)
    stage.voices = listen(
        (turn.number, scene.said(turn.number), named_by(turn)) for turn in stage.turns
    )
    return stage


def _breaks(prose: Prose) -> list[int]:
    """Headings and rows of stars."""
    return [at for at, block in enumerate(prose.blocks) if block.kind in _BREAKS]


def _is_spoken(scene: Scene, number: int, genre: Genre) -> bool:
    """Whether a quotation is a turn. In a story, a fragment with a capital is one that
    was broken off."""
    kind = scene.quotation(number).kind
    if is_title(scene, number):
        return False
    if kind is not Kind.MIXED or not genre.is_story:
        return kind in _SPOKEN
    words = scene.said(number).split()
    small = any(word[:1].islower() for word in words[1:])
    return len(words) >= _LONG and small and words[0][:1].isupper()


def named_by(turn: Turn) -> int | None:
    """Whom the tag surely names."""
    tag = turn.tag
    if tag is None or turn.form != "name" or tag.confidence < _SURE_TAG:
        return None
    return tag.identity if tag.identity != NOBODY else None


def is_told(turn: Turn) -> bool:
    """Whether the tag surely says "I", outside of any quotation."""
    tag = turn.tag
    sure = tag is not None and tag.confidence >= _SURE_TAG and tag.identity != NOBODY
    return sure and turn.gender == "1"


def owner_of(scene: Scene, turn: Turn) -> int:
    """Ana where the tag says "her mother" and that is Ana's, who is somebody else; else
    ``NOBODY``."""
    tag, people = turn.tag, scene.people
    if tag is None or tag.phrase is None:
        return NOBODY
    owner = people.phrases.owners.get(tag.phrase.first)
    if owner is None or owner.head == tag.phrase.head:
        return NOBODY
    return people.meaning.get(owner.head, NOBODY)


def _sightings(scene: Scene) -> tuple[dict[int, list[Phrase]], dict[int, list[int]]]:
    on_stage: dict[int, list[Phrase]] = {}
    mentions: dict[int, list[int]] = {}
    for phrase in scene.people.phrases.found:
        who = scene.people.meaning.get(phrase.head)
        if who is None or scene.words[phrase.head].quotation >= 0:
            continue
        on_stage.setdefault(scene.block_of(phrase.head), []).append(phrase)
        mentions.setdefault(who, []).append(phrase.head)
    for row in mentions.values():
        row.sort()
    return on_stage, mentions


def _turn(
    scene: Scene,
    number: int,
    tag: Decision | None,
    said: Address,
    before: Turn | None,
) -> Turn:
    quotation = scene.quotation(number)
    first, last = quotation.blocks[0], quotation.blocks[-1]
    return Turn(
        number,
        first,
        last,
        tag,
        form="",
        gender=_gender(scene, tag),
        guesses=(),
        address=said,
        gap=9 if before is None else min(9, first - before.last_block),
        between=99 if before is None else _between(scene, before.number, number),
        words=len(scene.said(number).split()),
    )


def _form(scene: Scene, tag: Decision | None, genre: Genre) -> str:
    """The kind of the tag's phrase. In a report the company, the police and the letter
    are what they are called, and as sure as a name."""
    if tag is None or tag.phrase is None:
        return ""
    is_body = not genre.is_story and tag.phrase.sort in nouns.BODIES
    certain = is_body or tag.phrase.head in scene.people.certain
    described = tag.phrase.kind is MentionKind.DESCRIPTION
    return str(MentionKind.NAME if certain and described else tag.phrase.kind)


def _gender(scene: Scene, tag: Decision | None) -> str:
    """The gender that the tag's own words tell: a pronoun's, or "the old woman"."""
    if tag is None or tag.phrase is None:
        return ""
    if tag.phrase.kind is MentionKind.PRONOUN:
        return GENDERS.get(scene.words[tag.phrase.head].lower, "")
    if tag.phrase.kind is not MentionKind.DESCRIPTION:
        return ""
    told = nouns.gender_of(scene.words[tag.phrase.head].lower)
    return told or (scene.people.gender(tag.identity) if tag.identity >= 0 else "")


def _between(scene: Scene, one: int, other: int) -> int:
    start, end = scene.quotation(one).end, scene.quotation(other).start
    if end - start > 1200:
        return 99
    return min(99, len(scene.prose.masked[start:end].split()))


def _fitting(stage: Stage, turn: Turn, found: Iterable[int]) -> list[int]:
    """Those who can be "she", if that is what the tag says and there are any."""
    candidates = list(found)
    if turn.form != MentionKind.PRONOUN or turn.gender not in ("m", "f"):
        return candidates
    gender = stage.scene.people.gender
    fitting = [who for who in candidates if gender(who) in ("", turn.gender)]
    return fitting or candidates


def _standing(stage: Stage, at: int) -> Iterable[int]:
    """Whoever may take a turn: tagged, around in dialogue, on stage, addressed."""
    turn = stage.turns[at]
    if turn.tag is not None and turn.tag.identity != NOBODY:
        yield turn.tag.identity
    yield from (guess.identity for guess in turn.guesses)
    for other in stage.turns[max(0, at - _BACK) : at + _AHEAD + 1]:
        if other is turn:
            continue
        if other.tag is not None and other.tag.identity != NOBODY:
            yield other.tag.identity
        yield from (guess.identity for guess in other.guesses[:2])
    for near in stage.turns[max(0, at - 2) : at + 2]:
        yield from near.address.addressed
    yield from _near_by(stage, turn)
    yield from _farther_off(stage, at)
    if stage.scene.people.told_by is not None:
        yield stage.scene.people.told_by


def _farther_off(stage: Stage, at: int) -> Iterable[int]:
    """Whoever was tagged or named a while ago, the latest first."""
    turn = stage.turns[at]
    for other in reversed(stage.turns[max(0, at - _FAR_BACK) : max(0, at - _BACK)]):
        if other.tag is not None and other.tag.identity != NOBODY:
            yield other.tag.identity
    seen: set[int] = set()
    for block in range(turn.first_block - _BLOCKS_BACK - 1, -1, -1):
        if len(seen) >= _FEW or block < turn.first_block - _FAR_BLOCKS:
            return
        for phrase in reversed(stage.near(block, turn)):
            if phrase.kind is MentionKind.NAME and not _is_thing(stage, phrase):
                seen.add(stage.scene.people.meaning[phrase.head])
        yield from seen


def _is_thing(stage: Stage, phrase: Phrase) -> bool:
    return stage.scene.people.is_thing(phrase.head)


def _near_by(stage: Stage, turn: Turn) -> Iterable[int]:
    """Whoever the narration mentions in the paragraphs around a turn."""
    people = stage.scene.people
    first, last = turn.first_block - _BLOCKS_BACK, turn.last_block + _BLOCKS_AHEAD
    for block in range(first, last + 1):
        for phrase in stage.near(block, turn):
            is_thing = people.is_thing(phrase.head)
            named = phrase.kind is not MentionKind.DESCRIPTION
            if not is_thing and (named or phrase.sort in ("person", "")):
                yield people.meaning[phrase.head]
