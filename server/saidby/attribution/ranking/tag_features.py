"""What there is to weigh about a claim: this phrase is the source of that quotation."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from saidby.attribution import cues
from saidby.attribution.claim import Claim
from saidby.attribution.scene import Run, Scene
from saidby.attribution.subjects import subject_of
from saidby.language.parse import Word
from saidby.quotations.quotation import Kind
from saidby.text.prose import BlockKind

METHODS = (
    "trailing-tag", "inverted-tag", "unknown-verb", "and-beat", "leading-tag",
    "according-to", "governing-cue", "clause-verb", "cue-noun", "sentence-cue",
    "colon-lead", "dash-credit", "nearby",
)  # fmt: skip
_SORTS = ("", "person", "group", "organization", "document")
_KINDS = ("name", "pronoun", "description")
_BEFORE = {
    ":": 1, ",": 2, "that": 3, "as": 4, "of": 5, "a": 6, "an": 6, "the": 7, "'s": 8,
    "so-called": 9, "and": 10, "or": 10, "is": 11, "was": 11, "are": 11, "be": 11, "were": 11,
    "to": 12, "on": 13, "in": 13, "for": 13, "with": 13, "from": 13, "by": 14, "about": 14, ".": 15, ")": 16, "because": 17, "how": 18,
}  # fmt: skip
_TITLED = {
    "star",
    "host",
    "episode",
    "film",
    "movie",
    "show",
    "song",
    "album",
    "book",
    "novel",
    "series",
    "program",
    "podcast",
    "column",
    "magazine",
    "play",
    "musical",
    "called",
    "titled",
    "entitled",
    "dubbed",
    "named",
    "nicknamed",
    "known",
    "word",
    "words",
    "term",
    "phrase",
    "edition",
}

NAMES = (
    *(f"is {m}" for m in METHODS), *(f"also {m}" for m in METHODS),
    "rank", "claims", "agreeing", "cue kind", "cue prior", "cue distance", "cue after",
    "phrase distance", "phrase after", "same scope", "same block", "phrase kind", "phrase sort", "owner", "via",
    "person", "subject", "negated", "main subject", "cue form", "above", "above same", "above head", "seen", "resolved", "last speaker", "comma before cue", "runs between", "stops between",
    "quote kind", "quote words", "starts lower", "title case", "end mark",
    "before", "before tag", "after tag", "after lower", "whole block", "listed", "titled", "block kind", "quotes in block",
    "share spoken", "depth", "speaks elsewhere", "first person", "quote in phrase", "cue tag", "gap stops", "nested", "speech words", "before prior", "after prior", "earlier prior",
    "denied", "touches next", "touches last",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """What all claims of one quotation have in common."""

    shared: tuple[float, ...]
    run: Run


_Priors = dict[str, dict[str, float]]
_known: _Priors = {}


def use(known: _Priors) -> None:
    """Count with these priors from now on; only training has others than the package."""
    _known.clear()
    _known.update(known)


def priors() -> _Priors:
    """How often the claims with a cue, or beside a word, were right in training."""
    if not _known:
        path = Path(__file__).parent / "priors.json"
        _known.update(json.loads(path.read_text(encoding="utf-8")))
    return _known


def prior(kind: str, word: str) -> float:
    return priors().get(kind, {}).get(word, 0.5)


def rows(
    scene: Scene, number: int, claims: Sequence[Claim], share: float
) -> list[list[float]]:
    """One row of numbers for each claim of a quotation, in the order of ``NAMES``."""
    if not claims:
        return []
    runs = scene.runs_of.get(number, ())
    shared = _shared(scene, number, runs[0] if runs else None, share)
    methods = {id(c): c.method for c in claims}
    by_phrase: dict[int, set[str]] = {}
    for claim in claims:
        by_phrase.setdefault(claim.phrase.head, set()).add(methods[id(claim)])
    return [
        _own(
            scene,
            number,
            claim,
            rank,
            by_phrase[claim.phrase.head],
            runs,
            len(by_phrase),
        )
        + shared
        for rank, claim in enumerate(claims)
    ]


def _own(
    scene: Scene,
    number: int,
    claim: Claim,
    rank: int,
    methods: set[str],
    runs: Sequence[Run],
    phrases: int,
) -> list[float]:
    words, phrase = scene.words, claim.phrase
    head = words[phrase.head]
    is_one = [float(m == claim.method) for m in METHODS]
    also = [float(m in methods) for m in METHODS]
    near = _nearest(runs, phrase.head)
    at, after = _gap(near, phrase.head)
    cue_at, cue_after = _gap(near, claim.cue[0]) if claim.cue else (60.0, 2.0)
    verb = words[claim.cue[0]] if claim.cue else None
    scope = scene.scope(near.first) if near else (0, 0)
    return [
        *is_one, *also,
        float(rank), float(phrases), float(len(methods)), _cue_kind(claim), prior("cue", claim.lemma),
        cue_at, cue_after, at, after,
        float(scope[0] <= phrase.head < scope[1]),
        float(near is not None and scene.block_of(phrase.head) == scene.block_of(near.first)),
        float(_KINDS.index(phrase.kind)), float(_SORTS.index(phrase.sort)), float(phrase.owner), float(claim.via >= 0),
        float(phrase.label == "PERSON"), float(head.dep.startswith("nsubj")), float(verb is not None and cues.negated(scene.parse, verb)),
        *_standing(scene, number, claim, verb),
        *_apart(scene, near, phrase.head),
    ]  # fmt: skip


def _apart(scene: Scene, run: Run | None, word: int) -> tuple[float, float]:
    """Other quotations and ends of sentences between a quotation and a word."""
    if run is None:
        return 9.0, 9.0
    span = range(run.last + 1, word) if word > run.last else range(word + 1, run.first)
    others = {scene.run_at[at].quotation for at in span if at in scene.run_at}
    stops = sum(scene.words[at].text in (".", "!", "?") for at in span)
    return float(len(others - {run.quotation})), float(min(5, stops))


def _standing(
    scene: Scene, number: int, claim: Claim, verb: Word | None
) -> list[float]:
    """How the phrase stands in its sentence and in the draft."""
    people, head = scene.people, scene.words[claim.phrase.head]
    who = people.meaning.get(claim.phrase.head, -1)
    above = _cue_above(scene, verb if verb is not None else head)
    subject = subject_of(scene, above) if above is not None else None
    same = subject is not None and people.meaning.get(subject.head, -2) == who
    governor = scene.parse.governor(head)
    return [
        float(head.dep.startswith("nsubj") and governor is not None and governor.dep == "root"),
        _tag(verb), float(above is not None), float(same), float(subject is not None and subject.head == claim.phrase.head),
        float(min(20, people.identity(who).seen)) if who >= 0 else -1.0, float(who >= 0),
        float(who >= 0 and scene.lately.get(number, -2) == who),
        float(verb is not None and verb.index > 0 and scene.words[verb.index - 1].text == ","),
    ]  # fmt: skip


def _cue_above(scene: Scene, word: Word) -> Word | None:
    """The nearest plain verb of speech that governs a word's own clause."""
    for _ in range(8):
        governor = scene.parse.governor(word)
        if governor is None:
            return None
        word = governor
        if (
            cues.lemma(word) in cues.plain()
            and cues.is_verb(word)
            and word.quotation < 0
        ):
            return word
    return None


