"""Puts the syntax and the names together into one pipeline with its provenance.

    python -m training.assemble_pipeline --syntax DIR --names DIR --ud DIR --out DIR

Lemmas come from rules (spacy-lookups-data), parts of speech from the tag that goes
with them most often in EWT; saidby needs neither at run time. Weights are rounded to
what a short float holds, so that the package is half as large.
"""

from __future__ import annotations

import argparse
import shutil
from collections import Counter, defaultdict
from pathlib import Path

import spacy
from spacy.language import Language

from training import provenance

NAME, VERSION = "saidby", "1.0.0"
_TAG, _POS = 4, 3


def parts_of_speech(treebank: Path) -> dict[str, str]:
    """The universal part of speech that goes with each tag most often."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for line in treebank.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) > _TAG and fields[0].isdigit():
            seen[fields[_TAG]][fields[_POS]] += 1
    return {tag: pos.most_common(1)[0][0] for tag, pos in sorted(seen.items())}


def assemble(syntax: Path, names: Path, treebank: Path) -> Language:
    nlp: Language = spacy.load(syntax)
    ruler = nlp.add_pipe("attribute_ruler")
    for tag, pos in parts_of_speech(treebank).items():
        ruler.add([[{"TAG": tag}]], {"POS": pos})  # type: ignore[attr-defined]
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize()  # type: ignore[attr-defined]
    nlp.add_pipe("ner", source=spacy.load(names))
    return nlp


def round_weights(nlp: Language) -> None:
    """Leave eleven bits of each weight: what is left out packs to nothing."""
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if model is not None else ():
            for name in node.param_names:
                if node.has_param(name):
                    exact = node.get_param(name)
                    node.set_param(name, exact.astype("float16").astype("float32"))


def describe(nlp: Language, *, news: bool) -> None:
    """Writes into the meta what the pipeline is and what it was learned from."""
    sources = [*provenance.SYNTAX, *provenance.NAMES, provenance.LOOKUPS]
    if news:
        sources.append(provenance.POLNEAR)
    nlp.meta.update(
        name=NAME,
        version=VERSION,
        description="Tags, dependencies and names for news and novels in English",
        license="CC BY-SA 4.0",
        sources=[row for at, row in enumerate(sources) if row not in sources[:at]],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--syntax", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--ud", type=Path, required=True, help="with ewt-train.conllu")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--news", action="store_true", help="names know PolNeAR's too")
    options = parser.parse_args()
    nlp = assemble(options.syntax, options.names, options.ud / "ewt-train.conllu")
    round_weights(nlp)
    describe(nlp, news=options.news)
    if options.out.exists():
        shutil.rmtree(options.out)
    nlp.to_disk(options.out)


if __name__ == "__main__":
    main()
