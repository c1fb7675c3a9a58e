"""A quotation of a source without a name.

What it flags
    Quoted words, in a report, given to somebody who is only described, such as “a
    senior official” or “aides”. Off unless selected.

Why an editor cares
    Many houses ask that an anonymous source is known to an editor, and that the draft
    says why the name is withheld.

Example and repair
    ``“The talks are over,” a senior official said.`` Name the source, or say why that
    cannot be done: ``a senior official who was not authorised to speak said``.

When to switch it off
    Where anonymous sources need no second look; it is off to begin with.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.rules.base import Finding, Rule, Severity
from saidby.rules.naming import by_id
from saidby.rules.register import is_story
from saidby.speakers import nouns
from saidby.speakers.cast import Mention, MentionKind, SpeakerKind

_UNNAMED = (SpeakerKind.ANONYMOUS, SpeakerKind.GROUP)
_POINTING = frozenset(
    ("the", "this", "that", "these", "those", "his", "her", "its", "their")
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    people = by_id(draft)
    if is_story(draft):
        return
    seen: set[int] = set()
    for attribution in draft.attributions:
        mention = attribution.mention
        speaker = people.get(attribution.speaker or "")
        if mention is None or speaker is None or mention.word in seen:
            continue
        seen.add(mention.word)
        if speaker.kind in _UNNAMED and _is_somebody(draft, mention):
            words = " ".join(mention.span.of(draft.prose.text).split())
            yield Finding(
                mention.span,
                f"The source “{words}” is not named.",
                confidence=0.9 if attribution.cue else attribution.confidence,
            )


def _is_somebody(draft: Draft, mention: Mention) -> bool:
    """Whether words describe people, and do not point back to anybody named."""
    if mention.kind is not MentionKind.DESCRIPTION or mention.word < 0:
        return False
    words = mention.span.of(draft.prose.masked).lower().split()
    if words[0] in _POINTING or draft.parse is None:
        return False
    head = draft.parse.words[mention.word]
    sort = nouns.sort_of(head.lower, head.tag == "NNS")
    return sort in ("person", "group")


RULE = Rule(
    "SB401",
    "anonymous-source",
    "A quotation of a source without a name.",
    Severity.INFORMATION,
    Stage.ATTRIBUTIONS,
    check,
    threshold=0.7,
    default=False,
    doc=__doc__,
)
