"""What a draft calls a speaker: in full, by surname, with a title."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from saidby.draft import Draft
from saidby.rules.naming import parts
from saidby.speakers.cast import Mention, MentionKind, Speaker, SpeakerKind
from saidby.text.prose import FILL

_AROUND = 30  # mentions on either side


def name_after(draft: Draft, speaker: Speaker, offset: int) -> str:
    """How a writer who names a speaker at an offset would do it.

    In full if nobody has been told the name yet; after that as the draft mostly does,
    and by surname in a draft that has no habit.
    """
    names = [m for m in speaker.mentions if m.kind is MentionKind.NAME]
    if not any(mention.span.start < offset for mention in names):
        return speaker.name
    at = bisect_left(names, offset, key=lambda mention: mention.span.start)
    # Of forms that are as frequent, the last one before counts.
    around = [*names[max(0, at - _AROUND) : at][::-1], *names[at : at + _AROUND]]
    shorter = Counter(
        called for m in around if (called := as_called(draft, m)) != speaker.name
    )
    if shorter:
        return shorter.most_common(1)[0][0]
    last = parts(draft, names[0])
    is_person = speaker.kind is SpeakerKind.PERSON
    return last[-1].text if is_person and len(last) > 1 else speaker.name


def as_called(draft: Draft, mention: Mention) -> str:
    """The name as a mention has it, on one line and without "'s"."""
    words = mention.core.of(draft.prose.masked).replace(FILL, "").split()
    name = " ".join(words)
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return name


def short_form(speaker: Speaker) -> str:
    """The surname of a person who has one, else the whole name."""
    words = speaker.name.split()
    if speaker.kind is not SpeakerKind.PERSON or len(words) < 2:
        return speaker.name
    return speaker.name if words[0] in ("the", "The") else words[-1]
