"""Corpora that know names and no trees: LitBank's novels, and news read by a machine.

LitBank gives words without spaces, one sentence a line; the news is character offsets
into its articles.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from training.names import apart, bare
from training.treebank import Named, Paragraph, Token

# Novels that gold quotations are from, by their numbers at Project Gutenberg: measured
# on, so never learned from.
HELD_OUT = frozenset(
    "11 45 105 158 160 174 208 541 730 1245 1342 1695 2641 2891 5230".split()
)
_KINDS = {
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "GPE",
    "LOC": "GPE",
    "FAC": "GPE",
    "VEH": "MISC",
    "PERSON": "PERSON",
    "ORGANIZATION": "ORG",
    "LOCATION": "GPE",
    "MISC": "MISC",
}
_CLOSING = set(".,;:!?)]}”’%") | {"n't", "''", "..."}
_OPENING = set("([{“‘$#") | {"``"}
_MARKS = {"``": "“", "''": "”"}
_SENTENCES = 4
_PARTED = re.compile(r"\n\s*\n")


def litbank(folder: Path, demonyms: Collection[str]) -> Iterator[tuple[str, Paragraph]]:
    """Each book's name with its paragraphs, which are runs of a few sentences."""
    for path in sorted((folder / "coref" / "brat").glob("*.txt")):
        rows = path.read_text(encoding="utf-8").splitlines()
        known = _book_names(folder / "coref" / "tsv" / f"{path.stem}.ann")
        words, names = list[str](), list[Named]()
        for number, row in enumerate(rows):
            base, sentence = len(words), row.split()
            for name in known.get(number, ()):
                plain = bare(sentence, name)
                if plain is not None:
                    names.append(Named(plain[0] + base, plain[1] + base, plain[2]))
            names += _demonyms(sentence, base, demonyms)
            words += sentence
            if number % _SENTENCES == _SENTENCES - 1 or row is rows[-1]:
                if words:
                    yield path.stem, spaced(words, apart(names))
                words, names = [], []


def _book_names(path: Path) -> dict[int, list[Named]]:
    names: dict[int, list[Named]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if row[0] == "MENTION" and row[8] == "PROP" and row[2] == row[4]:
            name = Named(int(row[3]), int(row[5]) + 1, _KINDS[row[7]])
            names.setdefault(int(row[2]), []).append(name)
    return names


def _demonyms(
    words: list[str], base: int, demonyms: Collection[str]
) -> Iterator[Named]:
    for at, word in enumerate(words):
        if word in demonyms:
            yield Named(base + at, base + at + 1, "NORP")


def spaced(words: Iterable[str], names: tuple[Named, ...]) -> Paragraph:
    """Words set as a printer would set them."""
    text, tokens, tight, opened = "", list[Token](), True, False
    for raw in words:
        word = _MARKS.get(raw, raw)
        if word == '"':
            word, opened = ("”" if opened else "“"), not opened
        closes = word in _CLOSING or (word.startswith(("'", "’")) and len(word) > 1)
        if not tight and not closes:
            text += " "
        tokens.append(Token(word, len(text)))
        text += word
        tight = word in _OPENING
    return Paragraph(text, tuple(tokens), names)


def news(
    machine_made: Path, articles: Path, demonyms: Collection[str]
) -> Iterator[tuple[str, Paragraph]]:
    """Each article's id with its paragraphs and the names a machine found there."""
    texts: dict[str, str] = {}
    with articles.open(encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            texts[article["id"]] = article["text"]
    with gzip.open(machine_made, "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            text = texts.get(article["id"])
            if text is not None:
                for paragraph in _paragraphs(text, article["sentences"], demonyms):
                    yield article["id"], paragraph


def _paragraphs(
    text: str, sentences: list[list[list[Any]]], demonyms: Collection[str]
) -> Iterator[Paragraph]:
    rows = [row for sentence in sentences for row in sentence]
    breaks = [match.start() for match in _PARTED.finditer(text)] + [len(text)]
    at = 0
    for stop in breaks:
        taken = at
        while taken < len(rows) and rows[taken][0] < stop:
            taken += 1
        if taken > at:
            yield _paragraph(text, rows[at:taken], demonyms)
        at = taken


def _paragraph(
    text: str, rows: list[list[Any]], demonyms: Collection[str]
) -> Paragraph:
    out, tokens, last = "", list[Token](), rows[0][0]
    for start, end, *_ in rows:
        if start > last:
            out += " "
        tokens.append(Token(text[start:end].replace("\n", " "), len(out)))
        out += tokens[-1].text
        last = end
    return Paragraph(out, tuple(tokens), tuple(_silver(tokens, rows, demonyms)))


def _silver(
    tokens: list[Token], rows: list[list[Any]], demonyms: Collection[str]
) -> Iterator[Named]:
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and rows[end][3] == rows[at][3]:
            end += 1
        label = _KINDS.get(rows[at][3], "")
        if label == "MISC" and end == at + 1 and tokens[at].text in demonyms:
            label = "NORP"
        if label:
            yield Named(at, end, label)
        at = end
