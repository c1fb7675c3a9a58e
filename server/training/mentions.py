"""The forest that weighs whom a pronoun or a description may mean.

    python -m training.mentions GOLD.jsonl… --litbank FOLDER --out FOLDER [--jobs N]

Learns from tags of novels that are a pronoun or a description, where the annotation
names who speaks, and from all pronouns and descriptions of people in LitBank's
openings of novels. As a chain of pronouns is followed, the second round learns from
what the first makes of those before. Writes ``mentions.npz`` and one for every fold,
and prints how often the likeliest is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from saidby import speakers
from saidby.attribution.candidates import claims
from saidby.attribution.scene import Scene, build
from saidby.forests import forest
from saidby.forests.scoring import Nodes
from saidby.language.parse import Parse
from saidby.speakers import pronouns
from saidby.speakers.cast import MentionKind
from saidby.speakers.casting import Casting
from saidby.speakers.mention_features import NAMES
from saidby.speakers.people import DEFINITE, People
from saidby.speakers.phrases import Phrase
from saidby.speakers.sightings import Record
from training import forests
from training.arguments import of_a_step
from training.clusters import Book, books
from training.gold import Answer, Document, is_named, matched, read, tells
from training.reading import parsed

_TREES = 150
_TAGS = ("trailing-tag", "inverted-tag", "leading-tag", "inside-tag")
# The annotation says that these have no name in their tag.
_ANAPHORIC = "anaphoric"

Asked = tuple[Phrase, list[int], list[int], list[list[float]]]


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of one phrase: a row each, and which are right."""

    fold: int
    kind: str
    rows: list[list[float]]
    right: list[int]


Task = tuple[Document | Book, bool]


def examples(folder: Path | None, task: Task) -> list[Example]:
    """What there is to learn, with what the forests of ``folder`` make of the rest."""
    text, cast = task
    if folder is None:
        forest.use("mentions", _by_salience())
    else:
        forest.use("mentions", forest.read(folder / f"mentions-{text.fold}.npz"))
    if isinstance(text, Book):
        return list(_of_book(text))
    return list(_of_novel(text, cast))


def _by_salience() -> forest.Forest:
    """The most salient one, before anything is learned: a tree of one question."""
    nodes = Nodes(
        roots=np.array([0], np.int32),
        feature=np.array([NAMES.index("rank"), 0, 0], np.int32),
        threshold=np.array([0.5, 0, 0], np.float32),
        left=np.array([1, 1, 2], np.int32),
        right=np.array([2, 1, 2], np.int32),
        value=np.array([0, 2, 0], np.float32),
    )
    return forest.Forest(nodes, 0.0, NAMES)


def _of_novel(document: Document, cast: bool) -> Iterator[Example]:
    prose, marked, parse = parsed(document.id, document.text)
    people = speakers.gather(parse, document.entries() if cast else ())
    asked = _asked(people)
    answers = matched(marked, document.answers)
    wanted = dict(_wanted(build(prose, marked, people.parse, people), answers))
    casting = Casting(people, {i.number for i in people.register.identities})
    for phrase, who, _, rows in asked:
        answer = wanted.get(phrase.head)
        if answer is not None:
            right = [int(is_named(answer, *casting.names(one))) for one in who]
            yield Example(document.fold, f"tag {phrase.kind}", rows, right)


def _wanted(scene: Scene, answers: dict[int, Answer]) -> Iterator[tuple[int, Answer]]:
    """The heads of tags, each with the annotation of its quotation."""
    for number, answer in answers.items():
        if answer.kind != _ANAPHORIC or not tells(answer):
            continue
        for claim in claims(scene, number):
            if claim.method in _TAGS:
                yield claim.phrase.head, answer
                break


def _of_book(book: Book) -> Iterator[Example]:
    _, _, parse = parsed(book.id, book.text)
    people = speakers.gather(parse)
    for phrase, _, latest, rows in _asked(people):
        mine = _cluster(book, parse, phrase.head)
        if mine is None or not _is_anaphor(parse, phrase):
            continue
        right = [int(_cluster(book, parse, word) == mine) for word in latest]
        yield Example(book.fold, f"book {phrase.kind}", rows, right)


def _cluster(book: Book, parse: Parse, word: int) -> str | None:
    return book.cluster(parse.words[word].start, parse.words[word].end)


def _is_anaphor(parse: Parse, phrase: Phrase) -> bool:
    pronoun = phrase.kind is MentionKind.PRONOUN
    return pronoun or parse.words[phrase.first].lower in DEFINITE


def _asked(people: People) -> list[Asked]:
    """Every phrase that was weighed: candidates, their latest mentions, their rows."""
    seen: list[Asked] = []

    def watch(
        phrase: Phrase, found: dict[int, Record], rows: list[list[float]]
    ) -> None:
        latest = [record.latest.word for record in found.values()]
        seen.append((phrase, list(found), latest, rows))

    pronouns.resolve(people, watch)
    return seen


def train(found: Iterable[Example]) -> forest.Forest:
    kept = [example for example in found if example.rows]
    rows = np.array([row for example in kept for row in example.rows], np.float32)
    right = np.array([mark for example in kept for mark in example.right])
    sizes = np.array([len(example.rows) for example in kept])
    return forests.fit_choice(rows, right, sizes, NAMES, trees=_TREES)


def round_of(found: Sequence[Example], folds: int, out: Path) -> None:
    """A forest for each fold, and one of everything; prints how good they are."""
    seen, right = Counter[str](), Counter[str]()
    for fold in range(folds):
        weigher = train(example for example in found if example.fold != fold)
        forests.write(weigher, out / f"mentions-{fold}.npz")
        mine = [example for example in found if example.fold == fold]
        shares = weigher.shares_of([example.rows for example in mine])
        for example, share in zip(mine, shares, strict=True):
            best = max(range(len(share)), key=share.__getitem__)
            seen[example.kind] += 1
            right[example.kind] += example.right[best]
    for kind in sorted(seen):
        print(f"{kind:20}{seen[kind]:7}{100 * right[kind] / seen[kind]:8.1f} %")
    forests.write(train(found), out / "mentions.npz")


def main() -> None:
    ask = of_a_step(__doc__)
    ask.add_argument("--litbank", type=Path, required=True)
    ask.add_argument("--rounds", type=int, default=2)
    given = ask.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    novels = [d for d in read(given.gold, given.folds) if not d.is_news]
    tasks: list[Task] = [(novel, cast) for novel in novels for cast in (True, False)]
    tasks += [(book, False) for book in books(given.litbank, given.folds)]
    folder: Path | None = None
    for _ in range(given.rounds):
        with Pool(given.jobs) as pool:
            rows = pool.imap(partial(examples, folder), tasks, chunksize=2)
            found = [example for row in rows for example in row]
        round_of(found, given.folds, given.out)
        folder = given.out


if __name__ == "__main__":
    main()
