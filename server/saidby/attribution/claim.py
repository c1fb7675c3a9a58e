"""What one sieve holds: these words say whose quotation it is."""

from __future__ import annotations

from dataclasses import dataclass

from saidby.speakers.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Claim:
    """A phrase claimed as the source of a quotation.

    ``cue`` is the range of cue words, last excluded, None without a cue.
    ``method`` is the name of the sieve that holds it. ``via`` is the relative pronoun
    that stands for the phrase ("Kirby, who said …"), -1 if none does.
    """

    phrase: Phrase
    method: str
    cue: tuple[int, int] | None = None
    lemma: str = ""
    via: int = -1
