"""In news, words in a paragraph of their own go on with whoever spoke last before.

A reporter names the source once; the paragraphs of a longer quotation that follow have
no tag. A story is not read like this: there, the next paragraph is the other's turn.
"""

from __future__ import annotations

from collections.abc import Mapping

from saidby.attribution import cues
from saidby.attribution.calibration import is_by_turn
from saidby.attribution.genre import Genre
from saidby.attribution.scene import Scene
from saidby.attribution.settling import NOBODY, Decision
from saidby.attribution.subjects import subject_of
from saidby.attribution.titles import is_title
from saidby.quotations.quotation import Kind
from saidby.text.prose import BlockKind

Decided = Mapping[int, Decision]

# How sure it is; one who speaks in the paragraph before is hardly ever cut short.
_SURE = 0.85
# And how sure where the paragraph before only reports what was said, as it is weighed
# before calibration.
_REPORTED = 0.7
# After a question, the next paragraph may be an answer.
_QUESTION = "?"
# Fewer words may be a term.
_FEWEST = 4


def carried(scene: Scene, genre: Genre, decided: Decided) -> dict[int, Decision]:
    """What follows from the paragraph before, by quotation number."""
    if genre.is_story:
        return {}
    found: dict[int, Decision] = {}
    for number, quotation in enumerate(scene.quotations.found):
        if quotation.parent is not None or quotation.kind is not Kind.DIRECT:
            continue
        mine = decided.get(number)
        if mine is not None and _is_tagged(mine):
            continue
        before = _before(scene, number)
        source = found.get(before, decided.get(before)) if before is not None else None
        if before is None or source is None or source.identity == NOBODY:
            reported = _reported(scene, number)
            if reported is not None and (mine is None or mine.identity == NOBODY):
                found[number] = reported
            continue
        if _same_block(scene, before, number):
            silent = mine is None or mine.identity == NOBODY
            if silent and _is_sentence(scene, number) and not is_title(scene, number):
                found[number] = _going_on(source, "same-paragraph")
        elif _is_whole(scene, number) and not _is_asked(scene, before):
            found[number] = _going_on(source, "next-paragraph")
    return found


def _is_tagged(mine: Decision) -> bool:
    """Whether words of its own say who speaks, if only that "he" does, whoever that
    is."""
    told = mine.identity != NOBODY or mine.phrase is not None
    return told and not is_by_turn(mine.method)


def _reported(scene: Scene, number: int) -> Decision | None:
    """Engineers said that they were baffled. And in a paragraph of its own: “…”"""
    block = scene.quotation(number).blocks[0]
    begin, end = scene.block_words.get(block - 1, (0, 0))
    if begin == end or not _is_whole(scene, number):
        return None
    last = scene.parse.sentences[scene.words[end - 1].sentence]
    for word in scene.words[last.first : last.last]:
        plain = word.dep == "root" and cues.lemma(word) in cues.plain()
        subject = subject_of(scene, word) if plain and word.quotation < 0 else None
        who = scene.people.meaning.get(subject.head) if subject is not None else None
        if who is not None:
            return Decision(who, "next-paragraph", _REPORTED, subject)
    return None


def _going_on(source: Decision, method: str) -> Decision:
    sure = min(_SURE, source.confidence)
    return Decision(source.identity, method, sure, source.phrase)


def _before(scene: Scene, number: int) -> int | None:
    """The last quotation before, in the same paragraph or in the one before it."""
    block = scene.quotation(number).blocks[0]
    for at in range(number - 1, -1, -1):
        other = scene.quotation(at)
        if other.parent is not None:
            continue
        near = block - other.blocks[-1] <= 1
        prose = scene.prose.blocks[other.blocks[-1]].kind is BlockKind.PARAGRAPH
        return (
            at if near and prose and other.kind in (Kind.DIRECT, Kind.MIXED) else None
        )
    return None


def _same_block(scene: Scene, before: int, number: int) -> bool:
    return scene.quotation(before).blocks[-1] == scene.quotation(number).blocks[0]


def _is_whole(scene: Scene, number: int) -> bool:
    """Whether nothing but the quotation stands in its paragraphs."""
    return all(
        scene.run_at[at].quotation == number
        if at in scene.run_at
        else _is_mark(scene, at)
        for block in dict.fromkeys(scene.quotation(number).blocks)
        for at in range(*scene.block_words.get(block, (0, 0)))
    )


def _is_sentence(scene: Scene, number: int) -> bool:
    said = scene.said(number)
    return said[:1].isupper() and len(said.split()) >= _FEWEST


def _is_mark(scene: Scene, at: int) -> bool:
    return not any(letter.isalnum() for letter in scene.words[at].text)


def _is_asked(scene: Scene, before: int) -> bool:
    return scene.said(before).rstrip().endswith(_QUESTION)
