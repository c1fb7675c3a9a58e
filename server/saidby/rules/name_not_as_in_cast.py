"""A name spelt otherwise than in the cast.

What it flags
    A name that is nearly, but not quite, that of a speaker whom the configuration
    names, and is none of the other names it gives. What stands inside quotation marks
    is left alone.

Why an editor cares
    The cast is how the house spells it.

Example and repair
    The cast has ``Mara Lindqvist``, the draft ``Mara Lindquist``. ``--fix`` writes it
    as in the cast.

When to switch it off
    Where somebody of nearly the same name appears; or name both in the cast.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby.draft import Draft, Stage
from saidby.options import CastEntry, Options
from saidby.rules.base import Edit, Finding, Fix, Rule, Severity
from saidby.rules.naming import Part, fold, words_of
from saidby.rules.repairs import is_literal
from saidby.rules.spellings import Use, uses
from saidby.wording import are_close

_SHORTEST = 5  # letters of a name that stands alone


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    if not options.cast:
        return
    known = {word for entry in options.cast for word in words_of(entry)}
    for use in uses(draft):
        for entry in options.cast:
            wrong = _wrong(use, entry, known)
            if wrong is not None:
                yield _finding(draft, *wrong, entry)
                break


def _wrong(use: Use, entry: CastEntry, known: set[str]) -> tuple[Part, str] | None:
    """The part of a name that differs from an entry's, and how it should be."""
    *givens, surname = entry.name.split()
    given = givens[0] if givens else ""
    mine, theirs = use.surname, use.given
    if theirs is None:
        names = [name for name in (surname, given) if len(name) >= _SHORTEST]
        right = next((n for n in names if are_close(mine.plain, fold(n))), None)
        return (mine, right) if right and mine.plain not in known else None
    if theirs.plain == fold(given) and mine.plain not in known:
        return (mine, surname) if are_close(mine.plain, fold(surname)) else None
    if mine.plain == fold(surname) and theirs.plain not in known:
        return (theirs, given) if are_close(theirs.plain, fold(given)) else None
    return None


def _finding(draft: Draft, wrong: Part, right: str, entry: CastEntry) -> Finding:
    edits = (Edit(wrong.span, right),) if is_literal(draft, wrong.span) else ()
    return Finding(
        wrong.span,
        f"The cast spells {entry.name} with “{right}”, not “{wrong.text}”.",
        (Fix(f"Spell it “{right}”", edits),) if edits else (),
        confidence=0.95,
    )


RULE = Rule(
    "SB305",
    "name-not-as-in-cast",
    "A name spelt otherwise than in the cast.",
    Severity.WARNING,
    Stage.ATTRIBUTIONS,
    check,
    doc=__doc__,
)
