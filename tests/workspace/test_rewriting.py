from __future__ import annotations

from pathlib import Path

import pytest

from saidby.errors import UnwritableFile
from saidby.text.source import Source
from saidby.workspace.rewriting import rewrite


def draft(path: Path, text: str, encoding: str = "utf-8") -> Source:
    path.write_bytes(text.encode(encoding))
    return Source(str(path), text)


def test_a_draft_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    source = draft(tmp_path / "a.txt", "as read")
    (tmp_path / "a.txt").write_text("as saved since")

    with pytest.raises(UnwritableFile, match=r"a\.txt: was changed meanwhile"):
        rewrite(source, "as fixed", "utf-8")

    assert (tmp_path / "a.txt").read_text() == "as saved since"


def test_a_character_that_the_encoding_lacks_leaves_the_draft_alone(
    tmp_path: Path,
) -> None:
    source = draft(tmp_path / "a.txt", 'caf\xe9 "x"', "latin-1")

    with pytest.raises(UnwritableFile, match="'“' cannot be written in latin-1"):
        rewrite(source, "caf\xe9 “x”", "latin-1")

    assert (tmp_path / "a.txt").read_bytes() == b'caf\xe9 "x"'


def test_a_draft_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="No such file"):
        rewrite(Source(str(tmp_path / "a.txt"), ""), "x", "utf-8")
