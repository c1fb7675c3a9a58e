"""What a writer sees in every editor alike."""

from __future__ import annotations

from typing import Any


def test_the_card_says_whom_the_pronoun_means(in_any: Any) -> None:
    assert "Ana Ruiz" in in_any["hover"]


def test_a_quotation_leads_to_its_tag(in_any: Any) -> None:
    assert in_any["definition"] == "🙂 “It was built in haste,” she said."


def test_speakers_are_listed(in_any: Any) -> None:
    assert in_any["references"] >= 4
    assert any("Ana Ruiz" in name for name in in_any["symbols"])
    assert any("Ana Ruiz" in name for name in in_any["workspace"])


def test_what_stands_beside_the_text_is_there(in_any: Any) -> None:
    assert in_any["highlights"] >= 1
    assert in_any["lenses"] >= 1


def test_what_can_be_done_is_offered(in_any: Any) -> None:
    assert "Attribute to Ana Ruiz" in in_any["offered"]


def test_a_speaker_is_renamed(in_any: Any) -> None:
    assert "said mayor Ida Wahl. “It leaks.”" in in_any["renamed"]
    assert "🙂 “It was built in haste,” Wahl said." in in_any["renamed"]


def test_names_are_completed(in_any: Any) -> None:
    assert "Lindqvist" in in_any["completed"]
