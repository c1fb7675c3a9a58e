"""What all claims of one quotation have in common: its words and surroundings."""

from __future__ import annotations

from saidby import lexicon
from saidby.attribution import cues
from saidby.attribution.genre import Genre
from saidby.attribution.ranking.priors import prior
from saidby.attribution.ranking.tags import tag_number
from saidby.attribution.scene import Run, Scene
from saidby.language.parse import Word
from saidby.quotations.quotation import Kind
from saidby.text.prose import BlockKind

_BEFORE = {
    word: number
    for number, row in enumerate(
        (":", ",", "that", "as", "of", "a an", "the", "'s", "so-called", "and or")
        + ("is was are be were", "to", "on in for with from", "by about", ".", ")")
        + ("because", "how"),
        1,
    )
    for word in row.split()
}
_CUE_BEFORE = 20
_SMALL = frozenset(
    ("of", "the", "a", "an", "and", "in", "on")
    + ("for", "to", "with", "at", "by", "or", "from")
)
_PERSONAL = frozenset(["i", "we", "my", "our", "i'm", "i’m", "you", "me", "us"])
_SHORTENED = (
    "’s",
    "'s",
    "n't",
    "n’t",
    "'re",
    "’re",
    "'m",
    "’m",
    "'ll",
    "’ll",
    "'ve",
    "’ve",
)
_ENDS = " ,.?!…-—"
_LISTING = (",", "and", "or", "&")

_WORDS = ("quote kind", "quote words", "starts lower", "title case", "end mark")
_SIDES = ("before", "before tag", "after tag", "after lower")
_BLOCK = ("whole block", "listed", "titled", "block kind", "quotes in block")
_DRAFT = ("share spoken", "story", "depth", "speaks elsewhere")
_STYLE = ("first person", "quote in phrase", "cue tag", "gap stops", "nested")
_PRIORS = ("before prior", "after prior", "earlier prior")
_MARKS = ("denied", "touches next", "touches last")
NAMES = (
    *_WORDS,
    *_SIDES,
    *_BLOCK,
    *_DRAFT,
    *_STYLE,
    "speech words",
    *_PRIORS,
    *_MARKS,
)


def of(scene: Scene, number: int, genre: Genre) -> list[float]:
    """The numbers that a quotation's claims share, in the order of ``NAMES``."""
    runs = scene.runs_of.get(number, ())
    run = runs[0] if runs else None
    tokens = scene.said(number).split()
    beside_run = zip(("before", "after", "earlier"), beside(scene, run), strict=True)
    return [
        *_of_words(scene, number, tokens),
        *_of_sides(scene, run),
        *_of_block(scene, number, run),
        genre.dialogue,
        genre.story,
        float(_governors(scene, run)),
        float(scene.spoken_before.get(number, 0)),
        *_of_style(scene, number, run, tokens),
        float(_speechlike(tokens)),
        *(prior(kind, word) for kind, word in beside_run),
        float(_denied(scene, run)),
        *_touches(scene, run),
    ]


def beside(scene: Scene, run: Run | None) -> tuple[str, str, str]:
    """The words right before and after a quotation, and the one before those."""
    words = scene.words
    if run is None:
        return "", "", ""
    before = words[run.first - 1].lower if run.first else ""
    after = words[run.last + 1].lower if run.last + 1 < len(words) else ""
    return before, after, words[run.first - 2].lower if run.first > 1 else ""


def _of_words(scene: Scene, number: int, tokens: list[str]) -> tuple[float, ...]:
    said = " ".join(tokens)
    return (
        float(list(Kind).index(scene.quotation(number).kind)),
        float(min(40, len(tokens))),
        float(said[:1].islower()),
        _title_case(tokens),
        float(_ENDS.find(scene.end_of(number) or " ")),
    )


def _title_case(tokens: list[str]) -> float:
    letters = [token for token in tokens if token[:1].isalpha()]
    if not letters:
        return -1.0
    if len(letters) >= 12:
        return 0.0
    capital = [t for t in letters if t[:1].isupper() or t.lower() in _SMALL]
    return round(len(capital) / len(letters), 2)


