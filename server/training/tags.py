"""The forest that weighs claims, and the priors of the words about a quotation.

    python -m training.tags GOLD.jsonl… --out FOLDER [--jobs N] [--folds K]

Learns from news (every mention annotated) and from novels (tags that name a
character, or a pronoun where the annotation says that the tag is one). Prints what a
cross-validation by document gives, then writes ``tags.npz`` and ``priors.json`` and,
for the turns, one of each for every fold.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from saidby.attribution import titles
from saidby.attribution.claim import Claim
from saidby.attribution.genre import Genre
from saidby.attribution.ranking import quotation_features, tag_features
from saidby.attribution.scene import Scene
from saidby.attribution.tagging import LEAST, asked, pointed_at, unsure
from saidby.speakers.cast import MentionKind
from training import forests
from training.arguments import of_a_step
from training.gold import PRONOUNS, TITLES, Answer, Document, overlap, read, words
from training.reading import in_parallel, see

_TREES = 500
# Whether fragments are anybody's, so few of them teach: trees see less at once.
_PACE = {"feature_fraction": 0.3, "min_data_in_leaf": 80}
_SMOOTHING, _FEWEST = 6, 4
_BESIDE = ("before", "after", "earlier")
_TAGS = ("trailing-tag", "inverted-tag", "leading-tag")

Priors = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Example:
    """The claims of one quotation: their rows, which are right, the words about it.

    ``last``: whether they are all that is known of it, and not what is known before the
    encoder is asked.
    """

    last: bool
    fold: int
    kind: str
    named: bool
    rows: list[list[float]]
    right: list[int]
    lemmas: list[str]
    beside: tuple[str, str, str]


def examples(folder: Path, document: Document) -> list[Example]:
    """All examples of a document: of what the encoder may be asked about, two."""
    scene, _, genre, answers = see(folder, document)
    found = {
        number: claims
        for number, claims in asked(scene).items()
        # What is plainly a title is not weighed.
        if number in answers and not titles.is_title(scene, number)
    }
    twice = unsure(scene, found, genre)
    seen = _Seen(document, scene, genre, answers)
    first = [seen.example(n, claims, n not in twice) for n, claims in found.items()]
    again = pointed_at(scene, found, twice)
    second = [seen.example(n, claims, True) for n, claims in again.items()]
    return [example for example in first + second if example is not None]


class _Seen(NamedTuple):
    document: Document
    scene: Scene
    genre: Genre
    answers: dict[int, Answer]

    def example(
        self, number: int, claims: Sequence[Claim], last: bool
    ) -> Example | None:
        """What a quotation teaches, as far as the scene knows it."""
        scene, answer = self.scene, self.answers[number]
        right = _right_in_news if self.document.is_news else _right_in_novel
        marks = [right(scene, claim, answer, at) for at, claim in enumerate(claims)]
        if answer.kind in ("explicit", "anaphoric") and not any(marks):
            return None  # the annotation means words that are no candidates
        runs = scene.runs_of.get(number)
        return Example(
            last,
            self.document.fold,
            answer.kind,
            bool(answer.names) and answer.kind != "implicit",
            tag_features.rows(scene, number, claims, self.genre),
            marks,
            [claim.lemma for claim in claims],
            quotation_features.beside(scene, runs[0] if runs else None),
        )


def _right_in_news(scene: Scene, claim: Claim, answer: Answer, at: int) -> int:
    start, end = (
        scene.words[claim.phrase.first].start,
        scene.words[claim.phrase.last].end,
    )
    if claim.via >= 0:
        start, end = scene.words[claim.via].start, scene.words[claim.via].end
    if any(overlap((start, end), mention) for mention in answer.mentions):
        return 1
    if claim.via >= 0 or claim.phrase.kind is not MentionKind.NAME:
        return 0
    name = scene.people.text_of(claim.phrase.core, claim.phrase.last)
    last = [word for word in words(name) if word not in TITLES][-1:]
    said = {word for n in answer.names for word in words(n)} - PRONOUNS
    return int(bool(last) and last[0] in said)


def _right_in_novel(scene: Scene, claim: Claim, answer: Answer, at: int) -> int:
    if answer.kind == "implicit" or not answer.names:
        return 0
    is_tag = claim.method in _TAGS
    if claim.phrase.kind is MentionKind.PRONOUN:
        return int(answer.kind == "anaphoric" and (at == 0 or is_tag))
    if answer.kind == "anaphoric":
        return int(claim.phrase.kind is MentionKind.DESCRIPTION and is_tag and at == 0)
    return int(_names(scene, claim, answer))


def _names(scene: Scene, claim: Claim, answer: Answer) -> bool:
    people, phrase = scene.people, claim.phrase
    whole = " ".join(words(people.text_of(phrase.first, phrase.last)))
    core = words(people.text_of(phrase.core, phrase.last))
    bare = {word for word in core if word not in TITLES}
    forms = [" ".join(words(name)) for name in answer.names]
    if whole in forms or " ".join(core) in forms:
        return True
    return bool(bare) and any(bare <= set(form.split()) for form in forms)


def priors(found: Sequence[Example], keep: Callable[[int], bool]) -> Priors:
    """How often claims with a cue were right, and quotations beside a word said."""
    table: Priors = {}
    kept = [e for e in found if e.last and keep(e.fold)]
    table["cue"] = _rates(
        (lemma, mark)
        for example in kept
        for lemma, mark in zip(example.lemmas, example.right, strict=True)
        if lemma
    )
    for at, kind in enumerate(_BESIDE):
        pairs = ((e.beside[at], int(e.named)) for e in kept if e.beside[at])
        table[kind] = _rates(pairs)
    return table


def _rates(pairs: Iterable[tuple[str, int]]) -> dict[str, float]:
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for word, mark in pairs:
        seen[word] += 1
        right[word] += mark
    overall = right.total() / max(1, seen.total())
    return {
        word: round((right[word] + _SMOOTHING * overall) / (n + _SMOOTHING), 3)
        for word, n in sorted(seen.items())
        if n >= _FEWEST
    }


def table(
    found: Sequence[Example], known: Priors | Callable[[int], Priors]
) -> tuple[NDArray[np.float32], NDArray[np.int_]]:
    """All rows with their priors filled in, and which are right."""
    names = list(tag_features.NAMES)
    cue = names.index("cue prior")
    beside = [names.index(f"{kind} prior") for kind in _BESIDE]
    rows, right = [], []
    for example in found:
        mine = known(example.fold) if callable(known) else known
        for row, lemma in zip(example.rows, example.lemmas, strict=True):
            filled = list(row)
            filled[cue] = mine["cue"].get(lemma, 0.5)
            for column, kind, word in zip(beside, _BESIDE, example.beside, strict=True):
                filled[column] = mine[kind].get(word, 0.5)
            rows.append(filled)
        right.extend(example.right)
    return np.array(rows, np.float32), np.array(right)


def train(found: list[Example], folds: Sequence[int], out: Path, suffix: str) -> None:
    """A forest from these folds; the priors of a row never count the row itself."""
    mine = [example for example in found if example.fold in folds]
    apart = {fold: priors(mine, lambda f, fold=fold: f != fold) for fold in folds}
    rows, right = table(mine, lambda fold: apart[fold])
    sizes = np.array([len(example.rows) for example in mine if example.rows])
    names = tag_features.NAMES
    forest = forests.fit_choice(rows, right, sizes, names, trees=_TREES, pace=_PACE)
    forests.write(forest, out / f"tags{suffix}.npz")
    text = json.dumps(priors(mine, lambda _: True), ensure_ascii=False, indent=0)
    (out / f"priors{suffix}.json").write_text(text, encoding="utf-8")


def evaluate(found: Sequence[Example], folds: int, out: Path) -> None:
    """Prints, by kind, how often the likeliest claim above the threshold is right."""
    from saidby.forests.forest import read

    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for fold in range(folds):
        mine = [e for e in found if e.last and e.fold == fold]
        known = json.loads((out / f"priors-{fold}.json").read_text(encoding="utf-8"))
        rows, _ = table(mine, known)
        ends = np.cumsum([len(example.rows) for example in mine])
        odds = read(out / f"tags-{fold}.npz").shares_of(np.split(rows, ends[:-1]))
        for example, own in zip(mine, odds, strict=True):
            best = max(range(len(own)), key=own.__getitem__, default=0)
            given = sum(own) >= LEAST
            seen[example.kind] += 1
            if example.named:
                right[example.kind] += int(given and example.right[best])
            else:
                right[example.kind] += int(not given)
    for kind in sorted(seen):
        print(f"{kind:12}{seen[kind]:7}{100 * right[kind] / seen[kind]:8.1f} %")


def main() -> None:
    ask = of_a_step(__doc__)
    given = ask.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    documents = read(given.gold, given.folds)
    found = [
        e
        for row in in_parallel(partial(examples, given.out), documents, given.jobs)
        for e in row
    ]
    last = [example for example in found if example.last]
    print(f"{len(last)} quotations, {sum(len(e.rows) for e in last)} claims")
    every = list(range(given.folds))
    for fold in every:
        train(found, [f for f in every if f != fold], given.out, f"-{fold}")
    evaluate(found, given.folds, given.out)
    train(found, every, given.out, "")


if __name__ == "__main__":
    main()
