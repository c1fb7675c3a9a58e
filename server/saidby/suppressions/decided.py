"""Entries of the decisions file: what each suppresses, and those that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from saidby.decisions import Decision, Decisions, Places, Verdict
from saidby.draft import Draft
from saidby.rules.base import Finding, Related, Rule
from saidby.selection import is_known, nearest
from saidby.suppressions.suppression import Suppression
from saidby.text.spans import Span
from saidby.wording import all_words

# An entry that is found nowhere has no place in the draft: its finding stands at
# the beginning.
_NOWHERE = Span(0, 0)


class Decided:
    """The entries for one draft, and the places that they may mean."""

    def __init__(self, decisions: Decisions, draft: Draft) -> None:
        self._decisions = decisions
        self._masked = draft.prose.masked if decisions.entries else ""
        self._quoted = [Span(q.start, q.end) for q in draft.quotations.found]
        self._quotations = Places(self._masked, self._quoted if self._masked else ())

    def suppressions(self, flagged: Iterable[Span]) -> Iterator[Suppression]:
        """What they suppress: their words open a quotation, or what is flagged."""
        spans = Places(self._masked, [*flagged, *self._quoted] if self._masked else ())
        for entry in self._decisions.entries:
            if entry.decision is Verdict.IGNORE:
                yield Suppression(entry, spans.of(entry), entry.rules)

    def complaints(self, rules: Sequence[Rule]) -> Iterator[Finding]:
        """Those that cannot be followed."""
        for entry in self._decisions.entries:
            for selector in entry.rules:
                if not is_known(selector, rules):
                    yield self._at(_NOWHERE, entry, _no_rule(selector, rules))
            if entry.decision is not Verdict.IGNORE and not entry.for_many:
                yield from self._ambiguous(entry)

    def unused(self) -> Iterator[Finding]:
        """Those that settle a quotation which is not in the draft any more."""
        for entry in self._decisions.entries:
            if (
                entry.decision is not Verdict.IGNORE
                and not entry.for_many
                and not self._quotations.of(entry)
                and not self._is_settled_away(entry)
            ):
                yield self.useless(entry)

    def useless(self, entry: Decision) -> Finding:
        """What is said of an entry that has no use."""
        quote = entry.quote if len(entry.quote) <= 40 else f"{entry.quote[:39]}…"
        return self._at(
            _NOWHERE, entry, f"nothing here needs this decision about “{quote}”."
        )

    def _ambiguous(self, entry: Decision) -> Iterator[Finding]:
        first, *others = self._quotations.of(entry) or (_NOWHERE,)
        if others:
            message = "which of these? Give the words before it as context."
            related = tuple(Related(span, "or this one") for span in others)
            yield replace(self._at(first, entry, message), related=related)

    def _is_settled_away(self, entry: Decision) -> bool:
        """What is settled to be no quotation need not be found as one."""
        if entry.decision is not Verdict.NOT_A_QUOTATION:
            return False
        wanted = f" {' '.join(all_words(entry.quote))} "
        return wanted in f" {' '.join(all_words(self._masked))} "

    def _at(self, span: Span, entry: Decision, message: str) -> Finding:
        line = f":{entry.line}" if entry.line else ""
        return Finding(span, f"{self._decisions.path}{line}: {message}")


def _no_rule(selector: str, rules: Sequence[Rule]) -> str:
    near = nearest(selector, rules)
    hint = f" Did you mean “{near}”?" if near else ""
    return f"there is no rule “{selector}”.{hint}"
