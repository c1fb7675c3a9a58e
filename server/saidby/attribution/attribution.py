"""An answer to "who said this?", with everything it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from saidby.speakers.cast import Mention
from saidby.text.spans import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that make something a quotation: "told reporters", "according to".

    ``lemma`` is the verb's (or the phrase's) dictionary form.
    """

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A speaker who may have said it; ``confidence`` is a probability, 0 to 1."""

    speaker: str
    confidence: float
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said one quotation, and how that is known.

    ``quotation`` is its number in ``Quotations.found``. ``speaker`` is a speaker's
    id, or None where nobody is quoted or nobody could be told. ``mention`` is what
    the answer rests on, ``method`` the name of what decided it, ``confidence`` the
    probability that the answer is right ("nobody" is an answer too).
    ``claims`` are other tags that claim the same quotation for somebody else.
    ``place`` is where the speaker is named if no mention is the ground: a label, the
    writer's comment, words inside the quotation that this one is nested in.
    """

    quotation: int
    speaker: str | None
    mention: Mention | None
    cue: Cue | None
    method: str
    confidence: float
    candidates: tuple[Candidate, ...] = ()
    claims: tuple[Mention, ...] = ()
    place: Span | None = None
