from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from saidby.decisions import NO_DECISIONS, Decision, Decisions, Verdict
from saidby.options import CastEntry, Options
from saidby.text.source import Source
from saidby.workspace import keys

SOURCE = Source("a.txt", "“Go,” said Ana.")


def key(
    source: Source = SOURCE,
    options: Options = Options(),  # noqa: B008
    decisions: Decisions = NO_DECISIONS,
    asked: str = "check",
) -> str:
    return keys.key(source, options, decisions, asked)


def test_the_same_draft_elsewhere_has_the_same_key() -> None:
    assert key() == key(replace(SOURCE, path="b.txt"))


@pytest.mark.parametrize(
    "other",
    [
        key(replace(SOURCE, text="“Go,” said Ben.")),
        key(replace(SOURCE, format="markdown")),
        key(options=Options(far_tag=3)),
        key(options=Options(ignore=("SB201",))),
        key(options=Options(threshold={"SB201": 0.5})),
        key(options=Options(cast=(CastEntry("Ana"),))),
        key(asked="extract"),
        key(decisions=Decisions("x", (Decision("a.txt", "Go", Verdict.IGNORE),))),
    ],
)
def test_whatever_changes_an_answer_changes_the_key(other: str) -> None:
    assert other != key()


def test_which_files_are_read_changes_no_key() -> None:
    assert key() == key(options=Options(include=("*.md",), exclude=("x",)))


def test_the_words_of_a_draft_are_not_in_its_key() -> None:
    assert "Ana" not in key()


def test_text_that_cannot_be_encoded_has_a_key() -> None:
    assert key(replace(SOURCE, text="\udc80")) != key()


def test_another_model_is_another_engine(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}")
    first = keys.engine(str(tmp_path))
    keys.engine.cache_clear()
    (tmp_path / "meta.json").write_text('{"version": "2"}')

    assert len({first, keys.engine(str(tmp_path)), keys.engine(None)}) == 3
