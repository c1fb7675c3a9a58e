"""Trains the tagger and parser, or the names, on what ``training.corpora`` wrote.

    python -m training.train_pipeline syntax --corpora FOLDER --out FOLDER
    python -m training.train_pipeline names --corpora FOLDER --out FOLDER

One thread, seeds fixed. After each epoch the state is written to ``OUT/state``; the
same command goes on from there after an interruption. The weights kept are averages
over all steps, as they were after the best epoch on the dev corpora.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import load_config
from thinc.api import Adam, NumpyOps, Optimizer, fix_random_seed, set_current_ops

SEED = 0
CONFIG = Path(__file__).parent / "pipeline.cfg"
_PIPES = {"syntax": ("tok2vec", "tagger", "parser"), "names": ("ner",)}
TRAIN = {
    "syntax": (
        "ewt-train gum-open-train ewt-recased gum-open-recased tags-train"
    ).split(),
    "names": (
        "names-gum-train names-gum-swapped names-gum-recased "
        "names-litbank-train names-litbank-swapped names-litbank-recased "
        "names-ewt-train names-ewt-recased"
    ).split(),
}
DEV = {
    "syntax": ("ewt-dev", "gum-open-dev"),
    "names": ("names-gum-dev", "names-litbank-dev"),
}
_SCORES = {"syntax": ("tag_acc", "dep_uas", "dep_las"), "names": ("ents_f",)}
_MOMENTS = ("mom1", "mom2", "averages", "nr_update", "last_seen")
_LEARN_RATE = 0.001
_WARM_UP = 200
_DROPOUT = 0.1
_MOST_WORDS = 1_500


@dataclass(slots=True)
class Progress:
    """How far a training has come."""

    epoch: int = 0
    step: int = 0
    best: float = 0.0


def blank(task: str, config: Path, width: int | None = None) -> Language:
    """The part of the pipeline that a task trains, not yet initialized."""
    settings = load_config(config)
    names = _PIPES[task]
    settings["nlp"]["pipeline"] = list(names)
    settings["components"] = {name: settings["components"][name] for name in names}
    if width is not None:
        _widen(settings["components"], width)
    nlp: Language = spacy.util.load_model_from_config(settings, auto_fill=True)
    return nlp


def _widen(components: dict[str, dict[str, dict[str, object]]], width: int) -> None:
    for component in components.values():
        model = component["model"]
        part = model if "encode" in model else model["tok2vec"]
        if isinstance(part, dict) and "encode" in part:
            part["encode"]["width"] = part["embed"]["width"] = width


def load_docs(nlp: Language, folder: Path, names: Sequence[str]) -> list[Doc]:
    docs: list[Doc] = []
    for name in names:
        bin_ = DocBin().from_disk(folder / f"{name}.spacy")
        docs += [_cut for doc in bin_.get_docs(nlp.vocab) for _cut in _pieces(doc)]
    return docs


def _pieces(doc: Doc) -> Iterator[Doc]:
    """Long paragraphs in pieces of whole sentences."""
    if len(doc) <= _MOST_WORDS or not doc.has_annotation("SENT_START"):
        yield doc
        return
    start = 0
    for sentence in doc.sents:
        if sentence.end - start > _MOST_WORDS // 3:
            yield doc[start : sentence.end].as_doc()
            start = sentence.end
    if start < len(doc):
        yield doc[start : len(doc)].as_doc()


def examples(nlp: Language, docs: Sequence[Doc]) -> list[Example]:
    return [Example(nlp.make_doc(doc.text), doc) for doc in docs]


def batches(rows: Sequence[Example], epoch: int, words: int) -> Iterator[list[Example]]:
    """The examples in an order of the epoch's own, so many words at a time."""
    order = list(range(len(rows)))
    Random(SEED * 1_000 + epoch).shuffle(order)
    batch, size = list[Example](), 0
    for at in order:
        batch.append(rows[at])
        size += len(rows[at].reference)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class Trainer:
    """A training that can be stopped between epochs and taken up again."""

    def __init__(self, task: str, nlp: Language, out: Path, total: int) -> None:
        self.task, self.nlp, self.out, self.total = task, nlp, out, total
        self.progress = Progress()
        self.optimizer: Optimizer = Adam(
            _LEARN_RATE,
            beta2=0.999,
            L2=0.01,
            grad_clip=1.0,
            L2_is_weight_decay=True,
            use_averages=True,
        )
        self._state = out / "state"

    def begin(self, rows: Sequence[Example], start: Path | None) -> None:
        """Takes up a training where it stopped, or starts one from ``start``."""
        self.nlp.initialize(lambda: rows, sgd=self.optimizer)
        if start is not None:
            self.nlp.from_disk(start)
        if (self._state / "progress.json").exists():
            self.nlp.from_disk(self._state / "nlp")
            recall(self.optimizer, self._state / "optimizer.npz")
            text = (self._state / "progress.json").read_text(encoding="utf-8")
            self.progress = Progress(**json.loads(text))

    def epoch(self, rows: Sequence[Example], words: int, steps: int) -> None:
        fix_random_seed(SEED + self.progress.epoch)
        for batch in batches(rows, self.progress.epoch, words):
            self._set_rate(steps)
            self.nlp.update(batch, drop=_DROPOUT, sgd=self.optimizer)
            self.progress.step += 1
        self.progress.epoch += 1

    def _set_rate(self, steps: int) -> None:
        """Up from nothing at first, then down to nothing at the end."""
        step = self.progress.step
        left = max(0.0, 1 - step / (steps * self.total))
        self.optimizer.learn_rate = _LEARN_RATE * min(1.0, (step + 1) / _WARM_UP, left)

    def score(self, dev: Sequence[Sequence[Doc]]) -> list[dict[str, float]]:
        with self.nlp.use_params(self.optimizer.averages):
            return [self.nlp.evaluate(examples(self.nlp, docs)) for docs in dev]

    def keep(self, score: float) -> None:
        """Writes the averaged weights if they are the best so far, and the state."""
        self._state.mkdir(parents=True, exist_ok=True)
        if score > self.progress.best:
            self.progress.best = score
            with self.nlp.use_params(self.optimizer.averages):
                self.nlp.to_disk(self.out / "best")
        self.nlp.to_disk(self._state / "nlp")
        remember(self.optimizer, self._state / "optimizer.npz")
        text = json.dumps(asdict(self.progress))
        (self._state / "progress.json").write_text(text, encoding="utf-8")


