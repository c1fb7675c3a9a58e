"""What a writer sees in every editor alike."""

from __future__ import annotations

from typing import Any

from sample_page import DRAFT, before, coloured, widening


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


def test_findings_can_be_asked_for_too(in_any: Any) -> None:
    assert in_any["pulled"] == len(in_any["findings"]) == 2
    assert in_any["drafts"] >= 1


def test_colours_stand_on_their_words(in_any: Any) -> None:
    colours = set(coloured(in_any["tokens"]))

    assert ("Ana Ruiz", "class") in colours
    assert ("“It 🙂 is a disgrace for every family in this town.”", "string") in colours
    assert ("she", "variable") in colours


def test_a_dialogue_can_be_folded(in_any: Any) -> None:
    lines = DRAFT.split("\n")
    folds = {
        (lines[fold["startLine"]], lines[fold["endLine"]]) for fold in in_any["folds"]
    }

    first = '🙂 “We had no choice,” said mayor Ana Ruiz. "It leaks."'
    assert (first, "🙂 “Nobody 🙂 paid for repairs,” Ruiz said.") in folds


def test_a_selection_widens_from_the_word_to_the_draft(in_any: Any) -> None:
    (selection,) = in_any["selections"]
    steps = list(widening(selection))

    assert steps[0] == "built"
    assert "It was built in haste," in steps
    assert "“It was built in haste,”" in steps
    assert steps[-1] == DRAFT


def test_hints_say_whom_a_pronoun_means(in_any: Any) -> None:
    labels = {
        before(hint["position"]): "".join(part["value"] for part in hint["label"])
        for hint in in_any["hints"]
    }

    assert "Ruiz" in labels["🙂 “It was built in haste,” she"]


def test_what_can_be_done_is_offered(in_any: Any) -> None:
    assert "Attribute to Ana Ruiz" in in_any["offered"]


def test_a_speaker_is_renamed(in_any: Any) -> None:
    assert "said mayor Ida Wahl. “It leaks.”" in in_any["renamed"]
    assert "🙂 “It was built in haste,” Wahl said." in in_any["renamed"]


def test_names_are_completed(in_any: Any) -> None:
    assert "Lindqvist" in in_any["completed"]
