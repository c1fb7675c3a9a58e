"""“…,” said Rivera. / “…,” Ms. Singh told reporters. / “…,” shivered Nora.

A tag right after the closing mark: verb and speaker, or speaker and verb.
"""

from __future__ import annotations

from saidby.attribution import cues
from saidby.attribution.claim import Claim
from saidby.attribution.scene import Run, Scene
from saidby.attribution.subjects import is_source, phrase_from, subject_of
from saidby.language.parse import Word
from saidby.speakers.phrases import Phrase

_SKIPPED = {",", "—", "–", "-", "--"}
_LEAD_INS = {"then", "also", "however", "thus", "so", "but"}
_HEARS = {"hear", "overhear", "let", "make"}
_WAS = {"was", "were", "is", "came", "had", "has", "have", "did", "does"}
_REACH = 45


def trailing_tag(number: int, run: Run, scene: Scene) -> Claim | None:
    start, end = scene.narration_after(run)
    end = min(end, _sentence_end(scene, run, start, end))
    while start < end and scene.words[start].text in _SKIPPED:
        start += 1
    if start >= end or _new_sentence(scene, run, start, end):
        return None
    if end in scene.run_at and _announces(scene, run, end):
        return None
    return (
        _inverted(scene, run, start, end)
        or _straight(scene, run, start, end)
        or _later(scene, start, end)
    )


def _announces(scene: Scene, run: Run, end: int) -> bool:
    """Whether a tag is the next one's: … Rémi answered: “Two streets.” So it is where
    the words before are a clause's: After a clerk asked “…?” Rémi said, “Two streets.”
    """
    if scene.words[end - 1].text != ",":
        return scene.words[end - 1].text == ":"
    first, _ = scene.block_words[scene.block_of(run.first)]
    before = scene.words[run.first - 1] if run.first > first else None
    clause = before is not None and before.quotation < 0 and before.text[-1:].isalpha()
    return clause and before is not None and cues.lemma(before) in cues.plain()


def _new_sentence(scene: Scene, run: Run, start: int, end: int) -> bool:
    """“… time.” Analyst David Bositis agreed that …: a full stop ends the matter.

    A short sentence with a plain verb is a tag all the same, wrongly pointed, unless
    the words were announced.
    """
    if _part_end(scene, run) != "." or not scene.words[start].text[:1].isupper():
        return False
    if run.first and scene.words[run.first - 1].text == ":":
        return True
    short = end - start <= 5 and any(
        cues.lemma(w) in ("say", "add") for w in scene.words[start:end]
    )
    return not short


def _later(scene: Scene, start: int, end: int) -> Claim | None:
    """“…,” the dawn of the movement, Bozell says: a plain verb further on."""
    for at in range(start, end):
        verb = scene.words[at]
        if (
            cues.is_verb(verb)
            and cues.lemma(verb) in cues.plain()
            and not cues.negated(scene.parse, verb)
        ):
            phrase = subject_of(scene, verb)
            if (
                phrase is not None
                and is_source(phrase)
                and start <= phrase.first
                and phrase.last < end
            ):
                return Claim(
                    phrase, "trailing-tag", (at, at + 1), cues.lemma(verb) or ""
                )
    return None


def _sentence_end(scene: Scene, run: Run, start: int, end: int) -> int:
    """Up to the end of the sentence, which a wrong split after ?” does not end."""
    at = start
    while at < end and scene.words[at].text not in (".", "!", "?", ";"):
        at += 1
    return min(at, start + _REACH)


def _open_end(scene: Scene, run: Run) -> bool:
    """Whether the quotation ends in a comma or a dash, so that its sentence goes on."""
    ends = scene.end_of(run.quotation), _part_end(scene, run)
    return any(end in (",", "—", "–", "-") for end in ends)


def _part_end(scene: Scene, run: Run) -> str:
    last = scene.words[run.last - 1] if run.last > run.first else scene.words[run.last]
    at = scene.words[run.last].start
    before = scene.prose.masked[max(0, at - 1) : at]
    return before or last.text


def _inverted(scene: Scene, run: Run, start: int, end: int) -> Claim | None:
    verb = scene.words[start]
    lemma = cues.lemma(verb)
    if verb.lower in _WAS:
        return _named_speech(scene, start, end)
    if verb.lower == "from":
        phrase = phrase_from(scene, start + 1, end)
        return (
            Claim(phrase, "inverted-tag", (start, start + 1), "from")
            if phrase is not None and phrase.kind == "name"
            else None
        )
    after = start + 1
    if verb.lower == "put" and after < end and scene.words[after].lower == "in":
        lemma, after = "interject", after + 1
    if lemma is None:
        unknown = (
            cues.is_verb(verb) and verb.tag in ("VBD", "VBZ") and _open_end(scene, run)
        )
        if not unknown:
            return None
    phrase = phrase_from(scene, after, end)
    if phrase is None or phrase.owner:
        return None
    method = "inverted-tag" if lemma else "unknown-verb"
    return Claim(phrase, method, (start, after), lemma or verb.lemma)


