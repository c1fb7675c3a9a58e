"""How good the whole engine is on drafts that it has not learned from.

    python -m training.crossvalidate GOLD.jsonl… --weights FOLDER --out FOLDER [--cast]

Every document is analysed with the forests that have not seen it (``training.tags`` and
``training.turns`` leave one of each for every fold). Writes what ``saidby extract``
would print to ``records.jsonl`` (``records-cast.jsonl``), for scoring, and each answer
with its confidence and whether it is right to ``answers.jsonl``, for calibration.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from saidby.attribution import calibration
from saidby.attribution.ranking import priors
from saidby.draft import Draft, analyse
from saidby.forests import forest
from saidby.language import load
from saidby.language.parser import Parser
from saidby.options import Options
from saidby.queries.extraction import record
from saidby.speakers.cast import MentionKind
from saidby.text.source import Source
from training.arguments import of_a_step
from training.gold import Document, is_named, matched, overlap, read
from training.parses import Keeping
from training.reading import in_parallel, judge_with, listen_with


@dataclass(frozen=True, slots=True)
class Seen:
    """One document's record, and its answers: group, confidence, whether right."""

    record: dict[str, Any]
    answers: list[tuple[str, float, bool]]


@cache
def _parser() -> Parser:
    return Keeping(load(None))


def judge(folder: Path, cast: bool, document: Document) -> Seen:
    weigh_with(folder, document.fold)
    source = Source(document.id, document.text)
    options = Options(cast=document.entries() if cast else ())
    draft = analyse(source, _parser(), options)
    told = record(draft, document.id)
    told["id"] = document.id
    return Seen(told, list(_answers(draft, document)))


def weigh_with(folder: Path, fold: int) -> None:
    """Use the weights of a fold, uncalibrated."""
    calibration.use({})
    text = (folder / f"priors-{fold}.json").read_text(encoding="utf-8")
    priors.use(json.loads(text))
    listen_with(folder, fold)
    judge_with(folder, fold)
    for name in ("mentions", "tags", "turns"):
        forest.use(name, forest.read(folder / f"{name}-{fold}.npz"))


def _answers(draft: Draft, document: Document) -> Iterator[tuple[str, float, bool]]:
    speakers = {speaker.id: speaker for speaker in draft.cast.speakers}
    known = matched(draft.quotations, document.answers)
    for attribution in draft.attributions:
        answer = known.get(attribution.quotation)
        if answer is None or attribution.speaker is None:
            continue
        speaker = speakers[attribution.speaker]
        mention = attribution.mention
        right = bool(answer.names) and is_named(answer, speaker.name, speaker.aliases)
        if mention is not None and not right:
            place = (mention.span.start, mention.span.end)
            right = any(overlap(place, other) for other in answer.mentions)
        pronoun = mention is not None and mention.kind is MentionKind.PRONOUN
        kind = calibration.group(
            attribution.method, story=draft.genre.is_story, pronoun=pronoun
        )
        yield kind, attribution.confidence, right


def main() -> None:
    ask = of_a_step(__doc__)
    ask.add_argument("--weights", type=Path, required=True)
    ask.add_argument("--cast", action="store_true")
    given = ask.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    name = "-cast" if given.cast else ""
    documents = read(given.gold, given.folds)
    task = partial(judge, given.weights, given.cast)
    with (
        (given.out / f"records{name}.jsonl").open("w", encoding="utf-8") as records,
        (given.out / f"answers{name}.jsonl").open("w", encoding="utf-8") as answers,
    ):
        for seen in in_parallel(task, documents, given.jobs):
            records.write(json.dumps(seen.record, ensure_ascii=False) + "\n")
            answers.writelines(json.dumps(row) + "\n" for row in seen.answers)


if __name__ == "__main__":
    main()
