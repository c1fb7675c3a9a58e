"""The words by which an entry of the decisions file means one place and no other."""

from __future__ import annotations

from dataclasses import dataclass

from saidby.decisions import Decision, Places, Verdict, context_of, opening_of
from saidby.draft import Draft
from saidby.text.spans import Span
from saidby.wording import words

_LONGER = 12  # words, those after the place included; more are not compared


@dataclass(frozen=True, slots=True)
class Key:
    """The opening words of a place, and the words before it."""

    quote: str
    context: str

    def entry(
        self, verdict: Verdict, rules: tuple[str, ...] = (), speaker: str | None = None
    ) -> Decision:
        """An entry for the place; its ``file`` is not filled in yet."""
        return Decision("", self.quote, verdict, self.context, rules, speaker)


def key_of(draft: Draft, span: Span, *, alone: bool = True) -> Key | None:
    """What tells a place from all others, None if nothing does.

    As few words as will do: a tag that is rewritten later should not matter. Unless it
    must be ``alone``, what overlaps the place may be meant along with it.
    """
    masked, context = draft.prose.masked, context_of(draft.prose.masked, span)
    rivals = Places(masked, _alike(draft, span))
    for key in (
        Key(opening_of(masked, span), context),
        Key(_longer(masked, span), context),
    ):
        meant = rivals.of(key.entry(Verdict.IGNORE)) if key.quote else ()
        if meant == (span,) or (not alone and _is_here(meant, span)):
            return key
    return None


def _is_here(meant: tuple[Span, ...], span: Span) -> bool:
    return bool(meant) and all(other.overlaps(span) for other in meant)


def _alike(draft: Draft, span: Span) -> list[Span]:
    """The place and all quotations that begin with the same word."""
    masked, size = draft.prose.masked, len(draft.prose.masked)
    first = words(masked, span.start, size, most=1)
    quoted = (Span(q.start, q.end) for q in draft.quotations.found)
    return [
        span,
        *(s for s in quoted if words(masked, s.start, size, most=1) == first),
    ]


def _longer(masked: str, span: Span) -> str:
    return " ".join(words(masked, span.start, len(masked), most=_LONGER))