def _named_speech(scene: Scene, start: int, end: int) -> Claim | None:
    """“…” was her lame conclusion: the owner of a noun of speech."""
    phrase = scene.phrase_at(start + 1) if start + 1 < end else None
    owner = (
        scene.people.phrases.owners.get(phrase.first) if phrase is not None else None
    )
    if (
        phrase is None
        or owner is None
        or scene.words[phrase.head].lemma not in cues.nouns()
    ):
        return None
    return Claim(
        owner, "cue-noun", (start, phrase.last + 1), scene.words[phrase.head].lemma
    )


def _straight(scene: Scene, run: Run, start: int, end: int) -> Claim | None:
    at = start
    while at < end and scene.words[at].lower in _LEAD_INS:
        at += 1
    if at < end and scene.words[at].lower == "and":
        return _and_beat(scene, run, at + 1, end)
    phrase = scene.phrase_at(at) if at < end else None
    if phrase is None or phrase.first != at or phrase.owner:
        return None
    verb = _verb_of(scene, phrase, end)
    if verb is None:
        return None
    if (overheard := _overheard(scene, verb, end)) is not None:
        return overheard
    lemma = cues.lemma(verb)
    if lemma is None and not _open_end(scene, run):
        return None
    return Claim(
        phrase,
        "trailing-tag" if lemma else "unknown-verb",
        _cue(scene, verb),
        lemma or verb.lemma,
    )


def _overheard(scene: Scene, verb: Word, end: int) -> Claim | None:
    """“…,” Tarn heard Brandt say: the one who is heard."""
    phrase = phrase_from(scene, verb.index + 1, end) if verb.lemma in _HEARS else None
    if phrase is None or phrase.owner or phrase.last + 1 >= end:
        return None
    said = scene.words[phrase.last + 1]
    lemma = cues.lemma(said)
    if said.tag not in ("VB", "VBP", "VBG") or lemma is None:
        return None
    return Claim(phrase, "trailing-tag", _cue(scene, said), lemma)


def _verb_of(scene: Scene, phrase: Phrase, end: int) -> Word | None:
    """The first verb whose subject the phrase is; cues win over other verbs."""
    fallback: Word | None = None
    for at in range(phrase.last + 1, end):
        word = scene.words[at]
        if not cues.is_verb(word) and cues.lemma(word) is None:
            continue
        mine = subject_of(scene, word) is phrase
        near = at <= phrase.last + 3 and _only_adverbs(scene, phrase.last + 1, at)
        if not (mine or near):
            if (
                cues.lemma(word) in cues.plain()
                and fallback is None
                and _after_insertion(scene, phrase, at)
            ):
                fallback = word
            continue
        if cues.lemma(word) is not None:
            return word
        if (
            fallback is None
            and word.tag in ("VBD", "VBZ", "VBP")
            and near
            and word.lower not in _WAS
        ):
            fallback = word
    return fallback


def _only_adverbs(scene: Scene, start: int, end: int) -> bool:
    return all(
        scene.words[at].tag in ("RB", "MD")
        or scene.words[at].lower in ("had", "has", "have", "was", "is", "would", "did")
        for at in range(start, end)
    )


def _after_insertion(scene: Scene, phrase: Phrase, verb: int) -> bool:
    """NAME , … , VERB: everything between stands between two commas."""
    words = scene.words
    return words[phrase.last + 1].text in (",", "(", "—", "–") and words[
        verb - 1
    ].text in (",", ")", "—", "–")


def _cue(scene: Scene, verb: Word) -> tuple[int, int]:
    after = verb.index + 1
    phrase = scene.phrase_at(after) if after < len(scene.words) else None
    if phrase is not None and cues.lemma(verb) == "tell" and phrase.sort == "group":
        return verb.index, phrase.last + 1
    return verb.index, verb.index + 1


def _and_beat(scene: Scene, run: Run, start: int, end: int) -> Claim | None:
    """“The vase was already cracked,” and Clara folded her arms."""
    phrase = phrase_from(scene, start, end)
    if phrase is None or phrase.last + 1 >= end or not _open_end(scene, run):
        return None
    verb = scene.words[phrase.last + 1]
    if verb.tag not in ("VBD", "VBZ"):
        return None
    return Claim(phrase, "and-beat", None, verb.lemma)
