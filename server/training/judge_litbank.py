"""How good the engine is on LitBank's quotations, which it never learned from.

    python -m training.judge_litbank FOLDER --weights FOLDER [--jobs N]

The openings of 85 novels; each is read with the forests of a fold that it is no part
of, without a cast. An answer is right if most mentions of the speaker that is given
belong to the cluster that is annotated; its mention is right if it belongs there
itself, whoever the engine takes it to mean.
"""

from __future__ import annotations

import argparse
from collections import Counter
from functools import cache, partial
from multiprocessing import Pool
from pathlib import Path

from saidby.attribution.attribution import Attribution
from saidby.draft import Draft, analyse
from saidby.language import load
from saidby.options import Options
from saidby.quotations.quotation import Quotation
from saidby.text.source import Source
from training.clusters import Book, Placed, books
from training.crossvalidate import weigh_with
from training.gold import overlap

_parser = cache(load)


def judge(folder: Path, book: Book) -> Counter[str]:
    weigh_with(folder, book.fold)
    draft = analyse(Source(book.id, book.text), _parser(None), Options())
    said = {one.quotation: one for one in draft.attributions}
    counts = Counter[str]()
    for placed in book.quotations:
        number = _meant(draft.quotations.found, placed)
        answer = said.get(number) if number is not None else None
        counts["quotations"] += 1
        counts["found"] += number is not None
        if answer is not None and answer.speaker is not None:
            counts["answered"] += 1
            counts["right"] += _cluster(draft, book, answer) == placed[2]
            mention = answer.mention
            if mention is not None:
                core = mention.core
                counts["mention"] += book.cluster(core.start, core.end) == placed[2]
    return counts


def _meant(found: tuple[Quotation, ...], placed: Placed) -> int | None:
    """The number of the quotation that covers half of what is annotated, or more."""
    start, end, _ = placed
    cover = {
        number: sum(overlap((s.start, s.end), (start, end)) for s in quotation.spans)
        for number, quotation in enumerate(found)
    }
    best = max(cover, key=cover.__getitem__, default=None)
    if best is None or 2 * cover[best] < end - start:
        return None
    return best


def _cluster(draft: Draft, book: Book, answer: Attribution) -> str | None:
    """The cluster that most mentions of the answer's speaker belong to."""
    speaker = next(s for s in draft.cast.speakers if s.id == answer.speaker)
    spans = (mention.core for mention in speaker.mentions)
    votes = Counter(book.cluster(span.start, span.end) for span in spans)
    del votes[None]
    return votes.most_common(1)[0][0] if votes else None


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("litbank", type=Path)
    ask.add_argument("--weights", type=Path, required=True)
    ask.add_argument("--jobs", type=int, default=2)
    ask.add_argument("--folds", type=int, default=5)
    given = ask.parse_args()
    with Pool(given.jobs) as pool:
        task = partial(judge, given.weights)
        counts = sum(pool.imap(task, books(given.litbank, given.folds)), Counter[str]())
    every, answered = counts["quotations"], counts["answered"]
    print(f"quotations {every}, found {100 * counts['found'] / every:.1f} %")
    print(f"right {100 * counts['right'] / every:.1f} %")
    print(f"right mention {100 * counts['mention'] / every:.1f} %")
    print(f"precision {100 * counts['right'] / answered:.1f} %, {answered} answered")


if __name__ == "__main__":
    main()
