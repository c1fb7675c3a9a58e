"""Emacs with eglot as they come from a distribution, in batch mode, with the
configuration we give."""

from __future__ import annotations

from typing import Any


def test_findings_underline_their_words(in_emacs: Any) -> None:
    assert in_emacs["client"] == "saidby"
    assert {one["words"] for one in in_emacs["findings"]} == {
        "“It 🙂 is a disgrace for every family in this town.”",
        '"',
    }
    assert any("Who said this?" in one["message"] for one in in_emacs["findings"])


def test_plain_text_is_settled_beside_it(in_emacs: Any) -> None:
    assert "saidby: speaker" not in in_emacs["settled"]


def test_what_was_typed_of_a_name_is_replaced(in_emacs: Any) -> None:
    assert in_emacs["typed"] == "Li"
