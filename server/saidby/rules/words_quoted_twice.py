"""The same words of one speaker quoted twice.

What it flags
    Two quotations of the same words, four or more (ten in a story), given to the same
    speaker. Off unless selected.

Why an editor cares
    Readers notice the repetition, and space is dear.

Example and repair
    ``“It was never about the money,” Ana Ruiz said.`` in the second paragraph and
    again in the last one. Keep one of them.

When to switch it off
    Where a line comes back on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Quotation
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.naming import by_id
from saidby.rules.register import is_story
from saidby.rules.sayings import said_again

_LEAST, _LEAST_IN_STORY = 4, 10  # words


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    people = by_id(draft)
    for group in said_again(draft, _LEAST_IN_STORY if is_story(draft) else _LEAST):
        first_of: dict[str, Quotation] = {}
        for quotation, attribution in group:
            speaker = people.get(attribution.speaker or "")
            if speaker is None:
                continue
            first = first_of.setdefault(speaker.id, quotation)
            if first is not quotation:
                yield Finding(
                    quotation.outer[0],
                    f"These words of {speaker.name} were quoted before.",
                    related=(Related(first.outer[0], "They were quoted here."),),
                )


RULE = Rule(
    "SB403",
    "words-quoted-twice",
    "The same words of one speaker quoted twice.",
    Severity.INFORMATION,
    Stage.ATTRIBUTIONS,
    check,
    default=False,
    doc=__doc__,
)
