"""Who talks like this."""

from __future__ import annotations

from saidby.attribution.voices import listen

SAILOR, CLERK, STRANGER = 1, 2, 3
TOLD = [
    (0, "Aye, the tide will have her by noon, lads.", SAILOR),
    (1, "The ledger must balance, and the forms are in order.", CLERK),
    (2, "Aye, haul away, lads, the tide is turning.", SAILOR),
    (3, "The forms, sir, and the ledger, if you please.", CLERK),
    (4, "Haul her in, lads, aye.", None),
    (5, "", None),
]


def test_words_sound_like_whoever_has_used_them() -> None:
    voices = listen(TOLD)

    assert voices.likeness(4, SAILOR) > voices.likeness(4, CLERK)


def test_nothing_is_known_of_somebody_who_is_never_named() -> None:
    voices = listen(TOLD)

    assert voices.likeness(4, STRANGER) == 0
    assert voices.known(STRANGER) == 0


def test_a_turn_is_no_evidence_for_itself() -> None:
    told = [*TOLD, (6, "Marmalade!", SAILOR), (7, "Marmalade!", None)]
    voices = listen(told)

    assert voices.likeness(6, SAILOR) < voices.likeness(7, SAILOR)


def test_no_words_sound_like_nobody() -> None:
    assert listen(TOLD).likeness(5, SAILOR) == 0
