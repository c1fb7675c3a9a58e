"""Measures pipelines on the test parts: tags, trees, names by label, and speed.

    python -m training.evaluate_pipeline PIPELINE … --corpora FOLDER

Words are the pipeline's own, brought to the treebank's by their letters, as spaCy
scores them. NORP counts as MISC in the total, for pipelines that do not tell them
apart; the label of every name goes through the package's own table first.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example

from saidby.language import labels

TREES = ("ewt-test", "gum-open-test", "gum-nc-test")
NAMES = ("names-gum-test", "names-litbank-test", "names-news-dev")
_UNUSED = ("attribute_ruler", "lemmatizer", "senter")
_SHOWN = ("PERSON", "ORG", "GPE", "MISC")


def load(name: str) -> Language:
    nlp: Language = spacy.load(name)
    for pipe in _UNUSED:
        if pipe in nlp.pipe_names:
            nlp.disable_pipe(pipe)
    return nlp


def trees(nlp: Language, docs: Sequence[Doc]) -> dict[str, float]:
    """Share of right tags, heads, heads with relation, and sentence ends (F)."""
    read = nlp.pipe([nlp.make_doc(doc.text) for doc in docs])
    rows = [Example(doc, gold) for doc, gold in zip(read, docs, strict=True)]
    pipes: list[Any] = [nlp.get_pipe("tagger"), nlp.get_pipe("parser")]
    scores = pipes[0].score(rows) | pipes[1].score(rows)
    return {
        "tag": scores["tag_acc"],
        "UAS": scores["dep_uas"],
        "LAS": scores["dep_las"],
        "sentences": scores["sents_f"],
    }


def names(nlp: Language, docs: Sequence[Doc]) -> dict[str, float]:
    """F of names by label and of all; places are in letters, so words may differ."""
    right: dict[str, int] = {}
    counts: dict[str, int] = {}
    for doc, gold in zip(nlp.pipe([doc.text for doc in docs]), docs, strict=True):
        found, wanted = _spans(doc), _spans(gold)
        for label in (*_SHOWN, "all"):
            one = {s for s in found if label in (s[2], "all")}
            other = {s for s in wanted if label in (s[2], "all")}
            right[label] = right.get(label, 0) + 2 * len(one & other)
            counts[label] = counts.get(label, 0) + len(one) + len(other)
    return {label: right[label] / max(1, counts[label]) for label in right}


def _spans(doc: Doc) -> set[tuple[int, int, str]]:
    rows: list[Span] = list(doc.ents)
    spans = set()
    for span in rows:
        label = labels.entity(span.label_).replace("NORP", "MISC")
        if label:
            spans.add((span.start_char, span.end_char, label))
    return spans


def speed(nlp: Language, docs: Sequence[Doc]) -> float:
    """Words a second of processor time, the better of two runs."""
    texts = [doc.text for doc in docs]
    best = 0.0
    for _ in range(2):
        began = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=128))
        best = max(best, words / (time.process_time() - began))
    return best


def measure(name: str, folder: Path) -> dict[str, dict[str, float]]:
    nlp = load(name)
    found: dict[str, dict[str, float]] = {}
    for corpus in TREES + NAMES:
        path = folder / f"{corpus}.spacy"
        if path.exists():
            docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
            found[corpus] = (names if corpus in NAMES else trees)(nlp, docs)
    found["speed"] = {"words/s": speed(nlp, docs)}
    size = sum(p.stat().st_size for p in Path(name).rglob("*") if p.is_file())
    found["size"] = {"MB": size / 1e6}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found["memory"] = {"MB": peak / 1e3}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipelines", nargs="+")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    for name in options.pipelines:
        found = measure(name, options.corpora)
        if options.json:
            print(json.dumps({"pipeline": name, **found}))
            continue
        print(name)
        for corpus, row in found.items():
            share = corpus in TREES + NAMES
            figures = (
                f"{k} {100 * v:.1f}" if share else f"{k} {v:,.0f}"
                for k, v in row.items()
            )
            print(f"  {corpus:20}", "  ".join(figures))


if __name__ == "__main__":
    main()