def _word(scene: Scene, run: Run | None, *, step: int) -> Word | None:
    """The word so many steps before (negative) or after a part."""
    if run is None:
        return None
    at = run.first + step if step < 0 else run.last + step
    return scene.words[at] if 0 <= at < len(scene.words) else None


def _of_sides(scene: Scene, run: Run | None) -> tuple[float, ...]:
    after = _word(scene, run, step=1)
    before = _word(scene, run, step=-1)
    lower = after is not None and after.text[:1].islower()
    return _before(before), tag_number(before), tag_number(after), float(lower)


def _before(word: Word | None) -> float:
    if word is None:
        return -2.0
    if word.lower in _BEFORE:
        return float(_BEFORE[word.lower])
    return float(_CUE_BEFORE if cues.lemma(word) else -1)


def _of_block(scene: Scene, number: int, run: Run | None) -> tuple[float, ...]:
    block = scene.quotation(number).blocks[0]
    return (
        float(run is None),
        float(_listed(scene, run)),
        float(_titled(scene, run)),
        float(list(BlockKind).index(scene.prose.blocks[block].kind)),
        float(min(8, len(scene.in_block[block]))),
    )


def _listed(scene: Scene, run: Run | None) -> bool:
    """Whether the quotation stands in a row of quotations: “A,” “B” and “C”."""
    if run is None:
        return False
    at = run.first - 1
    while at >= 0 and scene.words[at].text in _LISTING:
        at -= 1
    return 0 <= at < run.first - 1 and at in scene.run_at


def _titled(scene: Scene, run: Run | None) -> bool:
    if run is None:
        return False
    titled = lexicon.lines("work_words")
    before = scene.words[max(0, run.first - 3) : run.first]
    after = scene.words[run.last + 1 : run.last + 3]
    return any(word.lower in titled for word in (*before, *after))


def _governors(scene: Scene, run: Run | None) -> int:
    """On how many words outside it the quotation's words hang, -1 if not known."""
    if run is None:
        return -1
    heads = {scene.words[at].head for at in range(run.first + 1, run.last)}
    return sum(not run.first <= head <= run.last for head in heads)


def _of_style(
    scene: Scene, number: int, run: Run | None, tokens: list[str]
) -> tuple[float, ...]:
    bare = (token.lower().strip("’'\"") for token in tokens)
    return (
        float(any(word in _PERSONAL for word in bare)),
        float(run is not None and _in_phrase(scene, run)),
        tag_number(_word(scene, run, step=-2)),
        float(_commas(scene, run)),
        float(scene.quotation(number).depth),
    )


def _in_phrase(scene: Scene, run: Run) -> bool:
    """Whether a noun outside the quotation closes the phrase that it is in."""
    after = _word(scene, run, step=1)
    if after is None or after.tag not in ("NN", "NNS", "NNP"):
        return False
    return after.start - scene.words[run.last].end <= 1


def _commas(scene: Scene, run: Run | None) -> int:
    if run is None:
        return 0
    first, _ = scene.scope(run.first)
    return min(5, sum(w.text in (",", ";") for w in scene.words[first : run.first]))


def _speechlike(tokens: list[str]) -> int:
    bare = (token.lower().strip(".,!?") for token in tokens[:40])
    return sum(word.endswith(_SHORTENED) for word in bare)


def _denied(scene: Scene, run: Run | None) -> bool:
    """Whether the sentence says of something that it was not said."""
    if run is None:
        return False
    first, _ = scene.scope(run.first)
    return any(
        cues.lemma(word) in cues.plain() and cues.negated(scene.parse, word)
        for word in scene.words[first : run.first]
    )


def _touches(scene: Scene, run: Run | None) -> tuple[float, float]:
    """Whether another quotation stands right after, right before."""
    if run is None:
        return 0.0, 0.0
    return float(run.last + 1 in scene.run_at), float(run.first - 1 in scene.run_at)
