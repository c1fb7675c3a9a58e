"""Rivera said: “…” / She added that “…” / Marguerite recited: (new paragraph) “…”

A cue right before the opening mark, in the same paragraph or, after a colon, in the
one before.
"""

from __future__ import annotations

from saidby.attribution import cues
from saidby.attribution.claim import Claim
from saidby.attribution.scene import Run, Scene
from saidby.attribution.subjects import (
    by_noun,
    is_source,
    relative_of,
    subject_near,
    subject_of,
)
from saidby.language.parse import Word
from saidby.speakers.phrases import Phrase

_BETWEEN = {
    ",",
    ":",
    "that",
    "—",
    "–",
    "-",
    "as",
    "``",
    '"',
    "(",
    "only",
    "simply",
    "just",
}
_REACH = 14
# Words from a verb of speech to the comma that ends its paragraph.
_NEAR = 8


def leading_tag(number: int, run: Run, scene: Scene) -> Claim | None:
    start, end = scene.narration_before(run)
    if start == end:
        return None
    colon = scene.words[end - 1].text == ":"
    if colon and (named := _labelled(scene, start, end)) is not None:
        return named
    at = end - 1
    while at >= start and scene.words[at].text.lower() in _BETWEEN:
        at -= 1
    verb = scene.words[at] if at >= start else None
    if (
        verb is not None
        and cues.lemma(verb) is not None
        and not cues.negated(scene.parse, verb)
    ):
        return _claim(scene, verb, start, "leading-tag")
    if colon or scene.words[end - 1].text == ",":
        found = _reach_back(scene, start, end, colon)
        return found or (_noun_lead(scene, end) if colon else None)
    return None


def _noun_lead(scene: Scene, end: int) -> Claim | None:
    """Brandt's answer was: “…”: the owner of the noun of speech."""
    first, _ = scene.scope(end - 1)
    for at in range(end - 1, first - 1, -1):
        claim = by_noun(scene, scene.words[at])
        if claim is not None:
            return claim
    return None


def colon_lead(number: int, run: Run | None, scene: Scene) -> Claim | None:
    """The paragraph before ends in a colon: what follows is what it announces."""
    block = scene.quotation(number).blocks[0]
    if block == 0 or (block - 1) not in scene.block_words:
        return None
    start, end = scene.block_words[block - 1]
    if scene.words[end - 1].text != ":":
        return _broken_off(scene, start, end)
    return (
        _reach_back(scene, start, end, True)
        or _announced(scene, start, end)
        or _main_subject(scene, end - 1)
    )


def _broken_off(scene: Scene, start: int, end: int) -> Claim | None:
    """Marguerite only smiled and said, / answered softly (new paragraph) “…”"""
    last = scene.words[end - 1]
    begin = max(start, end - 1 - _NEAR) if last.text == "," else end - 1
    for at in range(end - 1, begin - 1, -1):
        verb = scene.words[at]
        if verb.quotation >= 0 or verb.text in (".", "!", "?", ";"):
            return None
        spoken = cues.is_verb(verb) and cues.lemma(verb) in cues.plain()
        if spoken and not cues.negated(scene.parse, verb):
            return _claim(scene, verb, start, "leading-tag")
    return None


def _main_subject(scene: Scene, colon: int) -> Claim | None:
    """President Ruiz released the following statement: whomever it is about."""
    first, last = scene.scope(colon)
    for at in range(first, last):
        verb = scene.words[at]
        if verb.tag not in ("VBD", "VBZ", "VBP"):
            continue
        phrase = subject_of(scene, verb)
        if phrase is not None and is_source(phrase):
            return Claim(phrase, "colon-lead", (at, at + 1), verb.lemma)
    return None


def _reach_back(scene: Scene, start: int, end: int, colon: bool) -> Claim | None:
    """The last cue of the sentence that ends here: "told reporters in Geneva:"."""
    for at in range(end - 1, max(start, end - 1 - (40 if colon else _REACH)) - 1, -1):
        word = scene.words[at]
        if word.text in (".", "!", "?", ";") and at < end - 1:
            return None
        if (
            cues.lemma(word) is None
            or not cues.is_verb(word)
            or cues.negated(scene.parse, word)
        ):
            continue
        claim = _claim(scene, word, start, "colon-lead" if colon else "leading-tag")
        if claim is not None:
            return claim
    return None


def _claim(scene: Scene, verb: Word, start: int, method: str) -> Claim | None:
    phrase = subject_near(scene, verb) or _nearest_before(scene, verb, start)
    if phrase is None:
        return None
    cue = (verb.index, verb.index + 1)
    return Claim(
        phrase, method, cue, cues.lemma(verb) or verb.lemma, relative_of(scene, verb)
    )


def _nearest_before(scene: Scene, verb: Word, start: int) -> Phrase | None:
    at = verb.index - 1
    while at >= start and scene.words[at].tag in ("RB", "MD"):
        at -= 1
    phrase = scene.phrase_at(at) if at >= start else None
    return phrase if phrase is not None and not phrase.owner else None


def _labelled(scene: Scene, start: int, end: int) -> Claim | None:
    """Frank Newport and Jim Harter: “…” / More from Jones: “…”"""
    first, _ = scene.scope(end - 2) if end - 2 >= start else (end, end)
    if not 1 <= end - 1 - first <= 9 or any(
        w.tag in ("VBD", "VBZ", "VBP") for w in scene.words[first:end]
    ):
        return None
    phrase = next(
        (
            p
            for at in range(first, end - 1)
            if (p := scene.phrase_at(at)) and p.kind == "name"
        ),
        None,
    )
    return Claim(phrase, "colon-lead") if phrase is not None else None


def _announced(scene: Scene, start: int, end: int) -> Claim | None:
    """A short line that names somebody and ends in a colon."""
    if end - start > 12:
        return None
    phrase = scene.phrase_at(end - 2)
    return (
        Claim(phrase, "colon-lead")
        if phrase is not None
        and phrase.first - start <= 3
        and phrase.sort in ("person", "")
        and phrase.kind == "name"
        else None
    )
