"""Who is mentioned in the narration around a turn, and how."""

from __future__ import annotations

from dataclasses import dataclass

from saidby.attribution.turns import Stage, Turn

# Six characters make a word, roughly.
_LETTERS = 6
_FAR = 99.0


@dataclass(slots=True)
class Presence:
    """Mentions of one speaker: in the turn's own paragraph before and after its words,
    as a subject there, how near (in words), and in the paragraphs before and after."""

    before: float = 0.0
    subject: float = 0.0
    after: float = 0.0
    distance: float = _FAR
    earlier: float = 0.0
    earlier_subject: float = 0.0
    later: float = 0.0

    @property
    def in_block(self) -> float:
        return self.before + self.after

    def row(self) -> tuple[float, ...]:
        return (
            self.before,
            self.subject,
            self.after,
            self.distance,
            self.earlier,
            self.earlier_subject,
            self.later,
        )


NOWHERE = Presence()


def presences(stage: Stage, turn: Turn) -> dict[int, Presence]:
    """By speaker; whoever is not mentioned around the turn is left out."""
    found: dict[int, Presence] = {}
    _own_block(stage, turn, found)
    meaning, words = stage.scene.people.meaning, stage.scene.words
    for phrase in stage.near(turn.first_block - 1, turn):
        presence = found.setdefault(meaning[phrase.head], Presence())
        presence.earlier += 1
        subject = words[phrase.head].dep.startswith("nsubj") and not phrase.owner
        presence.earlier_subject = max(presence.earlier_subject, float(subject))
    for phrase in stage.near(turn.last_block + 1, turn):
        found.setdefault(meaning[phrase.head], Presence()).later += 1
    return found


def _own_block(stage: Stage, turn: Turn, found: dict[int, Presence]) -> None:
    quotation = stage.scene.quotation(turn.number)
    meaning, words = stage.scene.people.meaning, stage.scene.words
    for phrase in stage.near(turn.first_block, turn):
        word = words[phrase.head]
        presence = found.setdefault(meaning[phrase.head], Presence())
        subject = word.dep.startswith("nsubj") and not phrase.owner
        presence.subject = max(presence.subject, float(subject))
        if word.start >= quotation.end:
            presence.after += 1
            gap = abs(word.start - quotation.end)
        else:
            presence.before += 1
            gap = abs(word.start - quotation.start)
        presence.distance = min(presence.distance, gap / _LETTERS)
