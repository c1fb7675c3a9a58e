"""Writes a pipeline's model card, and its figures into its meta.

python -m training.evaluate_pipeline DIR --corpora FOLDER --json > figures.json
python -m training.pipeline_card DIR figures.json
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.evaluate_pipeline import NAMES, TREES

Figures = dict[str, dict[str, float]]
_HEAD = """\
# {name} {version}

{description}. A spaCy pipeline for English, read by saidby with the words of quotations
left out; its dependencies are Universal, its tags Penn Treebank's, its names PERSON,
ORG, GPE (places of every kind), NORP (nationalities and the like) and MISC.

Made by `make train-pipeline`; licence {license}. No text of the corpora is in it.

## Learned from

| Corpus | Licence | From |
| --- | --- | --- |
"""
_CORPORA = {
    "ewt-test": "EWT, test part",
    "gum-open-test": "GUM, open genres, test part",
    "gum-nc-test": "GUM, other genres (fiction among them), test part",
    "names-gum-test": "GUM, open genres, test part",
    "names-litbank-test": "LitBank, novels kept apart",
    "names-news-dev": "PolNeAR, 150 articles (marked by a machine)",
}


def rows(figures: Figures, corpora: tuple[str, ...]) -> Iterator[str]:
    """A table of shares in percent, a row for each corpus."""
    known = [corpus for corpus in corpora if corpus in figures]
    columns = list(figures[known[0]]) if known else []
    yield f"| | {' | '.join(columns)} |"
    yield f"| --- | {' | '.join('---:' for _ in columns)} |"
    for corpus in known:
        shares = (f"{100 * figures[corpus][column]:.1f}" for column in columns)
        yield f"| {_CORPORA[corpus]} | {' | '.join(shares)} |"


def card(meta: dict[str, Any], figures: Figures) -> str:
    sources = [
        f"| {row['name']} ({row['author']}) | {row['license']} | {row['url']} |"
        for row in meta["sources"]
    ]
    lines = [
        *sources,
        "\n## Tags, trees and sentences\n",
        "Right in percent; sentences by F. Parts that were not learned from.\n",
        *rows(figures, TREES),
        "\n## Names\n",
        "F in percent, the whole name and its kind; NORP counted as MISC.\n",
        *rows(figures, NAMES),
        "",
    ]
    return _HEAD.format(**meta) + "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("figures", type=Path)
    options = parser.parse_args()
    figures = json.loads(options.figures.read_text(encoding="utf-8"))
    del figures["pipeline"]
    path = options.pipeline / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    # Speed and memory are the machine's, and so are not part of the pipeline.
    meta["performance"] = {c: figures[c] for c in TREES + NAMES if c in figures}
    path.write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
    text = card(meta, figures)
    (options.pipeline / "MODEL_CARD.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
