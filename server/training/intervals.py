"""How far figures could be off: a bootstrap over documents (Efron 1979).

    python -m training.intervals GOLD.jsonl… --records RECORDS.jsonl

Reads what ``training.crossvalidate`` wrote and prints, for each kind of quotation, the
share that is right with the interval that 95 of 100 samples fall into, when as many
documents are drawn with replacement. Quotations of one document are like each other,
so that documents are drawn and not quotations.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.gold import Answer, Document, is_named, overlap, read

_SAMPLES, _SEED = 2000, 0
_NEAR = 400
_ALL = "all"

Record = Mapping[str, Any]
# For each kind: rights and quotations of every document that has some.
Table = dict[str, NDArray[np.int_]]


def judged(document: Document, record: Record) -> Iterator[tuple[str, bool]]:
    """The kind of each annotated quotation, and whether it was answered right."""
    speakers = {speaker["id"]: speaker for speaker in record["speakers"]}
    for answer in document.answers:
        quote = _meant(answer, record["quotes"])
        speaker = speakers.get(quote["speaker"]) if quote else None
        if not answer.names:
            yield answer.kind, speaker is None
        elif quote is None or speaker is None:
            yield answer.kind, False
        else:
            yield answer.kind, _is_right(answer, quote, speaker)


def _meant(answer: Answer, quotes: Sequence[Record]) -> Record | None:
    """The quotation that covers most of what is annotated."""
    first = answer.spans[0][0]
    near = (q for q in quotes if abs(q["spans"][0]["start"] - first) <= _NEAR)
    cover = [(_cover(answer, quote), quote) for quote in near]
    best = max(cover, key=lambda row: row[0], default=(0, None))
    return best[1] if best[0] else None


def _cover(answer: Answer, quote: Record) -> int:
    spans = [(span["start"], span["end"]) for span in quote["spans"]]
    return sum(overlap(span, gold) for span in spans for gold in answer.spans)


def _is_right(answer: Answer, quote: Record, speaker: Record) -> bool:
    mention = quote["mention"]
    if mention is not None and answer.mentions:
        place = (mention["start"], mention["end"])
        if any(overlap(place, gold) for gold in answer.mentions):
            return True
    return is_named(answer, speaker["name"], speaker["aliases"])


def table(documents: Sequence[Document], records: Mapping[str, Record]) -> Table:
    rows: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for document in documents:
        if document.id not in records:
            continue
        counts: dict[str, list[bool]] = defaultdict(list)
        for kind, right in judged(document, records[document.id]):
            counts[kind].append(right)
            if document.cast:
                counts[_ALL].append(right)
        for kind, found in counts.items():
            rows[kind].append((sum(found), len(found)))
    return {kind: np.array(found) for kind, found in sorted(rows.items())}


def interval(rows: NDArray[np.int_]) -> tuple[float, float, float]:
    """The share that is right, and its bounds, in percent."""
    chance = np.random.default_rng(_SEED)
    drawn = chance.integers(len(rows), size=(_SAMPLES, len(rows)))
    sums = rows[drawn].sum(axis=1)
    low, high = np.percentile(100 * sums[:, 0] / sums[:, 1], [2.5, 97.5])
    right, every = rows.sum(axis=0)
    return 100 * float(right / every), float(low), float(high)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("gold", nargs="+", type=Path)
    ask.add_argument("--records", type=Path, required=True)
    given = ask.parse_args()
    with given.records.open(encoding="utf-8") as lines:
        records = {row["id"]: row for row in map(json.loads, lines)}
    for kind, rows in table(list(read(given.gold, 1)), records).items():
        share, low, high = interval(rows)
        print(f"{kind:12}{rows[:, 1].sum():7}{share:8.1f} %{low:8.1f} to {high:.1f}")


if __name__ == "__main__":
    main()
