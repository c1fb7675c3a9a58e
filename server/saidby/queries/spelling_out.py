"""A pronoun replaced by the name of whoever it means."""

from __future__ import annotations

from saidby.draft import Draft
from saidby.findings import Edit
from saidby.queries.calling import name_after
from saidby.queries.changes import Rewrite
from saidby.rules.repairs import is_literal
from saidby.speakers.cast import Mention, MentionKind, Speaker
from saidby.text.spans import Span

_PLAIN = {"he", "him", "she", "her", "they", "them", "it"}
_OWNING = {"his", "hers", "their", "theirs", "its"}
_APOSTROPHES = ("'", "’")


def spelt_out(draft: Draft, mention: Mention, speaker: Speaker) -> Rewrite | None:
    """Names the speaker in the place of a pronoun.

    None for other mentions, for first persons and reflexives, and where the pronoun
    is half of a short form ("he's").
    """
    word = mention.core.of(draft.prose.masked)
    after = draft.source.text[mention.core.end : mention.core.end + 1]
    if (
        mention.kind is not MentionKind.PRONOUN
        or after in _APOSTROPHES
        or not is_literal(draft, mention.core)
    ):
        return None
    name = name_after(draft, speaker, mention.core.start)
    if _starts_sentence(draft, mention.core) and name.startswith("the "):
        name = f"T{name[1:]}"
    if word.casefold() in _OWNING:
        return Rewrite((Edit(mention.core, f"{name}{_apostrophe(draft)}s"),))
    if word.casefold() not in _PLAIN:
        return None
    return Rewrite((Edit(mention.core, name),))


def _starts_sentence(draft: Draft, span: Span) -> bool:
    return span.of(draft.source.text)[:1].isupper()


def _apostrophe(draft: Draft) -> str:
    """The apostrophe that the draft writes."""
    curly, straight = (draft.source.text.count(sign) for sign in "’'")
    return "’" if curly >= straight and curly else "'"
