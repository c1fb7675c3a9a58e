"""A tag with a verb that draws attention to itself.

What it flags
    A verb of speech other than the plain ones (say, tell, ask, add, answer, reply …),
    unless ``said-bookisms`` allows it. Off unless selected.

Why an editor cares
    Readers pass over “said”. They stop at “opined”, and “claimed” or “admitted” take
    sides.

Example and repair
    ``“The gates stay shut,” Ana Ruiz opined.`` Use the plain verb: ``Ana Ruiz said``.

When to switch it off
    Where the style is richer on purpose; it is off to begin with. To allow single
    verbs, list them: ``said-bookisms = ["whisper", "recall"]``.
"""

from __future__ import annotations

from collections.abc import Iterator

from saidby import lexicon
from saidby.attribution import cues
from saidby.attribution.attribution import Cue
from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Kind
from saidby.rules.base import Finding, Rule, Severity
from saidby.rules.surroundings import touches
from saidby.text.spans import Span


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    allowed = {*lexicon.lines("quiet_verbs"), *map(_lemma, options.said_bookisms)}
    allowed |= lexicon.entries("thought_verbs").keys()
    seen: set[Span] = set()
    for attribution in draft.attributions:
        cue = attribution.cue
        quotation = draft.quotations.found[attribution.quotation]
        if cue is None or cue.span in seen or quotation.kind is not Kind.DIRECT:
            continue
        verb = _verb(draft, cue)
        if verb and _lemma(verb) not in allowed and touches(draft, quotation, cue.span):
            seen.add(cue.span)
            yield Finding(cue.span, f"Would “said” do for “{verb}”?")


def _lemma(verb: str) -> str:
    return cues.verbs().get(verb.lower(), verb.lower())


def _verb(draft: Draft, cue: Cue) -> str:
    """The verb of a cue, "" if it has none that means speech."""
    words = cue.span.of(draft.prose.masked).split()
    return next((word for word in words if word.lower() in cues.verbs()), "")


RULE = Rule(
    "SB402",
    "said-bookism",
    "A tag with a verb that draws attention to itself.",
    Severity.INFORMATION,
    Stage.ATTRIBUTIONS,
    check,
    default=False,
    doc=__doc__,
)
