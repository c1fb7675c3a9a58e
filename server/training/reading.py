"""Documents as the engine sees them before anything is weighed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import TypeVar

from saidby import formats, quotations, speakers
from saidby.attribution import genre
from saidby.attribution.genre import Genre, genre_of
from saidby.attribution.narrating import name_narrator
from saidby.attribution.scene import Scene, build
from saidby.forests import forest
from saidby.hearsay import encoder, network
from saidby.language import load
from saidby.language.parse import Parse
from saidby.language.parser import Parser
from saidby.options import CastEntry
from saidby.quotations.quotation import Quotations
from saidby.speakers import pronouns
from saidby.speakers.nicknames import note_nicknames
from saidby.speakers.pronouns import Guess
from saidby.text.prose import Prose
from saidby.text.source import Source
from training.gold import Answer, Document, matched
from training.parses import Keeping

T = TypeVar("T")
Seen = tuple[Scene, dict[int, tuple[Guess, ...]], Genre, dict[int, Answer]]


@cache
def _parser() -> Parser:
    return Keeping(load(None))


def parsed(name: str, text: str) -> tuple[Prose, Quotations, Parse]:
    """A text with its quotations found, parsed by the package's own pipeline."""
    prose = formats.read(Source(name, text))
    marked = quotations.find(prose)
    return prose, marked, _parser().parse(prose, marked)


def see(folder: Path, document: Document, entries: Sequence[CastEntry] = ()) -> Seen:
    """The scene, whom pronouns may mean, the genre, and the annotation.

    ``folder`` holds what ``training.mentions``, ``training.hearsay`` and
    ``training.encoder`` learned; what has not seen the document is used.
    """
    forest.use("mentions", forest.read(folder / f"mentions-{document.fold}.npz"))
    listen_with(folder, document.fold)
    judge_with(folder, document.fold)
    prose, marked, parse = parsed(document.id, document.text)
    people = speakers.gather(parse, entries)
    guesses = pronouns.resolve(people)
    scene = build(prose, marked, people.parse, people)
    note_nicknames(people, prose.masked)
    name_narrator(scene)
    return scene, guesses, genre_of(scene), matched(marked, document.answers)


def listen_with(folder: Path, fold: int) -> None:
    """Use the networks that have not seen a fold."""
    network.use(network.read(folder / f"hearsay-{fold}.npz"))
    encoder.use(encoder.read(folder / f"encoder-{fold}.npz"))


def judge_with(folder: Path, fold: int) -> None:
    """Tell reports from stories by the weights that have not seen a fold."""
    genre.use(json.loads((folder / f"genre-{fold}.json").read_text(encoding="utf-8")))


def in_parallel(
    task: Callable[[Document], T], documents: Iterable[Document], jobs: int
) -> Iterator[T]:
    """A task over all documents, in order, in so many processes."""
    with Pool(jobs) as pool:
        yield from pool.imap(task, documents, chunksize=2)
