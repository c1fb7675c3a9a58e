"""From corpora as they are published to what the pipeline is trained on.

    python -m training.corpora FOLDER --out build/pipeline/corpora

FOLDER holds ``ud/`` and ``litbank/``, and may hold ``polnear-corenlp.jsonl.gz``; see
PROVENANCE for where to get each. What is written: for each source and part a
``.spacy`` file, trees and names apart, in the package's own reading and as printed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from spacy.lang.en import English
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from training import tagged, untreed, variants
from training.as_read import as_read, plain
from training.names import gum_names
from training.treebank import Paragraph, read
from training.typed import OPEN, Typist, known_names

SEED = 0
PARTS = ("train", "dev", "test")
_TAGS = 4_000
_RECASED = 0.12
_TREES_RECASED = 0.06
_CURLY = {"``": "“", "''": "”"}
_DEV_BOOKS = frozenset("1023 24 76 351 543 969 2852 78".split())
_NEWS_DEV = 150


def as_doc(paragraph: Paragraph, vocab: Vocab) -> Doc:
    """A paragraph as spaCy's own; what nobody has annotated stays unknown there."""
    tokens, text = paragraph.tokens, paragraph.text
    ends = [token.start for token in tokens[1:]] + [len(text)]
    doc = Doc(
        vocab,
        words=[token.text for token in tokens],
        spaces=[end > token.end for token, end in zip(tokens, ends, strict=True)],
        tags=[token.tag for token in tokens] if paragraph.has_tree else None,
        heads=[token.head for token in tokens] if paragraph.has_tree else None,
        deps=[token.dep for token in tokens] if paragraph.has_tree else None,
    )
    if paragraph.names is not None:
        spans = [Span(doc, *name) for name in paragraph.names if name.label != OPEN]
        gaps = [Span(doc, *name) for name in paragraph.names if name.label == OPEN]
        doc.set_ents(spans, missing=gaps, default="outside")
    return doc


def with_readings(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Each paragraph as printed, and as read where it quotes somebody."""
    for paragraph in paragraphs:
        yield _curled(plain(paragraph))
        seen = as_read(paragraph)
        if seen is not None:
            yield seen


def _curled(paragraph: Paragraph) -> Paragraph:
    """Straight quotation marks as the reader makes them, where the tag tells which."""
    tokens = [
        replace(t, text=_CURLY[t.tag]) if t.text == '"' and t.tag in _CURLY else t
        for t in paragraph.tokens
    ]
    text = list(paragraph.text)
    for token in tokens:
        if len(token.text) == 1:
            text[token.start] = token.text
    return replace(paragraph, text="".join(text), tokens=tuple(tokens))


def trees(name: str, part: str, folder: Path) -> Iterator[Paragraph]:
    """EWT or the open part of GUM; GUM's paragraphs know their names."""
    for paragraph in read(folder / "ud" / f"{name}-{part}.conllu"):
        yield gum_names(paragraph) if name.startswith("gum") else paragraph


def demonyms(folder: Path) -> frozenset[str]:
    """Nationalities and the like: GUM's adjectives with capitals."""
    found = Counter(
        paragraph.tokens[first].text
        for paragraph in trees("gum-open", "train", folder)
        for first, _, label in paragraph.names or ()
        if label == "NORP"
    )
    return frozenset(found)


def _books(folder: Path, known: frozenset[str]) -> dict[str, list[Paragraph]]:
    parts: dict[str, list[Paragraph]] = {part: [] for part in PARTS}
    for book, paragraph in untreed.litbank(folder / "litbank", known):
        number = book.split("_")[0]
        held = "test" if number in untreed.HELD_OUT else ""
        part = held or ("dev" if number in _DEV_BOOKS else "train")
        parts[part].append(paragraph)
    return parts


def _typed(folder: Path, learned: list[Paragraph]) -> dict[str, list[Paragraph]]:
    """EWT with the names that lists and the annotated corpora know."""
    typist = Typist(variants.name_lists().places, known_names(learned))
    return {"train": [typist.named(p) for p in trees("ewt", "train", folder)]}


def _news(
    folder: Path, articles: Path, known: frozenset[str]
) -> dict[str, list[Paragraph]]:
    machine_made = folder / "polnear-corenlp.jsonl.gz"
    parts: dict[str, list[Paragraph]] = {"train": [], "dev": []}
    ids: dict[str, int] = {}
    for name, paragraph in untreed.news(machine_made, articles, known):
        number = ids.setdefault(name, len(ids))
        parts["dev" if number < _NEWS_DEV else "train"].append(paragraph)
    return parts


class Writer:
    """Writes paragraphs to ``FOLDER/NAME.spacy`` and says how many words they have."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._vocab = English().vocab
        folder.mkdir(parents=True, exist_ok=True)

    def write(self, name: str, paragraphs: Iterable[Paragraph]) -> None:
        bin_ = DocBin(attrs=["TAG", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START"])
        count = words = 0
        for paragraph in paragraphs:
            doc = as_doc(paragraph, self._vocab)
            bin_.add(doc)
            count, words = count + 1, words + len(doc)
        bin_.to_disk(self._folder / f"{name}.spacy")
        print(f"{name:24} {count:7,} paragraphs {words:9,} words", flush=True)


def _write_trees(folder: Path, writer: Writer) -> None:
    random = Random(SEED)
    for name in ("ewt", "gum-open", "gum-nc"):
        for part in ("dev", "test"):
            found = [_curled(plain(p)) for p in trees(name, part, folder)]
            writer.write(f"{name}-{part}", found)
    parts = tagged.Parts()
    for name in ("ewt", "gum-open"):
        found = list(trees(name, "train", folder))
        seen = list(with_readings(found))
        recased = [p for p in seen if random.random() < _TREES_RECASED]
        writer.write(f"{name}-train", seen)
        writer.write(f"{name}-recased", (variants.recased(p, random) for p in recased))
        more = tagged.gather(plain(p) for p in found)
        parts.subjects += more.subjects
        parts.tails += more.tails
    writer.write("tags-train", tagged.paragraphs(parts, _TAGS, random))


def _write_names(name: str, found: dict[str, list[Paragraph]], writer: Writer) -> None:
    random = Random(SEED)
    lists = variants.name_lists()
    for part in PARTS:
        rows = list(with_readings(found.get(part, ())))
        if rows:
            writer.write(f"names-{name}-{part}", rows)
        if part == "train":
            swapped = [variants.renamed(p, lists, random) for p in rows if p.names]
            writer.write(f"names-{name}-swapped", swapped)
            some = [p for p in rows + swapped if random.random() < _RECASED]
            capital = [variants.recased(p, random) for p in some]
            writer.write(f"names-{name}-recased", capital)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--articles", type=Path, help="PolNeAR's texts, for its names")
    parser.add_argument("--names-only", action="store_true")
    options = parser.parse_args()
    writer, known = Writer(options.out), demonyms(options.folder)
    if not options.names_only:
        _write_trees(options.folder, writer)
    gum = {part: list(trees("gum-open", part, options.folder)) for part in PARTS}
    _write_names("gum", gum, writer)
    books = _books(options.folder, known)
    _write_names("litbank", books, writer)
    _write_names("ewt", _typed(options.folder, gum["train"] + books["train"]), writer)
    if options.articles is not None:
        _write_names("news", _news(options.folder, options.articles, known), writer)


if __name__ == "__main__":
    main()