def _nearest(runs: Sequence[Run], word: int) -> Run | None:
    return min(
        runs,
        key=lambda run: min(abs(run.first - word), abs(run.last - word)),
        default=None,
    )


def _gap(run: Run | None, word: int) -> tuple[float, float]:
    """Words between, at most 60, and whether the word comes after the quotation."""
    if run is None:
        return 60.0, 2.0
    if word > run.last:
        return float(min(60, word - run.last)), 1.0
    return float(min(60, max(0, run.first - word))), 0.0


def _cue_kind(claim: Claim) -> float:
    if not claim.lemma:
        return 0.0
    if claim.lemma in cues.plain():
        return 3.0
    if claim.lemma in cues.mental():
        return 1.0
    return 2.0 if claim.lemma in cues.lemmas() else 0.5


def _shared(scene: Scene, number: int, run: Run | None, share: float) -> list[float]:
    quotation = scene.quotation(number)
    said = scene.said(number).strip()
    tokens = said.split()
    block = quotation.blocks[0]
    before = scene.words[run.first - 1] if run and run.first else None
    after = (
        scene.words[run.last + 1] if run and run.last + 1 < len(scene.words) else None
    )
    row = scene.in_block[block]
    return [
        float(list(Kind).index(quotation.kind)), float(min(40, len(tokens))), float(said[:1].islower()),
        _title_case(tokens), float(" ,.?!…-—".find(said[-1:] or " ")),
        float(_before(scene, run)), _tag(before), _tag(after), float(after is not None and after.text[:1].islower()),
        float(run is None), float(_listed(scene, run)), float(_titled(scene, run)),
        float(list(BlockKind).index(scene.prose.blocks[block].kind)), float(min(8, len(row))),
        share, float(_depth(scene, run)), float(scene.spoken_before.get(number, 0)),
        float(any(t.lower().strip("’'\"") in ("i", "we", "my", "our", "i'm", "i’m", "you", "me", "us") for t in tokens)),
        float(run is not None and _in_phrase(scene, run)), _tag(scene.words[run.first - 2] if run and run.first > 1 else None),
        float(_stops(scene, run)), float(quotation.depth), float(_speechlike(tokens)),
        *(prior(kind, word) for kind, word in zip(("before", "after", "earlier"), beside(scene, run), strict=True)),
        float(_denied(scene, run)), *_touches(scene, run),
    ]  # fmt: skip