def remember(optimizer: Optimizer, path: Path) -> None:
    """Writes an optimizer's moments and averages, which thinc has no format for."""
    arrays: dict[str, Any] = {}
    for kind in _MOMENTS:
        for (number, name), value in getattr(optimizer, kind).items():
            arrays[f"{kind}|{number}|{name}"] = value
    np.savez(path, **arrays)


def recall(optimizer: Optimizer, path: Path) -> None:
    """Takes an optimizer's state up again; parts are numbered as they were made."""
    with np.load(path) as arrays:
        for key in arrays.files:
            kind, number, name = key.split("|")
            value = arrays[key]
            value = int(value) if value.ndim == 0 else value
            getattr(optimizer, kind)[int(number), name] = value


def train(options: argparse.Namespace) -> None:
    # numpy's own matrix products: blis as packaged has slow ones for many processors.
    set_current_ops(NumpyOps(use_blis=False))
    fix_random_seed(SEED)
    task: str = options.task
    nlp = blank(task, options.config, options.width)
    docs = load_docs(nlp, options.corpora, options.train or TRAIN[task])
    dev = [load_docs(nlp, options.corpora, [name]) for name in DEV[task]]
    words = sum(map(len, docs))
    steps = max(1, words // options.batch)
    print(f"{len(docs):,} paragraphs, {words:,} words", flush=True)
    trainer = Trainer(task, nlp, options.out, options.epochs)
    rows = examples(nlp, docs)
    trainer.begin(rows, options.start)
    while trainer.progress.epoch < options.epochs:
        began = time.monotonic()
        trainer.epoch(rows, options.batch, steps)
        took = time.monotonic() - began
        scores = trainer.score(dev)
        mean = sum(row[_SCORES[task][-1]] for row in scores) / len(scores)
        trainer.keep(mean)
        figures = "  ".join(
            " ".join(f"{100 * row[name]:.2f}" for name in _SCORES[task])
            for row in scores
        )
        print(f"{trainer.progress.epoch:3} {took:6.0f} s  {figures}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=sorted(_PIPES))
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--train", nargs="*", help="other corpora than the usual")
    parser.add_argument("--config", type=Path, default=CONFIG)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--width", type=int)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--batch", type=int, default=1_000, help="words in a step")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
