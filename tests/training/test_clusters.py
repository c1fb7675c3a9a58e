"""LitBank's novels as they are set for reading, with who is meant where."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.clusters import books

LINES = """Ida Wahl shut the gate .
“ Go home , ” she said to Tom .
“ I will , ” he said .
"""
KNOWN = """MENTION\tT1\t0\t0\t0\t1\tIda Wahl\tPER\tPROP
COREF\tT1\tIda-0
MENTION\tT2\t1\t5\t1\t5\tshe\tPER\tPRON
COREF\tT2\tIda-0
MENTION\tT3\t2\t5\t2\t5\the\tPER\tPRON
COREF\tT3\tTom-1
"""

SAID = """QUOTE\tQ1\t1\t0\t1\t4\t“ Go home , ”
ATTRIB\tQ1\tIda-0
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("coref/brat", "coref/tsv", "quotations/tsv"):
        (tmp_path / name).mkdir(parents=True)
    text = tmp_path / "coref" / "brat" / "9_the_gate_brat.txt"
    text.write_text(LINES, encoding="utf-8")
    known = tmp_path / "coref" / "tsv" / "9_the_gate_brat.ann"
    known.write_text(KNOWN, encoding="utf-8")
    said = tmp_path / "quotations" / "tsv" / "9_the_gate_brat.ann"
    said.write_text(SAID, encoding="utf-8")
    return tmp_path


def test_words_are_set_as_in_print(folder: Path) -> None:
    (book,) = books(folder, 4)

    assert book.text == (
        "Ida Wahl shut the gate.\n\n“Go home,” she said to Tom.\n\n“I will,” he said."
    )


def test_each_mention_is_somebodys(folder: Path) -> None:
    (book,) = books(folder, 4)
    she, he = book.text.index("she"), book.text.index("he said.")

    assert book.cluster(0, 3) == book.cluster(she, she + 3) == "Ida-0"
    assert book.cluster(he, he + 2) == "Tom-1"
    assert book.cluster(14, 18) is None


def test_each_quotation_is_somebodys(folder: Path) -> None:
    (book,) = books(folder, 4)

    ((start, end, who),) = book.quotations
    assert (book.text[start:end], who) == ("“Go home,”", "Ida-0")