def _denied(scene: Scene, run: Run | None) -> bool:
    """Whether the sentence says of something that it was not said."""
    if run is None:
        return False
    first, _ = scene.scope(run.first)
    return any(
        cues.lemma(w) in cues.plain() and cues.negated(scene.parse, w)
        for w in scene.words[first : run.first]
    )


def _touches(scene: Scene, run: Run | None) -> tuple[float, float]:
    """Whether another quotation stands right after, right before."""
    if run is None:
        return 0.0, 0.0
    return float(run.last + 1 in scene.run_at), float(run.first - 1 in scene.run_at)


def beside(scene: Scene, run: Run | None) -> tuple[str, str, str]:
    """The words right before and after a quotation, and the one before those."""
    words = scene.words
    if run is None:
        return "", "", ""
    before = words[run.first - 1].lower if run.first else ""
    after = words[run.last + 1].lower if run.last + 1 < len(words) else ""
    return before, after, words[run.first - 2].lower if run.first > 1 else ""


def _title_case(tokens: list[str]) -> float:
    letters = [t for t in tokens if t[:1].isalpha()]
    if not letters:
        return -1.0
    small = {
        "of",
        "the",
        "a",
        "an",
        "and",
        "in",
        "on",
        "for",
        "to",
        "with",
        "at",
        "by",
        "or",
        "from",
    }
    capital = [t for t in letters if t[:1].isupper() or t.lower() in small]
    return round(len(capital) / len(letters), 2) if len(letters) < 12 else 0.0


_TAGS = (
    "NN",
    "NNS",
    "NNP",
    "VBD",
    "VBZ",
    "VBP",
    "VBG",
    "VBN",
    "VB",
    "IN",
    "DT",
    "JJ",
    "RB",
    "PRP",
    "PRP$",
    "POS",
    ",",
    ".",
    ":",
    "CC",
    "TO",
    "CD",
    "WP",
    "WDT",
    "WRB",
    "MD",
    "``",
    "''",
    "-RRB-",
    "-LRB-",
)


def _tag(word: Word | None) -> float:
    if word is None:
        return -2.0
    return float(_TAGS.index(word.tag)) if word.tag in _TAGS else -1.0


def _before(scene: Scene, run: Run | None) -> int:
    if run is None or not run.first:
        return -2
    word = scene.words[run.first - 1]
    if word.lower in _BEFORE:
        return _BEFORE[word.lower]
    return 20 if cues.lemma(word) else -1


def _listed(scene: Scene, run: Run | None) -> bool:
    """Whether the quotation stands in a row of quotations: “A,” “B” and “C”."""
    if run is None:
        return False
    at = run.first - 1
    while at >= 0 and scene.words[at].text in (",", "and", "or", "&"):
        at -= 1
    return at >= 0 and at < run.first - 1 and at in scene.run_at


def _titled(scene: Scene, run: Run | None) -> bool:
    if run is None:
        return False
    around = (
        *scene.words[max(0, run.first - 3) : run.first],
        *scene.words[run.last + 1 : run.last + 3],
    )
    return any(w.lower in _TITLED for w in around)


def _depth(scene: Scene, run: Run | None) -> int:
    if run is None:
        return -1
    counts = Counter(
        scene.words[at].head
        for at in range(run.first + 1, run.last)
        if not run.first <= scene.words[at].head <= run.last
    )
    return len(counts)


def _in_phrase(scene: Scene, run: Run) -> bool:
    """Whether a noun outside the quotation closes the phrase that it is in."""
    after = run.last + 1
    return (
        after < len(scene.words)
        and scene.words[after].tag in ("NN", "NNS", "NNP")
        and scene.words[after].start - scene.words[run.last].end <= 1
    )


def _stops(scene: Scene, run: Run | None) -> int:
    if run is None:
        return 0
    first, _ = scene.scope(run.first)
    return min(5, sum(w.text in (",", ";") for w in scene.words[first : run.first]))


def _speechlike(tokens: list[str]) -> int:
    marks = {
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
    }
    return sum(
        any(t.lower().strip(".,!?").endswith(m) for m in marks) for t in tokens[:40]
    )


def share_spoken(scene: Scene) -> float:
    """How much of a draft is dialogue: blocks that open with a quotation, 0 to 1."""
    opening = sum(
        scene.quotation(row[0]).start <= scene.prose.blocks[block].span.start
        for block, row in scene.in_block.items()
    )
    return round(opening / max(1, len(scene.prose.blocks)), 3)
